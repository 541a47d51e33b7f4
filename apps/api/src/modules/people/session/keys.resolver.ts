import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { beginSecondFactor } from './begin-second-factor.ts';
import { beginSmsFactor } from './begin-sms-factor.ts';
import { changePassword } from './change-password.ts';
import { choosePassword } from './choose-password.ts';
import { confirmSecondFactor } from './confirm-second-factor.ts';
import { confirmSmsFactor } from './confirm-sms-factor.ts';
import { keysOf } from './keys.ts';
import { CodeSentResult, EnrolmentResult, EnteringType, FactorResult, KeysType } from './keys.type.ts';
import { newRecoveryCodes } from './new-recovery-codes.ts';
import { removeSmsFactor } from './remove-sms-factor.ts';
import { sendSecondFactorCode } from './send-second-factor-code.ts';
import { SignInResult } from './session.type.ts';
import { signInView } from './sign-in-view.ts';

/** Her keys: password, second factor, recovery codes. */
@Resolver()
export class KeysResolver {
  @Query(() => EnteringType, { nullable: true })
  async entering(@Ctx() { entering, services }: AppContext): Promise<EnteringType | null> {
    if (!entering) return null;
    const [row] = await services.read.rows<{ sms: boolean }>(
      sql`select sms_factor as sms from account where id = ${entering.accountId}`,
    );
    return { needs: [...(entering.unfinished ?? [])], textMessage: row?.sms ?? false };
  }

  @Query(() => KeysType, { nullable: true })
  async myKeys(@Ctx() context: AppContext): Promise<KeysType | null> {
    return keysOf(context);
  }

  @Mutation(() => DoneResult)
  async changePassword(
    @Ctx() context: AppContext,
    @Arg('current', () => String) current: string,
    @Arg('next', () => String) next: string,
  ) {
    return outcome('Done', await runUseCase(context, changePassword, { current, next }));
  }

  @Mutation(() => SignInResult, {
    description: 'At her first sign-in: her own password instead of the one shown once.',
  })
  async choosePassword(@Ctx() context: AppContext, @Arg('password', () => String) password: string) {
    return signInView(context, await runUseCase(context, choosePassword, { password }));
  }

  @Mutation(() => EnrolmentResult)
  async beginSecondFactor(
    @Ctx() context: AppContext,
    @Arg('code', () => String, { nullable: true, description: 'A code of the present factor.' }) code?: string | null,
  ) {
    return outcome('Enrolment', await runUseCase(context, beginSecondFactor, { code }));
  }

  @Mutation(() => FactorResult)
  async confirmSecondFactor(@Ctx() context: AppContext, @Arg('code', () => String) code: string) {
    return outcome('FactorSet', await runUseCase(context, confirmSecondFactor, { code }));
  }

  @Mutation(() => FactorResult)
  async newRecoveryCodes(@Ctx() context: AppContext, @Arg('code', () => String) code: string) {
    return outcome('FactorSet', await runUseCase(context, newRecoveryCodes, { code }));
  }

  @Mutation(() => CodeSentResult)
  async sendSecondFactorCode(@Ctx() context: AppContext) {
    return outcome('CodeSent', await runUseCase(context, sendSecondFactorCode, {}));
  }

  @Mutation(() => CodeSentResult)
  async beginSmsFactor(
    @Ctx() context: AppContext,
    @Arg('code', () => String, { nullable: true, description: 'A code of the present factor.' }) code?: string | null,
  ) {
    return outcome('CodeSent', await runUseCase(context, beginSmsFactor, { code }));
  }

  @Mutation(() => FactorResult)
  async confirmSmsFactor(@Ctx() context: AppContext, @Arg('code', () => String) code: string) {
    return outcome('FactorSet', await runUseCase(context, confirmSmsFactor, { code }));
  }

  @Mutation(() => FactorResult)
  async removeSmsFactor(@Ctx() context: AppContext, @Arg('code', () => String) code: string) {
    return outcome('FactorSet', await runUseCase(context, removeSmsFactor, { code }));
  }
}
