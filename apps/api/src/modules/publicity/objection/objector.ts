import type { AppContext, Services } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';

/** By this she finds her own objections and nobody else's: equal for equal accounts, telling nothing (rules §6). */
export const objectorIndex = ({ cipher }: Pick<Services, 'cipher'>, accountId: string): Buffer =>
  cipher.index('objector', accountId);

/** The same as it comes out of a row. */
export const myIndex = ({ services, actor }: AppContext): string | null =>
  actor ? objectorIndex(services, actor.accountId).toString('hex') : null;

/** Whether any account of the same person objects: her name on her number (counter-rule a). */
export async function objectsHerself(tx: SignedInTx, index: Buffer): Promise<boolean> {
  const rows = await tx.sql<{ id: string }>(sql`select y.id from account x
    join account y on y.id = x.id or y.phone_index = x.phone_index and y.display_name = x.display_name where x.id = ${tx.actor.accountId}`);
  return rows.some(({ id }) => objectorIndex(tx.services, id).equals(index));
}
