import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { SignUpResult } from '../board/roster.type.ts';
import { MySignUpResult } from '../finding/card.type.ts';
import { cancelSignUp } from './cancel-sign-up.ts';
import { decideSignUp } from './decide-sign-up.ts';
import { signUpFor } from './sign-up-for.ts';
import { signUp } from './sign-up-self.ts';

@Resolver()
export class TakingResolver {
  @Mutation(() => MySignUpResult)
  async signUp(@Ctx() ctx: AppContext, @Arg('openingId', () => ID) openingId: string) {
    return outcome('MySignUpSaved', await runUseCase(ctx, signUp, { openingId }));
  }

  @Mutation(() => MySignUpResult)
  async cancelSignUp(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { nullable: true }) reason?: string | null,
  ) {
    return outcome('MySignUpSaved', await runUseCase(ctx, cancelSignUp, { id, reason }));
  }

  @Mutation(() => SignUpResult)
  async signUpFor(
    @Ctx() ctx: AppContext,
    @Arg('openingId', () => ID) openingId: string,
    @Arg('volunteerId', () => ID) volunteerId: string,
  ) {
    return outcome('SignUpSaved', await runUseCase(ctx, signUpFor, { openingId, volunteerId }));
  }

  @Mutation(() => SignUpResult)
  async decideSignUp(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('accept', () => Boolean) accept: boolean,
    @Arg('reason', () => String, { nullable: true }) reason?: string | null,
  ) {
    return outcome('SignUpSaved', await runUseCase(ctx, decideSignUp, { id, version, accept, reason }));
  }
}
