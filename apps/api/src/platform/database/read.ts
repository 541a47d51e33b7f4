import pg from 'pg';
import { type Fragment, raw, render, type Statement } from './sql.ts';

/** The read path: prepared statements by text, rows as arrays or objects, times as text. */
export interface ReadDb {
  rows<T extends Record<string, unknown>>(query: Fragment): Promise<T[]>;
  arrays(statement: Statement): Promise<unknown[][]>;
  readonly pool: pg.Pool;
  end(): Promise<void>;
}

const TIMESTAMPTZ = 1184;
const DATE = 1082;
const INT8 = 20;
const asText = (text: string): string => text;
/** `2026-11-23 12:00:00.123+00` → `2026-11-23T12:00:00.123Z`: cheaper than a Date and already what the wire wants. */
const isoOf = (text: string): string =>
  text.endsWith('+00') ? `${text.slice(0, 10)}T${text.slice(11, -3)}Z` : new Date(text).toISOString();

export const readTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === TIMESTAMPTZ) return isoOf;
    if (oid === DATE) return asText;
    if (oid === INT8) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** Stands in a condition whose best plan depends on its values: such a statement is never prepared. */
export const plannedAnew = raw('/* planned anew */ ');
const isPlannedAnew = /search_grams @>|\/\* planned anew \*\//;

const MAX_PREPARED = 1500;
const names = new Map<string, string>();
/**
 * One name per text, for as many texts as a connection should remember; beyond that unnamed. A keyword search is
 * planned anew each time: a rare word wants the bigram index, a common one the order of the list, and one plan for
 * both reads the whole table for the common word.
 */
function nameOf(text: string): string | undefined {
  if (isPlannedAnew.test(text)) return undefined;
  const known = names.get(text);
  if (known || names.size >= MAX_PREPARED) return known;
  const name = `r${names.size}`;
  names.set(text, name);
  return name;
}

export function createReadDb(connectionString: string, max: number): ReadDb {
  const pool = new pg.Pool({
    connectionString,
    max,
    types: readTypes,
    options: '-c TimeZone=UTC -c statement_timeout=15000',
  });
  pool.on('error', () => undefined); // an idle connection dropped by the server; the pool replaces it
  const query = (statement: Statement, rowMode?: 'array') => {
    const name = nameOf(statement.text);
    return pool.query({
      text: statement.text,
      values: [...statement.values],
      ...(name && { name }),
      ...(rowMode && { rowMode }),
    } as pg.QueryConfig);
  };
  return {
    pool,
    rows: async <T extends Record<string, unknown>>(fragment: Fragment) => (await query(render(fragment))).rows as T[],
    arrays: async (statement) => (await query(statement, 'array')).rows as unknown as unknown[][],
    end: () => pool.end(),
  };
}
