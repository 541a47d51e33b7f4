import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import type { AppContext } from '../context.ts';
import { all, type Fragment } from '../database/sql.ts';
import {
  type Connection,
  connectionOf,
  encodeCursor,
  type Order,
  type PagedRow,
  type PageSpec,
  pageSize,
  readRows,
  totalOf,
} from './page.ts';

/** One stretch of a list: its rows, and their order, which an index walks. */
export interface PagePart {
  readonly where: Fragment;
  readonly order: Order;
}

/**
 * A list in stretches of different orders, one after another: what comes next by time, then what is over backwards. Sorted by
 * one expression the whole reach would be read for each page; so each stretch is walked by its index, and the next one is
 * asked only when this one ends on the page.
 */
export async function readPageInParts<T = Record<string, unknown>>(
  context: AppContext,
  info: GraphQLResolveInfo,
  spec: Omit<PageSpec, 'order'>,
  parts: readonly PagePart[],
): Promise<Connection<T>> {
  const size = pageSize(spec.args.first);
  const from = spec.args.after ? partOf(spec.args.after, parts.length) : null;
  const found: (PagedRow<T> & { readonly part: number })[] = [];
  for (let n = from?.part ?? 0; n < parts.length && found.length <= size; n += 1) {
    const { where, order } = parts[n] as PagePart;
    const after = n === from?.part ? from.after : null;
    const rows = await readRows<T>(
      context,
      info,
      { ...spec, where: all([spec.where, where]), order, args: { first: size, after } },
      size,
    );
    found.push(...rows.map((row) => ({ ...row, part: n })));
  }
  const [{ order } = { order: null }] = parts;
  return connectionOf(
    found.slice(0, size).map(({ part, values, node }) => ({ cursor: `${part}.${encodeCursor(values)}`, node })),
    { hasNextPage: found.length > size, hasPreviousPage: from !== null },
    order ? await totalOf(context, info, { ...spec, order }) : undefined,
  );
}

/** A cursor says which stretch it stands in. What follows is checked against that stretch's order when it is read. */
function partOf(cursor: string, parts: number): { part: number; after: string } {
  const part = /^(\d)\.(.{1,500})$/s.exec(cursor);
  const n = Number(part?.[1]);
  if (!part?.[2] || n >= parts)
    throw new GraphQLError('翻页位置已失效，请回到第一页。', { extensions: { code: 'INVALID_CURSOR' } });
  return { part: n, after: part[2] };
}
