import type pg from 'pg';

/** A table that holds sealed text, by the catalogue: no list to forget a column in. */
export interface SealedTable {
  readonly name: string;
  /** Its primary key, each column with its type. */
  readonly key: readonly { readonly name: string; readonly type: string }[];
  /** Columns of sealed text: by our convention their names end in `_cipher` (a test holds it). */
  readonly columns: readonly string[];
}

/** Every table with sealed text, in the order of its name. */
export async function sealedTables(client: pg.ClientBase): Promise<readonly SealedTable[]> {
  const { rows } = await client.query<SealedTable>(`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by k.place)
        from pg_index i, unnest(i.indkey) with ordinality k(attnum, place)
        join pg_attribute a on a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid) as key,
      json_agg(s.attname order by s.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute s on s.attrelid = c.oid and s.attname like '%\\_cipher' and not s.attisdropped and s.attnum > 0
    where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
    group by c.oid, c.relname order by c.relname`);
  return rows;
}

/** A condition: the column holds sealed text. An empty one was emptied when nobody needed it any more (an export that is made). */
export const isFilled = (column: string): string => `${column} <> ''`;

/** A condition: some sealed column of the row was not sealed by the key named by the parameter. */
export const bearsAnother = ({ columns }: SealedTable, parameter: string): string =>
  `(${columns.map((column) => `(${isFilled(column)} and ${column} not like ${parameter})`).join(' or ')})`;
