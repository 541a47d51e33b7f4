import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { volunteerProjection } from '../volunteer/volunteer.projection.ts';
import { VolunteerType } from '../volunteer/volunteer.type.ts';
import { meOf } from './me.ts';
import { MeType, SignInInput, SignInResult } from './session.type.ts';
import { signIn } from './sign-in.ts';
import { signInView } from './sign-in-view.ts';
import { signOut } from './sign-out.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

@Resolver(() => MeType)
export class SessionResolver {
  @Query(() => MeType, { nullable: true })
  me(@Ctx() context: AppContext): MeType | null {
    return context.actor ? meOf(context.actor) : null;
  }

  @FieldResolver(() => VolunteerType, { nullable: true })
  async volunteer(
    @Root() me: MeType,
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<VolunteerType | null> {
    return readOne<VolunteerType>(context, info, {
      projection: volunteerProjection,
      reach: own('v.account_id', me.accountId),
    });
  }

  @Mutation(() => SignInResult)
  async signIn(@Ctx() context: AppContext, @Arg('input', () => SignInInput) input: SignInInput) {
    return signInView(context, await runUseCase(context, signIn, input));
  }

  @Mutation(() => SignInResult)
  async verifySecondFactor(@Ctx() context: AppContext, @Arg('code', () => String) code: string) {
    return signInView(context, await runUseCase(context, verifySecondFactor, { code }));
  }

  @Mutation(() => Boolean)
  async signOut(@Ctx() context: AppContext): Promise<boolean> {
    if (context.actor ?? context.entering) await runUseCase(context, signOut, {});
    else context.setSession(null);
    return true;
  }
}
