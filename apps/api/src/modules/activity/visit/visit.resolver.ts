import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import type { UseCase } from '../../../platform/use-case.ts';
import { askCompanion } from './ask-companion.ts';
import { confirmVisit } from './confirm-visit.ts';
import { handInSlip } from './hand-in-slip.ts';
import type { SaidVisit } from './note-visit.ts';
import { sayCame, sayLeft } from './say-visit.ts';
import { stateVisit } from './state-visit.ts';
import { visitProjection } from './visit.projection.ts';
import { HomeVisitResult, HomeVisitSavedType, HomeVisitType, StateVisitInput } from './visit.type.ts';

const readVisit = async (ctx: AppContext, info: GraphQLResolveInfo, signUpId: string) =>
  isId(signUpId)
    ? await readOne<HomeVisitType>(ctx, info, {
        projection: visitProjection,
        reach: own('su.volunteer_id', ctx.actor?.volunteerId),
        where: sql`su.id = ${signUpId}`,
      })
    : null;

const saved = async <I>(ctx: AppContext, useCase: UseCase<I, SaidVisit>, input: unknown) =>
  outcome('HomeVisitSaved', await runUseCase(ctx, useCase, input));

@Resolver()
export class VisitResolver {
  @Query(() => HomeVisitType, { nullable: true, description: 'Of her own sign-up to a home visit.' })
  homeVisit(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('signUpId', () => ID) signUpId: string) {
    return readVisit(ctx, info, signUpId);
  }

  @Mutation(() => HomeVisitResult, { description: '我到了, by the server’s clock.' })
  sayCame(@Ctx() ctx: AppContext, @Arg('signUpId', () => ID) signUpId: string) {
    return saved(ctx, sayCame, { signUpId });
  }

  @Mutation(() => HomeVisitResult, { description: '我走了, by the server’s clock.' })
  sayLeft(@Ctx() ctx: AppContext, @Arg('signUpId', () => ID) signUpId: string) {
    return saved(ctx, sayLeft, { signUpId });
  }

  @Mutation(() => HomeVisitResult, { description: '补填时间, after the shift.' })
  stateVisit(@Ctx() ctx: AppContext, @Arg('input', () => StateVisitInput) input: StateVisitInput) {
    return saved(ctx, stateVisit, { ...input });
  }

  @Mutation(() => HomeVisitResult, { description: '请同行人确认: she hears of it.' })
  askCompanion(
    @Ctx() ctx: AppContext,
    @Arg('signUpId', () => ID) signUpId: string,
    @Arg('companionId', () => ID) companionId: string,
  ) {
    return saved(ctx, askCompanion, { signUpId, companionId });
  }

  @Mutation(() => HomeVisitResult, { description: '同行人确认: of another’s visit; answers with one’s own.' })
  confirmVisit(@Ctx() ctx: AppContext, @Arg('signUpId', () => ID) signUpId: string) {
    return saved(ctx, confirmVisit, { signUpId });
  }

  @Mutation(() => HomeVisitResult, { description: '服务对象确认单: the photo just uploaded.' })
  handInSlip(
    @Ctx() ctx: AppContext,
    @Arg('signUpId', () => ID) signUpId: string,
    @Arg('fileId', () => ID) fileId: string,
  ) {
    return saved(ctx, handInSlip, { signUpId, fileId });
  }
}

@Resolver(() => HomeVisitSavedType)
export class HomeVisitSavedResolver {
  @FieldResolver(() => HomeVisitType)
  visit(@Root() said: HomeVisitSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return readVisit(ctx, info, said.signUpId);
  }
}
