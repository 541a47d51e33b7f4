import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/**
 * Whether two accounts are one person's: the same, or a second one of her name on her number. Where two people must act,
 * a second account of the first is not another person (counter-rule a).
 */
export async function isSamePerson(tx: Pick<Tx, 'sql'>, one: string, other: string): Promise<boolean> {
  if (one === other) return true;
  const [row] = await tx.sql(sql`select 1 as same from account a join account b on b.id = ${other}
    where a.id = ${one} and a.phone_index = b.phone_index and a.display_name = b.display_name`);
  return row !== undefined;
}
