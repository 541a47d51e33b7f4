import { limits } from '@jinguo/schema';
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { outcome, reasonView } from '../../../platform/graphql/shared-types.ts';
import { isRefusal, refuse } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { signUpFor } from '../taking/sign-up-for.ts';
import { matchPasted } from './match-pasted.ts';
import { PastedMatchType, type SignUpRefusalType, SignUpsResult } from './pasted.type.ts';

@Resolver()
export class PastedResolver {
  @Query(() => PastedMatchType, { nullable: true, description: 'Names of a WeChat 接龙 and who they may be.' })
  matchPasted(
    @Ctx() ctx: AppContext,
    @Arg('openingId', () => ID) openingId: string,
    @Arg('text', () => String) text: string,
  ) {
    return matchPasted(ctx, openingId, text);
  }

  /** Each person goes through the coordinator's own sign-up: its reasons, its transaction, its line in the log. */
  @Mutation(() => SignUpsResult)
  async signUpMany(
    @Ctx() ctx: AppContext,
    @Arg('openingId', () => ID) openingId: string,
    @Arg('volunteerIds', () => [ID]) volunteerIds: string[],
  ) {
    const wanted = [...new Set(volunteerIds)];
    if (!ctx.actor) return outcome('SignUpsMade', refuse('NOT_SIGNED_IN'));
    if (wanted.length > limits.pastedLines)
      return outcome('SignUpsMade', refuse('TOO_MANY', { field: 'volunteerIds', params: { max: limits.pastedLines } }));
    const refused: SignUpRefusalType[] = [];
    for (const volunteerId of wanted) {
      const result = await runUseCase(ctx, signUpFor, { openingId, volunteerId });
      if (isRefusal(result)) refused.push({ volunteerId, reasons: result.reasons.map(reasonView) });
    }
    return outcome('SignUpsMade', { made: wanted.length - refused.length, refused });
  }
}
