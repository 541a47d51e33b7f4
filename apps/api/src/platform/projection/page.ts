import { limits } from '@jinguo/schema';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { AppContext } from '../context.ts';
import { all, type Fragment, raw, render, sql } from '../database/sql.ts';
import { columnsFragment, planOf } from './compile.ts';
import type { Projection } from './fields.ts';
import { selectFrom } from './read.ts';
import { asksFor, selectionOf } from './selection.ts';

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}
export interface Connection<T> {
  readonly edges: readonly { readonly cursor: string; readonly node: T }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount?: number;
}

/** Order by columns that end in a unique one; all ascending or all descending, so that one row comparison pages it. */
export interface Order {
  readonly columns: readonly {
    readonly sql: string;
    readonly type: 'timestamptz' | 'uuid' | 'text' | 'integer' | 'bigint' | 'smallint';
  }[];
  readonly direction: 'asc' | 'desc';
}

export interface PageSpec {
  readonly projection: Projection;
  readonly reach: Fragment;
  readonly where?: Fragment | undefined;
  readonly needs?: readonly string[] | undefined;
  /**
   * A condition on the projection's first table alone, for rows to be found and sorted before anything is joined to
   * them or asked of their reach: a word met four hundred times then costs the joins of one page.
   */
  readonly sortedFirst?: Fragment | null | undefined;
  readonly order: Order;
  readonly args: PageArgs;
}

const TOTAL_LIMIT = 10_000;

const badCursor = (): GraphQLError =>
  new GraphQLError('翻页位置已失效，请回到第一页。', { extensions: { code: 'INVALID_CURSOR' } });

export const encodeCursor = (values: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

/** A cursor's values, checked against the order's types: a cursor is input like any other. */
export function decodeCursor(cursor: string, order: Order): unknown[] {
  if (cursor.length > 500) throw badCursor();
  let values: unknown;
  try {
    values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw badCursor();
  }
  if (!Array.isArray(values) || values.length !== order.columns.length) throw badCursor();
  const fits = order.columns.every(({ type }, i) => fitsType(values[i], type));
  if (!fits) throw badCursor();
  return values;
}

/** A moment as cursors hold it, on a day that exists: of 30 February PostgreSQL makes an error, not a moment. */
function isMoment(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(text)) return false;
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 19) === text.slice(0, 19);
}

function fitsType(value: unknown, type: Order['columns'][number]['type']): boolean {
  if (type === 'uuid') return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
  if (type === 'timestamptz') return typeof value === 'string' && isMoment(value);
  if (type === 'text') return typeof value === 'string' && !value.includes('\u0000');
  const limit = type === 'smallint' ? 32767 : type === 'integer' ? 2147483647 : Number.MAX_SAFE_INTEGER;
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= limit;
}

/** Page sizes are few and literal: `limit $1` would be planned anew at each execution (stack §5). */
export function pageSize(first: number | null | undefined): number {
  const wanted = first ?? limits.pageSizeDefault;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > Math.max(...limits.pageSizes)) {
    throw new GraphQLError(`每页 1 到 ${Math.max(...limits.pageSizes)} 条。`, { extensions: { code: 'OUT_OF_RANGE' } });
  }
  return wanted;
}

/** One more than the next page size that holds `size`: few statement texts, and the row beyond tells of a next page. */
export const literalLimit = (size: number): number => (limits.pageSizes.find((known) => known >= size) ?? size) + 1;

/** The condition "after this cursor" as one row comparison. */
export function afterCursor(cursor: string, order: Order): Fragment {
  const values = decodeCursor(cursor, order);
  const left = order.columns.map((column) => column.sql).join(', ');
  const right = sql.join(
    order.columns.map((column, i) => sql`${values[i]}::${raw(column.type)}`),
    ', ',
  );
  return sql`(${raw(left)}) ${raw(order.direction === 'asc' ? '>' : '<')} (${right})`;
}

