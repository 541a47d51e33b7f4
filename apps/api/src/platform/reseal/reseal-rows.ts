import type pg from 'pg';
import type { Cipher } from '../crypto/cipher.ts';
import { inTransaction } from './in-transaction.ts';
import { bearsAnother, type SealedTable } from './sealed-columns.ts';

/** A transaction holds its rows for a moment only: people go on working meanwhile. */
const AT_ONCE = 500;

/**
 * Seals anew what another key sealed, in batches of one transaction each, in the order of the primary key. A run that was
 * broken off leaves whole batches; the next run passes over them. Rows locked or written meanwhile are found by the next round.
 */
export async function resealTable(
  client: pg.ClientBase,
  cipher: Cipher,
  table: SealedTable,
  tell: (rows: number) => void,
): Promise<number> {
  let after: readonly string[] | null = null;
  let changed = 0;
  for (;;) {
    const batch = await inTransaction(client, () => resealBatch(client, cipher, table, after));
    if (batch.length === 0) return changed;
    after = batch.at(-1) ?? null;
    changed += batch.length;
    tell(batch.length);
  }
}

async function resealBatch(
  client: pg.ClientBase,
  cipher: Cipher,
  table: SealedTable,
  after: readonly string[] | null,
): Promise<readonly (readonly string[])[]> {
  const names = table.key.map(({ name }) => name);
  const later = after
    ? `and (${names.join(', ')}) > (${table.key.map(({ type }, at) => `$${at + 2}::${type}`).join(', ')})`
    : '';
  const { rows } = await client.query<Record<string, string | null>>(
    `select ${names.map((name, at) => `${name}::text as k${at}`).join(', ')}, ${table.columns.join(', ')} from ${table.name}
     where ${bearsAnother(table, '$1')} ${later} order by ${names.join(', ')} limit ${AT_ONCE} for update skip locked`,
    [`${cipher.keyId}:%`, ...(after ?? [])],
  );
  for (const row of rows) {
    const stale = table.columns.filter((column) => row[column] && !row[column].startsWith(`${cipher.keyId}:`));
    const keys = keysOf(table, row);
    await client.query(
      `update ${table.name} set ${stale.map((column, at) => `${column} = $${at + 1}`).join(', ')}
       where ${table.key.map(({ name, type }, at) => `${name} = $${stale.length + at + 1}::${type}`).join(' and ')}`,
      [...stale.map((column) => cipher.seal(cipher.open(row[column] ?? ''))), ...keys],
    );
  }
  return rows.map((row) => keysOf(table, row));
}

const keysOf = ({ key }: SealedTable, row: Record<string, string | null>): string[] =>
  key.map((_, at) => row[`k${at}`] ?? '');
