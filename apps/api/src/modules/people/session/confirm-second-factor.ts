import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { secretsChanged } from '../people.events.ts';
import { minutesUntil, trySecondFactor } from './guesses.ts';
import { openSession } from './open-session.ts';
import { factorCode } from './present-factor.ts';
import { issueRecoveryCodes } from './recovery-codes.ts';
import { stepOf } from './second-factor.ts';
import { endSessions } from './sessions.ts';

export interface FactorSet {
  readonly recoveryCodes: readonly string[];
}

interface Row extends Record<string, unknown> {
  cipher: string | null;
  in_time: boolean;
}

/** A code of the new authenticator proves that she has it; from now on it is the second factor, with ten new recovery codes. */
export const confirmSecondFactor = useCase({
  name: 'people.confirm-second-factor',
  label: '设置第二步验证',
  input: z.object({ code: factorCode }),
  rate: { points: 20, seconds: 60, shared: true },
  atTheDoor: true,
  async run(tx, { code }): Promise<FactorSet | Refusal> {
    const { accountId } = tx.actor;
    const lockedUntil = await trySecondFactor(tx.services, accountId);
    if (lockedUntil) return refuse('ACCOUNT_LOCKED', { params: { minutes: minutesUntil(lockedUntil, tx.now) } });
    const [row] =
      await tx.sql<Row>(sql`select new_totp_cipher as cipher, coalesce(new_totp_until > ${tx.now}::timestamptz, false) as in_time
      from account where id = ${accountId} for update`);
    if (!row?.cipher || !row.in_time) return refuse('ENROLMENT_EXPIRED');
    const step = stepOf(tx.services.cipher.open(row.cipher), code, tx.now, null);
    if (step === null) return refuse('WRONG_SECOND_FACTOR', { field: 'code' });
    await tx.sql(
      sql`update account set totp_cipher = new_totp_cipher, totp_last_step = ${step} where id = ${accountId}`,
    );
    return setFactor(tx);
  },
});

/** What follows a new factor, whichever: fresh recovery codes, her other sessions end, this one goes on with a new token. */
export async function setFactor(tx: SignedInTx): Promise<FactorSet> {
  const { accountId, app, secondFactor } = tx.actor;
  await tx.sql(sql`update account set factor_initial = false, new_totp_cipher = null, new_totp_until = null,
    second_factor_attempts = 0, second_factor_locked_until = null where id = ${accountId}`);
  const recoveryCodes = await issueRecoveryCodes(tx, accountId);
  await endSessions(tx, accountId, 'FACTOR_CHANGED');
  await openSession(tx, accountId, app, secondFactor);
  tx.changed({ entity: 'Account', id: accountId, kind: 'update', after: { secondFactor: 'set' } });
  tx.about({ entityType: 'Account', entityId: accountId, unitId: null, countyCode: null });
  tx.publish(secretsChanged.of({ accountId, what: 'SECOND_FACTOR' }));
  return { recoveryCodes };
}
