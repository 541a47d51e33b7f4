import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { ActivityType } from '../../activity/index.ts';
import { timelineProjection } from './timeline.projection.ts';
import { TimelineConnection } from './timeline.type.ts';

/** 变更记录 of one activity, for those who run it: also who dropped which shift, and when. */
@Resolver(() => ActivityType)
export class TimelineResolver {
  @FieldResolver(() => TimelineConnection)
  timeline(
    @Root() activity: object,
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const { timeline: id } = activity as { timeline: string };
    return readPage(ctx, info, {
      projection: timelineProjection,
      reach: within(ctx.actor, 'activity.manage', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' }),
      // By the index on the thing; a day's grace, because an activity may be made by a clock a little ahead.
      where: sql`a.id = ${id} and e.outcome = 'DONE' and e.at >= a.created_at - interval '1 day'
        and e.entity_id = any(array(select ${id}::uuid union all (select s.id from sign_up s where s.activity_id = ${id} limit 5000)))`,
      order: {
        columns: [
          { sql: 'e.at', type: 'timestamptz' },
          { sql: 'e.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }
}
