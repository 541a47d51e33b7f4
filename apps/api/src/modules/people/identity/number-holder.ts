import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/**
 * Whether somebody already holds this number, with the number locked until the end of the transaction: of two who state it
 * at once the first holds it. Asked for every registration, so that a taken number takes no longer than a free one.
 */
export async function isNumberHeld(tx: Tx, index: Buffer, exceptId: string | null = null): Promise<boolean> {
  await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended(${index.toString('hex')}, 0))`);
  const [row] = await tx.sql(sql`select 1 as held from volunteer where id_number_index = ${index} and not id_disputed
    and id is distinct from ${exceptId}::uuid`);
  return row !== undefined;
}
