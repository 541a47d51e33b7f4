import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { listed } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { MeritFilter } from '../shared/merit.type.ts';
import { meritList, mine } from '../shared/reading.ts';
import { awardProjection, myAwardProjection } from './award.ts';
import { AwardConnection, CorrectAwardInput, EnterAwardInput, MyAwardConnection } from './award.type.ts';
import { correctAward } from './correct-award.ts';
import { enterAward } from './enter-award.ts';

const awardList = meritList(awardProjection);

@Resolver()
export class AwardResolver {
  @Query(() => AwardConnection, { description: '表彰奖励 of the people she sees, newest first.' })
  async awards(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => MeritFilter, { nullable: true }) filter?: MeritFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, { ...(await listed(awardList, context, filter ?? {})), args: { first, after } });
  }

  @Query(() => MyAwardConnection)
  async myAwards(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, { ...mine(context, myAwardProjection), args: { first, after } });
  }

  @Mutation(() => DoneResult, { description: 'What somebody was honoured with.' })
  async enterAward(@Ctx() context: AppContext, @Arg('input', () => EnterAwardInput) input: EnterAwardInput) {
    return outcome('Done', await runUseCase(context, enterAward, input));
  }

  @Mutation(() => DoneResult, { description: 'A new version; the one before stays readable.' })
  async correctAward(@Ctx() context: AppContext, @Arg('input', () => CorrectAwardInput) input: CorrectAwardInput) {
    return outcome('Done', await runUseCase(context, correctAward, input));
  }
}
