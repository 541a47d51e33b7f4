import type { SignUpState } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { type Order, type PageArgs, readPage } from '../../../platform/projection/page.ts';
import type { BoardTab } from './board.type.ts';
import { rosterProjection, rosterReach, rosterWhere } from './roster.ts';

/** Whoever cancelled, was declined or called off is not looked for at the place: she stands on the roster alone. */
const states: Readonly<Record<BoardTab, readonly SignUpState[]>> = {
  ALL: ['REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED', 'NO_SHOW', 'EXCUSED'],
  FORGOTTEN: ['ARRIVED'],
  EXPECTED: ['SIGNED_UP', 'NO_SHOW', 'EXCUSED'],
  HERE: ['ARRIVED'],
  LEFT: ['COMPLETED'],
  ASKED: ['REQUESTED'],
};

/**
 * Whoever is here comes first, the earliest end above all: those who forgot to check out head every page. Then requests,
 * those still to come, and those done with.
 */
const mostUrgentFirst: Order = {
  columns: [
    {
      sql: "case su.state when 'ARRIVED' then 0 when 'REQUESTED' then 1 when 'SIGNED_UP' then 2 else 3 end",
      type: 'integer',
    },
    { sql: 'upper(su.during)', type: 'timestamptz' },
    { sql: 'su.created_at', type: 'timestamptz' },
    { sql: 'su.id', type: 'uuid' },
  ],
  direction: 'asc',
};

/** The lines of one tab of the board, by keyset, within the reach for rosters. */
export function readBoardLines(
  ctx: AppContext,
  info: GraphQLResolveInfo,
  activityId: string,
  tab: BoardTab,
  args: PageArgs,
) {
  const where = all([
    rosterWhere(activityId, { states: states[tab] }),
    tab === 'FORGOTTEN' && sql`upper(su.during) < ${ctx.services.now()}`,
  ]);
  return readPage(ctx, info, {
    projection: rosterProjection,
    reach: rosterReach(ctx),
    where,
    order: mostUrgentFirst,
    args,
  });
}
