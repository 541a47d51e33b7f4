import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPageInParts } from '../../../platform/projection/page-in-parts.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { activityLineProjection } from '../lists/activity-line.ts';
import { ActivityLineConnection, ActivityLineType } from '../lists/activity-line.type.ts';
import { nextFirst } from '../lists/next-first.ts';
import { namedActivity, ofType, sameId, subtreeOf } from '../shared/filters.ts';
import { startOfDay } from '../shared/local-time.ts';
import { ActivityFilter, PlanActivityInput, QuickStartInput, SaveActivityInput } from './activity.args.ts';
import { activityProjection } from './activity.projection.ts';
import { ActivityResult, ActivitySavedType, ActivityType } from './activity.type.ts';
import { planActivity } from './plan-activity.ts';
import { publishActivity } from './publish-activity.ts';
import { quickStart } from './quick-start.ts';
import { saveActivity } from './save-activity.ts';

export const activityReach = (ctx: AppContext): Fragment =>
  within(ctx.actor, 'activity.read', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' });

/** The list's filter as one condition. */
export const activitiesWhere = (filter: ActivityFilter | null | undefined): Fragment =>
  all([
    filter?.unitId && subtreeOf('u.path', filter.unitId),
    filter?.projectId && sameId('a.project_id', filter.projectId),
    filter?.serviceTypeId && ofType('a.service_type_id', filter.serviceTypeId),
    filter?.state && sql`a.state = ${filter.state}`,
    filter?.from && sql`a.ends_at > ${startOfDay(filter.from)}`,
    filter?.to && sql`a.starts_at < ${startOfDay(filter.to, 1)}`,
    filter?.keyword && namedActivity(filter.keyword),
  ]);

@Resolver(() => ActivityType)
export class ActivityResolver {
  @Query(() => ActivityLineConnection)
  activities(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ActivityFilter, { nullable: true }) filter?: ActivityFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPageInParts(
      ctx,
      info,
      {
        projection: activityLineProjection,
        reach: activityReach(ctx),
        where: activitiesWhere(filter),
        args: { first, after },
      },
      nextFirst(ctx.services.now()),
    );
  }

  @Query(() => ActivityLineType, { nullable: true, description: 'One as lists show it: chosen in a filter, say.' })
  async activityLine(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return isId(id)
      ? await readOne(ctx, info, {
          projection: activityLineProjection,
          reach: activityReach(ctx),
          where: sql`a.id = ${id}`,
        })
      : null;
  }

  @Query(() => ActivityType, { nullable: true })
  async activity(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return isId(id)
      ? await readOne(ctx, info, {
          projection: activityProjection,
          reach: activityReach(ctx),
          where: sql`a.id = ${id}`,
        })
      : null;
  }

  @Mutation(() => ActivityResult)
  async saveActivity(@Ctx() ctx: AppContext, @Arg('input', () => SaveActivityInput) input: SaveActivityInput) {
    return outcome('ActivitySaved', await runUseCase(ctx, saveActivity, input));
  }

  @Mutation(() => ActivityResult)
  async planActivity(@Ctx() ctx: AppContext, @Arg('input', () => PlanActivityInput) input: PlanActivityInput) {
    return outcome('ActivitySaved', await runUseCase(ctx, planActivity, input));
  }

  @Mutation(() => ActivityResult)
  async publishActivity(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
  ) {
    return outcome('ActivitySaved', await runUseCase(ctx, publishActivity, { id, version }));
  }

  @Mutation(() => ActivityResult)
  async quickStart(@Ctx() ctx: AppContext, @Arg('input', () => QuickStartInput) input: QuickStartInput) {
    return outcome('ActivitySaved', await runUseCase(ctx, quickStart, input));
  }
}

@Resolver(() => ActivitySavedType)
export class ActivitySavedResolver {
  @FieldResolver(() => ActivityType)
  activity(@Root() saved: ActivitySavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return readOne(ctx, info, {
      projection: activityProjection,
      reach: activityReach(ctx),
      where: sql`a.id = ${saved.id}`,
    });
  }
}
