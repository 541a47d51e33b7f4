import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { issueSmsCode, type SmsIssued } from './sms-code.ts';

/** A code to enrol the number is no second step, and the other way round. */
export const enrolSubject = (tx: SignedInTx): Buffer => tx.services.cipher.index('sms-enrol', tx.actor.accountId);

/** Sends a code to the number of her account. */
export async function sendToOwnPhone(tx: SignedInTx, subject: Buffer): Promise<SmsIssued | Refusal> {
  const [account] = await tx.sql<{ phone_cipher: string; phone_index: Buffer }>(
    sql`select phone_cipher, phone_index from account where id = ${tx.actor.accountId}`,
  );
  if (!account) return refuse('NOT_FOUND');
  return issueSmsCode(tx, {
    subject,
    phone: tx.services.cipher.open(account.phone_cipher),
    phoneIndex: account.phone_index,
    accountId: tx.actor.accountId,
  });
}
