import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { setPassword } from './change-password.ts';
import { newPassword, passwordFits } from './password.ts';
import type { SignInOutcome } from './sign-in.ts';

/** Instead of the password that was shown to somebody else, her own; only at her first sign-in, at the door. */
export const choosePassword = useCase({
  name: 'people.choose-password',
  label: '首次登录设置密码',
  input: z.object({ password: newPassword }),
  rate: { points: 20, seconds: 60 },
  atTheDoor: true,
  async run(tx, { password }) {
    const { accountId, unfinished } = tx.actor;
    const [account] = await tx.sql<{ password_hash: string; password_initial: boolean }>(
      sql`select password_hash, password_initial from account where id = ${accountId} for update`,
    );
    if (!account?.password_initial || unfinished?.includes('SECOND_STEP')) return refuse('FINISH_SIGNING_IN');
    if (await passwordFits(account.password_hash, password)) return refuse('SAME_PASSWORD', { field: 'password' });
    return { kind: 'SignedIn', sessionId: await setPassword(tx, password) } satisfies SignInOutcome;
  },
});