/** A Relay connection by keyset: the same cost at any depth, one statement (two with totalCount). */
export async function readPage<T = Record<string, unknown>>(
  context: AppContext,
  info: GraphQLResolveInfo,
  spec: PageSpec,
): Promise<Connection<T>> {
  const size = pageSize(spec.args.first);
  const rows = await readRows<T>(context, info, spec, size);
  return connectionOf(
    rows.slice(0, size).map(({ values, node }) => ({ cursor: encodeCursor(values), node })),
    { hasNextPage: rows.length > size, hasPreviousPage: Boolean(spec.args.after) },
    await totalOf(context, info, spec),
  );
}

export interface PagedRow<T> {
  /** Of the order's columns. */
  readonly values: readonly unknown[];
  readonly node: T;
}

export const totalOf = async (
  context: AppContext,
  info: GraphQLResolveInfo,
  spec: PageSpec,
): Promise<number | undefined> => (asksFor(info, 'totalCount') ? countUpTo(context, spec) : undefined);

/** The rows after the cursor in order, at least one more than `size` where there are so many. */
export async function readRows<T>(
  context: AppContext,
  info: GraphQLResolveInfo,
  spec: PageSpec,
  size: number,
): Promise<PagedRow<T>[]> {
  const plan = planOf(spec.projection, selectionOf(info, ['edges', 'node']), context.actor);
  const keys = spec.order.columns.map((column) => column.sql);
  const columns = columnsFragment({ columns: [...plan.columns, ...keys], guards: plan.guards }, context.actor);
  const after = spec.args.after ? sql` and ${afterCursor(spec.args.after, spec.order)}` : raw('');
  const orderBy = keys.map((key) => `${key} ${spec.order.direction}`).join(', ');
  const from = spec.sortedFirst ? firstSorted(spec, columns, plan.joins, orderBy) : undefined;
  const statement = render(
    sql`${selectFrom(spec, columns, plan.joins, from)}${after} ${raw(`order by ${orderBy} limit ${literalLimit(size)}`)}`,
  );
  const rows = await context.services.read.arrays(statement);
  return rows.map((row) => ({ values: row.slice(plan.columns.length), node: plan.build(row, context) as T }));
}

/**
 * The projection's first table, narrowed and sorted, with the columns the rest of the statement asks of it. `offset 0` keeps
 * the planner from pulling the sort up; it still walks the order's index for a common word.
 */
function firstSorted(spec: PageSpec, columns: Fragment, joins: readonly string[], orderBy: string): Fragment {
  const [, table = '', alias = '', rest = ''] = /^(\w+) (\w+)(.*)$/s.exec(spec.projection.from) ?? [];
  const { text } = render(selectFrom(spec, columns, joins));
  const asked = new Set(text.match(new RegExp(`\\b${alias}\\.\\w+`, 'g')));
  const head = raw(`(select ${[...asked].join(', ')} from ${table} ${alias} where `);
  return sql`${head}${spec.sortedFirst ?? raw('true')}${raw(` order by ${orderBy} offset 0) ${alias}${rest}`)}`;
}

export function connectionOf<T>(
  edges: readonly { readonly cursor: string; readonly node: T }[],
  flags: { hasNextPage: boolean; hasPreviousPage: boolean },
  totalCount?: number,
): Connection<T> {
  const pageInfo = { ...flags, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
  return totalCount === undefined ? { edges, pageInfo } : { edges, pageInfo, totalCount };
}

/** Counts at most 10,000: an unbounded count would grow with the table. */
async function countUpTo(context: AppContext, spec: PageSpec): Promise<number> {
  const where = spec.sortedFirst ? all([spec.where, spec.sortedFirst]) : spec.where;
  const inner = selectFrom({ ...spec, where }, raw('1'), []);
  const [row] = await context.services.read.rows<{ n: number }>(
    sql`select count(*)::int as n from (${inner} limit ${raw(String(TOTAL_LIMIT))}) counted`,
  );
  return row?.n ?? 0;
}
