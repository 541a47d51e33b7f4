import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { PlanChangeType } from '../../activity/index.ts';
import { planNoticeProjection } from './plan-notice.projection.ts';
import { NoticeTallyType, PlanNoticeConnection } from './plan-notice.type.ts';

/** Who was told of a change, how and when: for those who may see the roster. */
@Resolver(() => PlanChangeType)
export class PlanNoticeResolver {
  @FieldResolver(() => PlanNoticeConnection)
  notices(
    @Root() change: object,
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: planNoticeProjection,
      reach: within(ctx.actor, 'roster.read', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' }),
      where: sql`x.plan_change_id = ${(change as { notices: string }).notices}`,
      order: { columns: [{ sql: 'x.sign_up_id', type: 'uuid' }], direction: 'asc' },
      args: { first, after },
    });
  }

  @FieldResolver(() => NoticeTallyType)
  tally(@Root() change: object): NoticeTallyType {
    return (change as { tally: NoticeTallyType }).tally;
  }
}
