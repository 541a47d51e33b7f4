import { MeritKind } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { mine } from '../shared/reading.ts';
import { takeBackMerit } from '../shared/take-back.ts';
import { myEvaluationProjection, myRatingProjection } from './evaluation.ts';
import { MyEvaluationConnection, MyRatingType } from './evaluation.type.ts';
import { rateActivity } from './rate-activity.ts';

/** 评价 as a volunteer reads and gives it. */
@Resolver()
export class MyEvaluationResolver {
  @Query(() => MyEvaluationConnection, { description: 'What was said of her, newest first.' })
  async myEvaluations(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('activityId', () => ID, { nullable: true }) activityId?: string | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const there = activityId ? (isId(activityId) ? sql`x.activity_id = ${activityId}` : sql`false`) : null;
    const more = all([sql`x.by <> 'VOLUNTEER'`, there]);
    return readPage(context, info, { ...mine(context, myEvaluationProjection, more), args: { first, after } });
  }

  @Query(() => MyRatingType, { nullable: true, description: 'What she said of an activity.' })
  async myRating(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('activityId', () => ID) activityId: string,
  ) {
    if (!isId(activityId)) return null;
    return readOne(context, info, {
      projection: myRatingProjection,
      reach: own('x.volunteer_id', context.actor?.volunteerId),
      where: sql`x.activity_id = ${activityId} and x.by = 'VOLUNTEER' and x.replaced_at is null`,
    });
  }

  @Mutation(() => DoneResult, { description: 'A volunteer says how an activity was; again, and it says so.' })
  async rateActivity(
    @Ctx() context: AppContext,
    @Arg('activityId', () => ID) activityId: string,
    @Arg('score', () => Int) score: number,
    @Arg('comment', () => String, { nullable: true }) comment?: string | null,
  ) {
    return outcome('Done', await runUseCase(context, rateActivity, { activityId, score, comment }));
  }

  @Mutation(() => DoneResult, {
    description: 'What should never have been recorded counts no more, and stays readable.',
  })
  async takeBackMerit(
    @Ctx() context: AppContext,
    @Arg('kind', () => MeritKind) kind: MeritKind,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, takeBackMerit, { kind, id, reason }));
  }
}
