import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { readAll } from '../../../platform/projection/read.ts';
import { ActivityLineType, activityLineProjection } from '../../activity/index.ts';
import { type MatterWaiting, mattersWaiting } from '../../people/index.ts';
import { type Counts, dashboardCounts } from './counts.ts';
import { DashboardType, MatterWaitingType, ShortOpeningType } from './dashboard.type.ts';
import { shortOpenings } from './short-openings.ts';

@Resolver(() => DashboardType)
export class DashboardResolver {
  @Query(() => DashboardType)
  async dashboard(@Ctx() context: AppContext): Promise<Counts> {
    return dashboardCounts(context);
  }

  /** Published activities that touch today, Beijing time. */
  @FieldResolver(() => [ActivityLineType])
  async today(@Ctx() context: AppContext, @Info() info: GraphQLResolveInfo): Promise<ActivityLineType[]> {
    const now = context.services.now();
    return readAll<ActivityLineType>(context, info, {
      projection: activityLineProjection,
      reach: within(context.actor, 'activity.read', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' }),
      where: sql`a.state = 'PUBLISHED' and a.starts_at < (((${now}::timestamptz at time zone 'Asia/Shanghai')::date + 1)::timestamp at time zone 'Asia/Shanghai')
        and a.ends_at >= ((${now}::timestamptz at time zone 'Asia/Shanghai')::date::timestamp at time zone 'Asia/Shanghai')`,
      orderBy: 'a.starts_at, a.id',
      limit: 20,
    });
  }

  @FieldResolver(() => [ShortOpeningType])
  async short(@Ctx() context: AppContext): Promise<ShortOpeningType[]> {
    return shortOpenings(context);
  }

  /** 人员事务: what is late or due first stands first. */
  @FieldResolver(() => [MatterWaitingType])
  async matters(@Ctx() context: AppContext): Promise<MatterWaiting[]> {
    return mattersWaiting(context);
  }
}
