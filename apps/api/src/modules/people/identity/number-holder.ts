import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** Locks many numbers until the end of the transaction, in one order for everybody: two files of one roster wait, not hang. */
export const lockNumbers = (tx: Tx, indexes: readonly Buffer[]): Promise<unknown> =>
  tx.sql(sql`select pg_advisory_xact_lock(n.key) from (select distinct hashtextextended(i.hex, 0) as key
    from unnest(${indexes.map((index) => index.toString('hex'))}::text[]) as i(hex) order by 1) n`);

/**
 * Whether somebody already holds this number, with the number locked until the end of the transaction: of two who state it
 * at once the first holds it. Asked for every registration, so that a taken number takes no longer than a free one.
 */
export async function isNumberHeld(tx: Tx, index: Buffer, exceptId: string | null = null): Promise<boolean> {
  await lockNumbers(tx, [index]);
  const [row] = await tx.sql(sql`select 1 as held from volunteer where id_number_index = ${index} and not id_disputed
    and id is distinct from ${exceptId}::uuid`);
  return row !== undefined;
}
