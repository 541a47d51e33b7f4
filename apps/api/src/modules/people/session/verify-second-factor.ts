import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { minutesUntil, trySecondFactor } from './guesses.ts';
import { openSession } from './open-session.ts';
import { stepOf } from './second-factor.ts';
import type { SignInOutcome } from './sign-in.ts';

const code = z
  .string()
  .max(40, { message: 'WRONG_SECOND_FACTOR' })
  .transform((text) => text.normalize('NFKC').replace(/\s/g, ''));

interface Row extends Record<string, unknown> {
  totp_cipher: string | null;
  totp_last_step: string | null;
}

/** The second step into the admin app: a new session replaces the waiting one, and each time step counts once. */
export const verifySecondFactor = useCase({
  name: 'people.verify-second-factor',
  label: '第二步验证',
  input: z.object({ code }),
  rate: { points: 30, seconds: 60 },
  async run(tx, input): Promise<SignInOutcome | Refusal> {
    const { accountId, app } = tx.actor;
    if (app !== 'admin') return refuse('NOT_ALLOWED', { params: { right: '登录管理端' } });
    const lockedUntil = await trySecondFactor(tx.services, accountId);
    if (lockedUntil) return refuse('ACCOUNT_LOCKED', { params: { minutes: minutesUntil(lockedUntil, tx.now) } });
    // The lock makes two copies of one code follow each other: the second finds the step used.
    const [account] = await tx.sql<Row>(
      sql`select totp_cipher, totp_last_step from account where id = ${accountId} and state = 'ACTIVE' for update`,
    );
    const last =
      account?.totp_last_step === null || account?.totp_last_step === undefined ? null : Number(account.totp_last_step);
    const step = account?.totp_cipher
      ? stepOf(tx.services.cipher.open(account.totp_cipher), input.code, tx.now, last)
      : null;
    if (step === null) return refuse('WRONG_SECOND_FACTOR', { field: 'code' });
    await tx.sql(
      sql`update account set totp_last_step = ${step}, second_factor_attempts = 0, second_factor_locked_until = null where id = ${accountId}`,
    );
    tx.about({ entityType: 'Account', entityId: accountId, unitId: null, countyCode: null });
    const { sessionId } = await openSession(tx, accountId, 'admin', true);
    return { kind: 'SignedIn', sessionId };
  },
});
