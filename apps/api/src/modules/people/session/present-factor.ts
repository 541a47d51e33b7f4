import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { minutesUntil, trySecondFactor } from './guesses.ts';
import { isRecoveryCode, normalizeCode, useRecoveryCode } from './recovery-codes.ts';
import { stepOf } from './second-factor.ts';
import { dropSmsCode, secondFactorSubject, smsCodeFits } from './sms-code.ts';

/** A code as people type it: six digits from the authenticator or a text message, or one of the recovery codes. */
export const factorCode = z.string().max(40, { message: 'WRONG_SECOND_FACTOR' }).transform(normalizeCode);

export type FactorUsed = 'TOTP' | 'SMS' | 'RECOVERY';

interface Row extends Record<string, unknown> {
  totp_cipher: string | null;
  totp_last_step: string | null;
  sms_factor: boolean;
}

/**
 * Which of her second factors the code is, used up by this; a refusal when none. Counted before it is looked at, and
 * only a right code ends that count: a known password must not. The lock makes two copies of one code follow each other.
 */
export async function presentFactor(tx: Tx, accountId: string, code: string): Promise<FactorUsed | Refusal> {
  const lockedUntil = await trySecondFactor(tx.services, accountId);
  if (lockedUntil) return refuse('ACCOUNT_LOCKED', { params: { minutes: minutesUntil(lockedUntil, tx.now) } });
  const [account] = await tx.sql<Row>(
    sql`select totp_cipher, totp_last_step, sms_factor from account where id = ${accountId} and state = 'ACTIVE' for update`,
  );
  const used = account ? await match(tx, accountId, account, code) : null;
  if (!used) return refuse('WRONG_SECOND_FACTOR', { field: 'code' });
  await tx.sql(
    sql`update account set totp_last_step = coalesce(${used.step}::bigint, totp_last_step), second_factor_attempts = 0,
      second_factor_locked_until = null where id = ${accountId}`,
  );
  return used.kind;
}

async function match(
  tx: Tx,
  accountId: string,
  account: Row,
  code: string,
): Promise<{ kind: FactorUsed; step: number | null } | null> {
  if (isRecoveryCode(code))
    return (await useRecoveryCode(tx, accountId, code)) ? { kind: 'RECOVERY', step: null } : null;
  const last = account.totp_last_step === null ? null : Number(account.totp_last_step);
  const step = account.totp_cipher ? stepOf(tx.services.cipher.open(account.totp_cipher), code, tx.now, last) : null;
  if (step !== null) return { kind: 'TOTP', step };
  if (!account.sms_factor) return null;
  const subject = secondFactorSubject(tx, accountId);
  const sent = (await smsCodeFits(tx, subject, code)) && (await dropSmsCode(tx, subject, code));
  return sent ? { kind: 'SMS', step: null } : null;
}
