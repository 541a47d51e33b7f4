import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { newId } from '../../src/platform/ids.ts';

/** A row by its columns, each an SQL expression; what is left out and needed is made up. */
export type Row = Readonly<Record<string, string>>;

interface Column extends Record<string, unknown> {
  name: string;
  type: string;
  needed: boolean;
}
interface ForeignKey extends Record<string, unknown> {
  columns: string[];
  target: string;
  theirs: string[];
}

/** Tables of the platform by name, without the years of partitioned ones and the list of migrations. */
export const tablesOf = async (client: pg.ClientBase): Promise<string[]> =>
  (
    await client.query<{ name: string }>(`select c.relname as name from pg_class c where c.relkind in ('r', 'p')
      and c.relnamespace = 'public'::regnamespace and not c.relispartition and c.relname <> 'schema_migration' order by 1`)
  ).rows.map(({ name }) => name);

const isEmpty = async (client: pg.ClientBase, table: string): Promise<boolean> =>
  (await client.query(`select 1 from "${table}" limit 1`)).rows.length === 0;

/** All of them by one question: a hundred tables are asked after each of a hundred migrations. */
const emptyOf = async (client: pg.ClientBase): Promise<string[]> => {
  const each = (await tablesOf(client)).map(
    (table) => `select '${table}' as name where not exists (select from "${table}")`,
  );
  return (await client.query<{ name: string }>(each.join(' union all '))).rows.map(({ name }) => name);
};

/**
 * Puts a row into every table that has none: the given ones, or one that fits its columns, keys and choices. A table that
 * comes with a later migration is filled without a word; one whose rules are finer asks for a row of its own.
 */
export async function fillEmpty(client: pg.ClientBase, given: Readonly<Record<string, readonly Row[]>>): Promise<void> {
  let waiting = await emptyOf(client);
  while (waiting.length > 0) {
    const before = waiting.length;
    const later = [];
    for (const table of waiting) if (!(await fill(client, table, given[table] ?? [{}]))) later.push(table);
    waiting = later;
    if (waiting.length === before) throw new Error(`Nothing to refer to for: ${waiting.join(', ')}`);
  }
}

/** False when a table it refers to has no row yet. */
async function fill(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<boolean> {
  const { rows: columns } = await client.query<Column>(
    `select attname as name, format_type(atttypid, atttypmod) as type,
       attnotnull and not atthasdef and attidentity = '' and attgenerated = '' as needed
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [table],
  );
  const { rows: keys } = await client.query<ForeignKey>(
    `select f.confrelid::regclass::text as target,
       (select array_agg(a.attname::text order by k.n) from unnest(f.conkey) with ordinality k(num, n) join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.num) as columns,
       (select array_agg(a.attname::text order by k.n) from unnest(f.confkey) with ordinality k(num, n) join pg_attribute a on a.attrelid = f.confrelid and a.attnum = k.num) as theirs
     from pg_constraint f where f.contype = 'f' and f.conrelid = $1::regclass`,
    [table],
  );
  const choices = await choicesOf(client, table);
  const needed = columns.filter((column) => column.needed);
  const names = new Set(columns.map(({ name }) => name));
  const refers = keys.filter((key) => key.columns.some((name) => needed.some((column) => column.name === name)));
  for (const { target } of refers) if (target !== table && (await isEmpty(client, target))) return false;
  for (const row of rows) {
    // A later version has columns an earlier one lacks.
    const values: Record<string, string> = Object.fromEntries(Object.entries(row).filter(([name]) => names.has(name)));
    for (const { columns: own, target, theirs } of refers)
      for (const [at, name] of own.entries())
        values[name] ??= `(select "${theirs[at]}" from ${target} order by ctid limit 1)`;
    for (const { name, type } of needed) values[name] ??= choices.get(name) ?? made(type);
    const list = Object.keys(values);
    await client
      .query(
        `insert into "${table}" (${list.map((name) => `"${name}"`).join()}) values (${list.map((name) => values[name]).join()})`,
      )
      .catch((error: unknown) => {
        throw new Error(`${table}: ${(error as Error).message}`);
      });
  }
  return true;
}

/** The first of what a CHECK lets a column be. */
async function choicesOf(client: pg.ClientBase, table: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where contype = 'c' and conrelid = $1::regclass`,
    [table],
  );
  return new Map(
    rows.flatMap(({ text }) => {
      const [, name, value] = /^CHECK \(\((\w+) = ANY \(ARRAY\['([^']+)'::/.exec(text) ?? [];
      return name && value ? [[name, `'${value}'`] as const] : [];
    }),
  );
}

function made(type: string): string {
  if (type === 'uuid') return `'${newId()}'`;
  if (type === 'bytea') return `'\\x${randomBytes(16).toString('hex')}'`;
  if (type.startsWith('timestamp')) return `'2026-11-20T01:00:00Z'`;
  if (type === 'date') return `'2026-11-20'`;
  if (type === 'tstzrange') return `'[2026-11-20T01:00:00Z,2026-11-20T03:00:00Z)'`;
  if (type === 'jsonb') return `'{}'`;
  if (type === 'boolean') return 'false';
  if (type.endsWith('[]')) return `'{}'`;
  if (type === 'character(6)') return `'370303'`;
  if (type === 'character(4)') return `'3703'`;
  return /int|numeric/.test(type) ? '1' : `'演示·${randomBytes(4).toString('hex')}'`;
}

/** Every row of every table by its key. */
export type Content = Map<string, Map<string, Record<string, unknown>>>;

export async function rowsByKey(client: pg.ClientBase): Promise<Content> {
  const tables = await tablesOf(client);
  const { rows: keys } = await client.query<{ table: string; columns: string[] }>(
    `select c.relname as table, array_agg(a.attname::text order by a.attnum) as columns from pg_index i join pg_class c on c.oid = i.indrelid
     join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
     where i.indisprimary and c.relnamespace = 'public'::regnamespace group by 1`,
  );
  const keyOf = new Map(keys.map(({ table, columns }) => [table, columns]));
  const content: Content = new Map(tables.map((table) => [table, new Map()]));
  const each = tables.map((table) => `select '${table}' as table, to_jsonb(t) as row from "${table}" t`);
  const { rows } = await client.query<{ table: string; row: Record<string, unknown> }>(each.join(' union all '));
  for (const { table, row } of rows) {
    const key = Object.fromEntries((keyOf.get(table) ?? []).map((column) => [column, row[column]]));
    content.get(table)?.set(JSON.stringify(key), row);
  }
  return content;
}

/** What of `before` is gone or says something else now, as `table.column`; new columns are none of it. */
export function lostOrChanged(before: Content, after: Content): string[] {
  const told: string[] = [];
  for (const [table, rows] of before) {
    const now = after.get(table);
    for (const [key, row] of rows) {
      const there = now?.get(key);
      if (!there) told.push(`${table} lost ${key}`);
      else
        for (const [column, value] of Object.entries(row))
          if (JSON.stringify(there[column]) !== JSON.stringify(value)) told.push(`${table}.${column} of ${key}`);
    }
  }
  return told;
}
