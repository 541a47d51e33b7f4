import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { beginSecondFactor } from './begin-second-factor.ts';
import { beginSmsFactor } from './begin-sms-factor.ts';
import { changePassword } from './change-password.ts';
import { choosePassword } from './choose-password.ts';
import { confirmSecondFactor } from './confirm-second-factor.ts';
import { confirmSmsFactor } from './confirm-sms-factor.ts';
import { endAccountSessions } from './end-account-sessions.ts';
import { endSession } from './end-session.ts';
import { endedSession } from './ended-session.ts';
import { keysOf } from './keys.ts';
import {
  CodeSentResult,
  EndedSessionType,
  EnrolmentResult,
  EnteringType,
  FactorResult,
  KeysType,
  SessionConnection,
} from './keys.type.ts';
import { managedAccount } from './managed-account.ts';
import { newRecoveryCodes } from './new-recovery-codes.ts';
import { removeSmsFactor } from './remove-sms-factor.ts';
import { requestSignInCode } from './request-sign-in-code.ts';
import { sendSecondFactorCode } from './send-second-factor-code.ts';
import { sessionProjection } from './session.projection.ts';
import { SignInByCodeInput, SignInResult } from './session.type.ts';
import { setPin } from './set-pin.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { signInView } from './sign-in-view.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';

const newestFirst = {
  columns: [
    { sql: 's.created_at', type: 'timestamptz' },
    { sql: 's.id', type: 'uuid' },
  ],
  direction: 'desc',
} as const;

/** Her keys: password, second factor, recovery codes. */
@Resolver()
export class KeysResolver {
  @Query(() => EnteringType, { nullable: true })
  async entering(@Ctx() { entering, services }: AppContext): Promise<EnteringType | null> {
    if (!entering) return null;
    const [row] = await services.read.rows<{ sms: boolean }>(
      sql`select sms_factor as sms from account where id = ${entering.accountId}`,
    );
    return { needs: [...(entering.unfinished ?? [])], textMessage: services.env.textMessages && (row?.sms ?? false) };
  }

  @Query(() => EndedSessionType, {
    nullable: true,
    description: 'Why the session this browser held ended before its time; for the bearer of its cookie alone.',
  })
  endedSession(@Ctx() context: AppContext): Promise<EndedSessionType | null> {
    return endedSession(context);
  }

  @Query(() => Boolean, {
    description: 'Whether this platform sends text messages: where it does not, no screen promises one.',
  })
  textMessages(@Ctx() { services }: AppContext): boolean {
    return services.env.textMessages;
  }

  @Query(() => KeysType, { nullable: true })
  async myKeys(@Ctx() context: AppContext): Promise<KeysType | null> {
    return keysOf(context);
  }

  @Query(() => SessionConnection)
  async mySessions(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const now = context.services.now();
    return readPage(context, info, {
      projection: sessionProjection,
      reach: own('s.account_id', context.actor?.accountId),
      where: sql`s.revoked_at is null and s.expires_at > ${now}`,
      order: newestFirst,
      args: { first, after },
    });
  }

  @Query(() => SessionConnection, {
    description:
      'Where a colleague is signed in, for whoever may grant and revoke all her duties; nobody else has any.',
  })
  async accountSessions(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('accountId', () => ID) accountId: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const now = context.services.now();
    return readPage(context, info, {
      projection: sessionProjection,
      reach: sql`exists (select from account a where a.id = s.account_id and ${managedAccount(context.actor, now)})`,
      where: isId(accountId)
        ? sql`s.account_id = ${accountId} and s.revoked_at is null and s.expires_at > ${now}`
        : sql`false`,
      order: newestFirst,
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult, { description: 'One session of a colleague, or all of them.' })
  async endAccountSessions(
    @Ctx() context: AppContext,
    @Arg('accountId', () => ID) accountId: string,
    @Arg('reason', () => String) reason: string,
    @Arg('sessionId', () => ID, { nullable: true }) sessionId?: string | null,
  ) {
    return outcome('Done', await runUseCase(context, endAccountSessions, { accountId, sessionId, reason }));
  }

  @Mutation(() => DoneResult)
  async endSession(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('Done', await runUseCase(context, endSession, { id }));
  }

  @Mutation(() => DoneResult)
  async signOutEverywhere(@Ctx() context: AppContext, @Arg('keepThis', () => Boolean) keepThis: boolean) {
    return outcome('Done', await runUseCase(context, signOutEverywhere, { keepThis }));
  }

  @Mutation(() => DoneResult)
  async setPin(
    @Ctx() context: AppContext,
    @Arg('current', () => String, { description: 'Her password.' }) current: string,
    @Arg('pin', () => String) pin: string,
  ) {
    return outcome('Done', await runUseCase(context, setPin, { current, pin }));
  }

  @Mutation(() => CodeSentResult)
  async requestSignInCode(@Ctx() context: AppContext, @Arg('phone', () => String) phone: string) {
    return outcome('CodeSent', await runUseCase(context, requestSignInCode, { phone }));
  }

  @Mutation(() => SignInResult)
  async signInByCode(@Ctx() context: AppContext, @Arg('input', () => SignInByCodeInput) input: SignInByCodeInput) {
    return signInView(context, await runUseCase(context, signInByCode, { ...input }));
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
