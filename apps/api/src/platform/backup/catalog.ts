import type pg from 'pg';
import type { Sequence } from './archive.ts';

export interface Table {
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly string[];
}

const ours = `n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%' and n.nspname not like 'pg_toast_temp%'
  and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

/** What makes the text of rows the same wherever and whenever they are read, and nothing hidden from the reader. */
export const plainText = `set timezone = 'UTC'; set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
  set extra_float_digits = 1; set client_encoding = 'UTF8'; set synchronize_seqscans = off; set max_parallel_workers_per_gather = 0;
  set row_security = off; set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0`;

/** Every table that holds rows itself (partitions, not their parents), with the columns one may write. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`select n.nspname as schema, c.relname as name,
      (select coalesce(array_agg(a.attname::text order by a.attnum), '{}') from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${ours} order by 1, 2`);
  return rows;
}

export async function sequencesOf(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${ours} order by 1, 2`,
  );
  const found: Sequence[] = [];
  for (const { schema, name } of rows) {
    const { rows: values } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${nameOf({ schema, name })}`,
    );
    const [value] = values;
    if (value) found.push({ schema, name, lastValue: value.last, isCalled: value.called });
  }
  return found;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const nameOf = ({ schema, name }: { schema: string; name: string }): string =>
  `${quoted(schema)}.${quoted(name)}`;
export const columnsOf = ({ columns }: { columns: readonly string[] }): string => columns.map(quoted).join(', ');

/** The rows of one table as text, in the order they lie in. */
export const rowsText = (table: Table): string => `copy ${nameOf(table)} (${columnsOf(table)}) to stdout`;

/** The version of the job queue's own schema; null where there is none. */
export async function jobsVersionOf(client: pg.ClientBase): Promise<number | null> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('pgboss.version') is not null as there`);
  if (!rows[0]?.there) return null;
  const { rows: found } = await client.query<{ version: number }>('select version from pgboss.version limit 1');
  return found[0]?.version ?? null;
}
