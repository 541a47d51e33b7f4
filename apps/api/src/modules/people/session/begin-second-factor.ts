import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, type Refusal, refuse } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { factorCode, presentFactor } from './present-factor.ts';
import { newSecondFactor, secondFactorUri } from './second-factor.ts';

const MINUTES = 15;

export interface Enrolment {
  readonly secret: string;
  readonly otpUri: string;
  readonly expiresAt: Date;
}

/**
 * A new factor is hers to choose at the door, where she has just shown the old one; later she shows the present one
 * again, or whoever finds her desk unattended could make the account their own.
 */
export async function mayEnrol(tx: SignedInTx, code: string | null): Promise<Refusal | null> {
  const { accountId, app, unfinished = [] } = tx.actor;
  if (app !== 'admin') return refuse('NOT_ALLOWED', { params: { right: '登录管理端' } });
  if (unfinished.includes('SECOND_STEP') || unfinished.includes('PASSWORD')) return refuse('FINISH_SIGNING_IN');
  if (unfinished.includes('SECOND_FACTOR')) return null;
  if (!code) return refuse('REQUIRED', { field: 'code' });
  const used = await presentFactor(tx, accountId, code);
  return isRefusal(used) ? used : null;
}

/** A new secret for her authenticator; it counts once a code of it was confirmed. */
export const beginSecondFactor = useCase({
  name: 'people.begin-second-factor',
  label: '开始设置第二步验证',
  input: z.object({ code: factorCode.nullish() }),
  rate: { points: 20, seconds: 60 },
  atTheDoor: true,
  async run(tx, input): Promise<Enrolment | Refusal> {
    const no = await mayEnrol(tx, input.code ?? null);
    if (no) return no;
    const { accountId, phoneMasked } = tx.actor;
    const secret = newSecondFactor();
    const expiresAt = new Date(tx.now.getTime() + MINUTES * 60_000);
    await tx.sql(sql`update account set new_totp_cipher = ${tx.services.cipher.seal(secret)}, new_totp_until = ${expiresAt}
      where id = ${accountId}`);
    tx.changed({ entity: 'Account', id: accountId, kind: 'update', after: { secondFactor: 'begun' } });
    tx.about({ entityType: 'Account', entityId: accountId, unitId: null, countyCode: null });
    return { secret, otpUri: secondFactorUri(secret, phoneMasked), expiresAt };
  },
});
