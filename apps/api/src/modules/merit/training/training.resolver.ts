import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { MeritFilter } from '../shared/merit.type.ts';
import { meritList, mine } from '../shared/reading.ts';
import { correctTraining } from './correct-training.ts';
import { enterTraining } from './enter-training.ts';
import { myTrainingProjection, trainingProjection } from './training.ts';
import { CorrectTrainingInput, EnterTrainingInput, MyTrainingConnection, TrainingConnection } from './training.type.ts';

const trainingList = meritList(trainingProjection);

@Resolver()
export class TrainingResolver {
  @Query(() => TrainingConnection, { description: '培训 of the people she sees, newest first.' })
  async trainings(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => MeritFilter, { nullable: true }) filter?: MeritFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, { ...(await listed(trainingList, context, filter ?? {})), args: { first, after } });
  }

  @Query(() => MyTrainingConnection)
  async myTrainings(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, { ...mine(context, myTrainingProjection), args: { first, after } });
  }

  @Mutation(() => DoneResult, { description: 'A training somebody took part in; never added to service hours.' })
  async enterTraining(@Ctx() context: AppContext, @Arg('input', () => EnterTrainingInput) input: EnterTrainingInput) {
    return outcome('Done', await runUseCase(context, enterTraining, input));
  }

  @Mutation(() => DoneResult, { description: 'A new version; the one before stays readable.' })
  async correctTraining(
    @Ctx() context: AppContext,
    @Arg('input', () => CorrectTrainingInput) input: CorrectTrainingInput,
  ) {
    return outcome('Done', await runUseCase(context, correctTraining, input));
  }
}
