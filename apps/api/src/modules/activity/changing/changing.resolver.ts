import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { ActivityResult, ActivityType } from '../activity/activity.type.ts';
import { cancelActivity } from './cancel-activity.ts';
import { changePlaces } from './change-places.ts';
import { MoveInput, PlacesInput } from './changing.args.ts';
import { PlanChangeConnection, PlanChangeType, PlanPreviewType } from './changing.type.ts';
import { moveActivity } from './move-activity.ts';
import { planChangeProjection } from './plan-change.projection.ts';
import { previewCancel, previewMove, previewPlaces } from './preview.ts';

/** Changes of plan are for those who may read the activity. */
const changeReach = (ctx: AppContext) =>
  within(ctx.actor, 'activity.read', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' });

@Resolver(() => ActivityType)
export class ChangingResolver {
  @Query(() => PlanPreviewType, { nullable: true })
  previewCancel(@Ctx() ctx: AppContext, @Arg('activityId', () => ID) activityId: string) {
    return previewCancel(ctx, activityId);
  }

  @Query(() => PlanPreviewType, { nullable: true })
  previewMove(@Ctx() ctx: AppContext, @Arg('input', () => MoveInput) input: MoveInput) {
    return previewMove(ctx, input);
  }

  @Query(() => PlanPreviewType, { nullable: true })
  previewPlaces(@Ctx() ctx: AppContext, @Arg('input', () => PlacesInput) input: PlacesInput) {
    return previewPlaces(ctx, input);
  }

  @Query(() => PlanChangeType, { nullable: true, description: 'One change, to read on in the list of who was told.' })
  planChange(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    if (!isId(id)) return null;
    return readOne(ctx, info, { projection: planChangeProjection, reach: changeReach(ctx), where: sql`pc.id = ${id}` });
  }

  @Mutation(() => ActivityResult)
  async cancelActivity(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('ActivitySaved', await runUseCase(ctx, cancelActivity, { id, version, reason }));
  }

  @Mutation(() => ActivityResult)
  async moveActivity(
    @Ctx() ctx: AppContext,
    @Arg('input', () => MoveInput) input: MoveInput,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
    @Arg('release', () => [ID], { nullable: true }) release?: string[] | null,
    @Arg('keep', () => [ID], { nullable: true }) keep?: string[] | null,
    @Arg('insuranceChecked', () => Boolean, { nullable: true }) insuranceChecked?: boolean | null,
  ) {
    const decided = { release: release ?? [], keep: keep ?? [], insuranceChecked: insuranceChecked ?? false };
    const wanted = { ...input, version, reason, ...decided };
    return outcome('ActivitySaved', await runUseCase(ctx, moveActivity, wanted));
  }

  @Mutation(() => ActivityResult)
  async changePlaces(
    @Ctx() ctx: AppContext,
    @Arg('input', () => PlacesInput) input: PlacesInput,
    @Arg('version', () => Int) version: number,
    @Arg('people', () => [ID]) people: string[],
    @Arg('byRule', () => Boolean) byRule: boolean,
    @Arg('reason', () => String, { nullable: true }) reason?: string | null,
  ) {
    return outcome(
      'ActivitySaved',
      await runUseCase(ctx, changePlaces, { ...input, version, people, byRule, reason: reason ?? '' }),
    );
  }

  @FieldResolver(() => PlanChangeConnection)
  planChanges(
    @Root() activity: object,
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: planChangeProjection,
      reach: changeReach(ctx),
      // The projection reads the activity's id under this field's name.
      where: sql`pc.activity_id = ${(activity as { planChanges: string }).planChanges}`,
      order: {
        columns: [
          { sql: 'pc.created_at', type: 'timestamptz' },
          { sql: 'pc.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }
}
