import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { ActivityResult } from '../activity/activity.type.ts';
import { SignUpResult } from '../board/roster.type.ts';
import { PutRightInput } from './absence.type.ts';
import { markAbsent } from './mark-absent.ts';
import { putAbsenceRight } from './put-absence-right.ts';

@Resolver()
export class AbsenceResolver {
  @Mutation(() => ActivityResult)
  async markAbsent(
    @Ctx() ctx: AppContext,
    @Arg('activityId', () => ID) activityId: string,
    @Arg('noShow', () => [ID], { description: 'Sign-ups of those who did not come.' }) noShow: string[],
    @Arg('excused', () => [ID], { description: 'Of those who had excused themselves.' }) excused: string[],
  ) {
    return outcome('ActivitySaved', await runUseCase(ctx, markAbsent, { activityId, noShow, excused }));
  }

  @Mutation(() => SignUpResult)
  async putAbsenceRight(@Ctx() ctx: AppContext, @Arg('input', () => PutRightInput) input: PutRightInput) {
    return outcome('SignUpSaved', await runUseCase(ctx, putAbsenceRight, input));
  }
}
