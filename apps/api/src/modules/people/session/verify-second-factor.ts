import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { secretsChanged } from '../people.events.ts';
import { openSession } from './open-session.ts';
import { factorCode, presentFactor } from './present-factor.ts';
import type { SignInOutcome } from './sign-in.ts';

/** The second step into the admin app: a new session replaces the waiting one, and each code counts once. */
export const verifySecondFactor = useCase({
  name: 'people.verify-second-factor',
  label: '第二步验证',
  input: z.object({ code: factorCode }),
  rate: { points: 30, seconds: 60, shared: true },
  atTheDoor: true,
  async run(tx, input): Promise<SignInOutcome | Refusal> {
    const { accountId, app } = tx.actor;
    if (app !== 'admin') return refuse('NOT_ALLOWED', { params: { right: '登录管理端' } });
    const used = await presentFactor(tx, accountId, input.code);
    if (isRefusal(used)) return used;
    // Ended since the request began, by another password or from another device: the right code opens nothing any more.
    const [waiting] = await tx.sql(
      sql`select 1 as one from session where id = ${tx.actor.sessionId} and revoked_at is null`,
    );
    if (!waiting) return refuse('NOT_SIGNED_IN');
    tx.about({ entityType: 'Account', entityId: accountId, unitId: null, countyCode: null });
    if (used === 'RECOVERY') tx.publish(secretsChanged.of({ accountId, what: 'RECOVERY_USED' }));
    const { sessionId } = await openSession(tx, accountId, 'admin', true);
    return { kind: 'SignedIn', sessionId };
  },
});
