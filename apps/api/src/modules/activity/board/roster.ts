import type { Reason, SignUpState } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import {
  column,
  type DerivedField,
  derived,
  guarded,
  hidden,
  object,
  projection,
} from '../../../platform/projection/fields.ts';
import { type Order, type PageArgs, readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { volunteerBriefFields } from '../../people/index.ts';
import { type AbsenceFacts, canPutRight } from '../absence/absence.policy.ts';
import { canReachOnTheDay } from '../attendance/reveal-on-the-day.policy.ts';
import { sealedName, veiled } from '../finding/veil.ts';
import { rosterPhoneGuard, rosterReasonsGuard } from '../shared/field-guards.ts';
import { matching, sameId } from '../shared/filters.ts';
import { canDecide, canProxy, canStateLeaving, type RosterFacts } from '../taking/sign-up-row.policy.ts';
import { saidVisit, saidVisitJoin } from '../visit/said-visit.ts';

const allowed = (policy: (actor: Actor | null, row: RosterFacts) => readonly Reason[]): DerivedField =>
  derived<RosterFacts>({ state: 'su.state', volunteerId: 'su.volunteer_id', path: 'u.path' }, (row, ctx) =>
    verdict(policy(ctx.actor, row)),
  );

/** A line of the roster: of the person name and masked phone, nothing more, and nothing to decrypt. */
export const rosterProjection = projection({
  name: 'roster',
  from: 'sign_up su join activity a on a.id = su.activity_id join unit u on u.id = a.unit_id join volunteer v on v.id = su.volunteer_id',
  joins: {
    post: 'join opening so on so.id = su.opening_id join post sp on sp.id = so.post_id',
    visit: saidVisitJoin,
  },
  fields: {
    id: column('su.id'),
    state: column('su.state'),
    source: column('su.source'),
    createdAt: column('su.created_at'),
    checkedInAt: column('su.checked_in_at'),
    checkedOutAt: column('su.checked_out_at'),
    checkInMethod: column('su.check_in_method'),
    checkOutMethod: column('su.check_out_method'),
    visit: saidVisit,
    leavingReason: guarded(rosterReasonsGuard, column('su.leaving_reason')),
    cancelReason: guarded(rosterReasonsGuard, column('su.cancel_reason')),
    hidden: hidden([rosterReasonsGuard]),
    version: column('su.version'),
    openingId: column('su.opening_id'),
    postName: veiled('sp.name', 'NEVER', sealedName, 'post'),
    startsAt: column('lower(su.during)'),
    endsAt: column('upper(su.during)'),
    volunteer: object(volunteerBriefFields('v', rosterPhoneGuard)),
    canDecide: allowed(canDecide),
    canProxyIn: allowed((actor, row) => canProxy(actor, row, 'IN')),
    canProxyOut: allowed((actor, row) => canProxy(actor, row, 'OUT')),
    canStateLeaving: allowed(canStateLeaving),
    canReach: derived<RosterFacts & { startsAt: string; endsAt: string }>(
      {
        state: 'su.state',
        volunteerId: 'su.volunteer_id',
        path: 'u.path',
        startsAt: 'lower(su.during)',
        endsAt: 'upper(su.during)',
      },
      (row, { actor, services }) => verdict(canReachOnTheDay(actor, row, services.now())),
    ),
    canPutRight: derived<AbsenceFacts>(
      { state: 'su.state', volunteerId: 'su.volunteer_id', path: 'u.path', activityEndsAt: 'a.ends_at' },
      (row, ctx) => verdict(canPutRight(ctx.actor, row, ctx.services.now())),
    ),
  },
});

const inOrder: Order = {
  columns: [
    { sql: 'su.created_at', type: 'timestamptz' },
    { sql: 'su.id', type: 'uuid' },
  ],
  direction: 'asc',
};
/** Rosters of the places she may see them of. */
export const rosterReach = (ctx: AppContext): Fragment =>
  within(ctx.actor, 'roster.read', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' });

export interface RosterWanted {
  readonly keyword?: string | null;
  readonly states?: readonly SignUpState[] | null;
  readonly openingId?: string | null;
}

/** The lines of one activity that are wanted. */
export function rosterWhere(activityId: string, filter: RosterWanted): Fragment {
  return all([
    sameId('su.activity_id', activityId),
    filter.openingId && sameId('su.opening_id', filter.openingId),
    filter.states && sql`su.state = any(${filter.states}::text[])`,
    filter.keyword && matching('v', filter.keyword),
  ]);
}

/** The roster of one activity, by keyset, within the reach for rosters. */
export function readRoster(
  ctx: AppContext,
  info: GraphQLResolveInfo,
  activityId: string,
  filter: RosterWanted,
  args: PageArgs,
) {
  const where = rosterWhere(activityId, filter);
  return readPage(ctx, info, { projection: rosterProjection, reach: rosterReach(ctx), where, order: inOrder, args });
}

/** One line by its id. */
export async function readRosterLine(ctx: AppContext, info: GraphQLResolveInfo, id: string) {
  return isId(id)
    ? await readOne(ctx, info, { projection: rosterProjection, reach: rosterReach(ctx), where: sql`su.id = ${id}` })
    : null;
}
