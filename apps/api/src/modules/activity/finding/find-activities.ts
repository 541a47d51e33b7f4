import type { GraphQLResolveInfo } from 'graphql';
import { everyone } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, raw, render, sql } from '../../../platform/database/sql.ts';
import { planOf } from '../../../platform/projection/compile.ts';
import {
  type Connection,
  connectionOf,
  decodeCursor,
  encodeCursor,
  literalLimit,
  type Order,
  type PageArgs,
  pageSize,
} from '../../../platform/projection/page.ts';
import { type Selection, selectionOf } from '../../../platform/projection/selection.ts';
import { matching, ofType } from '../shared/filters.ts';
import { startOfDay } from '../shared/local-time.ts';
import { foundProjection } from './card.projection.ts';
import { type Branch, branchesAround } from './nearness.ts';
import { loadReader } from './reader.ts';

export interface FindFilter {
  readonly keyword?: string | null;
  readonly serviceTypeId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly villageCode?: string | null;
}

const order: Order = {
  columns: [
    { sql: 'near.branch', type: 'smallint' },
    { sql: 'near.starts_at', type: 'timestamptz' },
    { sql: 'near.id', type: 'uuid' },
  ],
  direction: 'asc',
};

/**
 * Published activities not yet ended, nearest first. Branches are asked in order and only until the page is full:
 * LIMIT over UNION ALL stops reading, so 20 rows cost 20 rows.
 */
export async function findActivities(
  ctx: AppContext,
  info: GraphQLResolveInfo,
  filter: FindFilter,
  args: PageArgs,
): Promise<Connection<Record<string, unknown>>> {
  const size = pageSize(args.first);
  const selection = selectionOf(info, ['edges', 'node']);
  const known = ctx.actor?.villageCode;
  // Her sign-ups and qualifications are read only for cards that say something of her; the session knows her village.
  const village = known === undefined || asksOfReader(selection) ? (await loadReader(ctx)).villageCode : known;
  const plan = planOf(foundProjection, selection, ctx.actor);
  const limit = raw(`limit ${literalLimit(size)}`);
  const after = args.after ? (decodeCursor(args.after, order) as [number, string, string]) : null;
  const branches = branchesAround(filter.villageCode ?? village).filter((branch) => !after || branch.near >= after[0]);
  if (branches.length === 0) return connectionOf([], { hasNextPage: false, hasPreviousPage: true });
  const where = conditions(ctx, filter);
  const rings = sql.join(
    branches.map((branch) => ring(branch, where, after, limit)),
    ' union all ',
  );
  const keys = order.columns.map((column) => column.sql);
  const joins = Object.entries(foundProjection.joins)
    .filter(([, text]) => plan.joins.includes(text))
    .map(([, text]) => text);
  const rows = await ctx.services.read.arrays(
    render(
      sql`select ${raw([...plan.columns, ...keys].join(', '))} from (select * from (${rings}) found ${limit}) ${raw(`${foundProjection.from} ${joins.join(' ')} order by ${keys.join(', ')}`)}`,
    ),
  );
  return connectionOf(
    rows.slice(0, size).map((row) => ({
      cursor: encodeCursor(row.slice(plan.columns.length)),
      node: plan.build(row, ctx) as Record<string, unknown>,
    })),
    { hasNextPage: rows.length > size, hasPreviousPage: after !== null },
  );
}

/** Fields whose value differs by who reads: her own facts, and what a sealed activity tells to volunteers only. */
const ofReader = ['requirements', 'risks', 'safeguards'];
const ofReaderInOpenings = ['mayTake', 'mySignUp', 'requiredQualification'];
const asksOfReader = (selection: Selection): boolean =>
  ofReader.some((name) => selection.has(name)) ||
  ofReaderInOpenings.some((name) => selection.get('openings')?.has(name));

/** One ring around her, in the order of its index. */
const ring = (
  { near, where: place }: Branch,
  where: Fragment,
  after: [number, string, string] | null,
  limit: Fragment,
): Fragment => {
  const beyond =
    after?.[0] === near ? sql` and (a.starts_at, a.id) > (${after[1]}::timestamptz, ${after[2]}::uuid)` : raw('');
  return sql`(select ${raw(String(near))}::smallint as branch, a.id, a.starts_at from activity a where ${where} and ${place}${beyond} order by a.starts_at, a.id ${limit})`;
};

/** Nothing that would tell a sealed activity's type or village by being found: it is outside those filters. */
function conditions(ctx: AppContext, filter: FindFilter): Fragment {
  return all([
    everyone('published activities are there to be found'),
    sql`a.state = 'PUBLISHED' and a.ends_at > ${ctx.services.now()}`,
    filter.serviceTypeId && sql`${ofType('a.service_type_id', filter.serviceTypeId)} and a.privacy_class <> 'P4'`,
    filter.from && sql`a.ends_at > ${startOfDay(filter.from)}`,
    filter.to && sql`a.starts_at < ${startOfDay(filter.to, 1)}`,
    filter.keyword && matching('a', filter.keyword),
  ]);
}
