import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { SignedInTx, Tx } from '../../../platform/use-case.ts';

/** Who writes a child down does not answer for its guardian: with her own number one person would do both (counter-rule a). */
export const guardianIsYou = { code: 'GUARDIAN_IS_YOU', field: 'guardian.phone' } as const satisfies Reason;

/** Whether a phone is that of an account, as a question that many rows can ask. */
export async function ownNumberOf(tx: Tx, accountId: string): Promise<(phone: string) => boolean> {
  const [own] = await tx.sql<{ phone_index: Buffer }>(sql`select phone_index from account where id = ${accountId}`);
  return (phone) => own !== undefined && tx.services.cipher.index('phone', phone).equals(own.phone_index);
}

/** The reason when the guardian named is whoever does the naming. */
export const isOwnNumber = async (tx: SignedInTx, phone: string): Promise<readonly Reason[]> =>
  (await ownNumberOf(tx, tx.actor.accountId))(phone) ? [guardianIsYou] : [];
