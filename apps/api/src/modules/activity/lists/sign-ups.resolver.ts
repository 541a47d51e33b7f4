import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import { oneCounty } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { projection } from '../../../platform/projection/fields.ts';
import { byTime, type List, listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { rosterProjection, rosterReach } from '../board/roster.ts';
import { sealedName, veiled } from '../finding/veil.ts';
import { matching, ofType, sameId, subtreeOf } from '../shared/filters.ts';
import { activityBrief } from './activity-brief.ts';
import { SignUpFilter, SignUpLineConnection } from './sign-up-line.type.ts';

/** The lines of all rosters: what a roster shows, and whose roster it is. */
export const signUpLineProjection = projection({
  ...rosterProjection,
  name: 'sign-up-line',
  fields: {
    ...rosterProjection.fields,
    postName: veiled('sp.name', 'NEVER', sealedName, 'post'),
    activity: activityBrief,
  },
});

const where = (ctx: AppContext, filter: SignUpFilter): Fragment =>
  all([
    oneCounty(ctx.actor, 'roster.read', 'su.county_code'),
    filter.keyword && matching('v', filter.keyword),
    filter.states && sql`su.state = any(${filter.states}::text[])`,
    filter.activityId && sameId('su.activity_id', filter.activityId),
    filter.serviceTypeId && ofType('a.service_type_id', filter.serviceTypeId),
    filter.unitId && subtreeOf('u.path', filter.unitId),
    filter.from && sql`lower(su.during) >= ${filter.from}`,
    filter.to && sql`lower(su.during) < ${filter.to}`,
  ]);

/** 报名总表: the rosters of all activities she sees them of. */
export const signUpList: List<SignUpFilter> = {
  projection: signUpLineProjection,
  order: byTime('lower(su.during)', 'su.id'),
  rows: (ctx, filter) => ({ reach: rosterReach(ctx), where: where(ctx, filter) }),
};

@Resolver()
export class SignUpsResolver {
  @Query(() => SignUpLineConnection, { description: '报名总表: sign-ups of all activities, the latest shift first.' })
  async signUps(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => SignUpFilter, { nullable: true }) filter?: SignUpFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, { ...(await listed(signUpList, ctx, filter ?? {})), args: { first, after } });
  }
}
