import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { byTime } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { namedLike } from '../../people/index.ts';
import { ofPerson } from '../shared/reading.ts';
import { correctEvaluation } from './correct-evaluation.ts';
import { evaluate } from './evaluate.ts';
import { evaluationLineProjection, evaluationProjection } from './evaluation.ts';
import {
  ActivityRatingsType,
  CorrectEvaluationInput,
  EvaluateInput,
  EvaluationConnection,
  EvaluationFilter,
  EvaluationLineConnection,
} from './evaluation.type.ts';
import { ratingsOf } from './ratings.ts';

/** 评价 at the desk: of volunteers, and what volunteers say without names. */
@Resolver()
export class EvaluationResolver {
  @Query(() => EvaluationConnection, { description: '评价 of volunteers in activities she answers for, newest first.' })
  async evaluations(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => EvaluationFilter, { nullable: true }) filter?: EvaluationFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const { volunteerId, keyword, by, unitId } = filter ?? {};
    const under = (id: string) =>
      isId(id) ? sql`u.path ^@ (select f.path from unit f where f.id = ${id})` : sql`false`;
    return readPage(context, info, {
      projection: evaluationProjection,
      reach: within(context.actor, 'merit.record', { path: 'u.path', unitId: 'x.unit_id', county: 'x.county_code' }),
      where: all([
        sql`x.replaced_at is null and x.by <> 'VOLUNTEER' and v.erased_at is null`,
        volunteerId && ofPerson(volunteerId),
        keyword && namedLike('v', keyword),
        by && sql`x.by = ${by}`,
        unitId && under(unitId),
      ]),
      order: byTime('x.entered_at', 'x.id'),
      args: { first, after },
    });
  }

  @Query(() => EvaluationLineConnection, { description: 'Who served in an activity, to evaluate.' })
  async evaluationLines(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('activityId', () => ID) activityId: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: evaluationLineProjection,
      reach: within(context.actor, 'merit.record', { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' }),
      // Who served in two shifts stands once.
      where: isId(activityId)
        ? sql`r.activity_id = ${activityId} and r.state <> 'RETURNED' and v.erased_at is null and not exists (select from service_record f
            where f.activity_id = r.activity_id and f.volunteer_id = r.volunteer_id and f.state <> 'RETURNED' and f.id < r.id)`
        : sql`false`,
      order: byTime('r.started_at', 'r.id', 'asc'),
      args: { first, after },
    });
  }

  @Query(() => ActivityRatingsType, { nullable: true })
  async activityRatings(@Ctx() context: AppContext, @Arg('activityId', () => ID) activityId: string) {
    return ratingsOf(context, activityId);
  }

  @Mutation(() => DoneResult, { description: 'By the coordinator, or from the slip of a person served.' })
  async evaluate(@Ctx() context: AppContext, @Arg('input', () => EvaluateInput) input: EvaluateInput) {
    return outcome('Done', await runUseCase(context, evaluate, input));
  }

  @Mutation(() => DoneResult, { description: 'A new version; the one before stays readable.' })
  async correctEvaluation(
    @Ctx() context: AppContext,
    @Arg('input', () => CorrectEvaluationInput) input: CorrectEvaluationInput,
  ) {
    return outcome('Done', await runUseCase(context, correctEvaluation, input));
  }
}
