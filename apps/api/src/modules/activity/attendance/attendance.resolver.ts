import type { ScanKind } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { RevealResult } from '../../people/index.ts';
import { SignUpResult } from '../board/roster.type.ts';
import { MySignUpType } from '../finding/card.type.ts';
import { readMine } from '../finding/finding.resolver.ts';
import { forgetReader } from '../finding/reader.ts';
import {
  CheckedType,
  CheckInCodeType,
  CheckInputType,
  CheckResult,
  CodeTargetResult,
  ProxyCheckInput,
  StateLeavingInput,
} from './attendance.type.ts';
import { checkIn, checkOut } from './check-self.ts';
import { proxyCheck, stateLeaving } from './mark-attendance.ts';
import { recordRefusedScan } from './record-refused-scan.ts';
import { resolveCode } from './resolve-code.ts';
import { revealOnTheDay } from './reveal-on-the-day.ts';
import { showCode } from './show-code.ts';

@Resolver()
export class AttendanceResolver {
  @Query(() => CheckInCodeType, { nullable: true })
  checkInCode(@Ctx() ctx: AppContext, @Arg('activityId', () => ID) activityId: string) {
    return showCode(ctx, activityId);
  }

  @Query(() => CodeTargetResult)
  async resolveCode(
    @Ctx() ctx: AppContext,
    @Arg('code', () => String) code: string,
    @Arg('activityId', () => ID, { nullable: true }) activityId?: string | null,
  ) {
    return outcome('CodeTarget', await resolveCode(ctx, code, activityId));
  }

  @Mutation(() => CheckResult)
  checkIn(@Ctx() ctx: AppContext, @Arg('input', () => CheckInputType) input: CheckInputType) {
    return check(ctx, 'IN', input);
  }

  @Mutation(() => CheckResult)
  checkOut(@Ctx() ctx: AppContext, @Arg('input', () => CheckInputType) input: CheckInputType) {
    return check(ctx, 'OUT', input);
  }

  @Mutation(() => RevealResult, {
    description: 'Her whole phone number, around the hours she signed up for; she reads who looked.',
  })
  async revealOnTheDay(
    @Ctx() ctx: AppContext,
    @Arg('signUpId', () => ID) signUpId: string,
    @Arg('reason', () => String, { nullable: true }) reason?: string | null,
  ) {
    return outcome('Revealed', await runUseCase(ctx, revealOnTheDay, { signUpId, reason }));
  }

  @Mutation(() => SignUpResult)
  async proxyCheck(@Ctx() ctx: AppContext, @Arg('input', () => ProxyCheckInput) input: ProxyCheckInput) {
    const result = await runUseCase(ctx, proxyCheck, input);
    if (isRefusal(result))
      await recordRefusedScan(ctx, { kind: input.kind, method: 'PROXY', signUpId: input.signUpId }, result);
    return outcome('SignUpSaved', result);
  }

  @Mutation(() => SignUpResult)
  async stateLeaving(@Ctx() ctx: AppContext, @Arg('input', () => StateLeavingInput) input: StateLeavingInput) {
    const result = await runUseCase(ctx, stateLeaving, input);
    if (isRefusal(result))
      await recordRefusedScan(ctx, { kind: 'OUT', method: 'STATED', signUpId: input.signUpId }, result);
    return outcome('SignUpSaved', result);
  }
}

async function check(ctx: AppContext, kind: ScanKind, input: CheckInputType) {
  const result = await runUseCase(ctx, kind === 'IN' ? checkIn : checkOut, input);
  if (isRefusal(result))
    await recordRefusedScan(ctx, { ...input, kind, method: input.viaQr ? 'QR' : 'DIGITS' }, result);
  return outcome('Checked', result);
}

@Resolver(() => CheckedType)
export class CheckedResolver {
  @FieldResolver(() => MySignUpType)
  signUp(@Root() checked: CheckedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    forgetReader(ctx);
    return readMine(ctx, info, checked.signUpId);
  }
}
