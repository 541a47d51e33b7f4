import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { RevealResult } from '../../people/index.ts';
import { enterComplaint } from '../intake/enter-complaint.ts';
import { openComplaint } from '../intake/open-complaint.ts';
import { ComplaintAnswerInput, ComplaintInput, EnterComplaintInput } from '../read/complaint.type.ts';
import { acceptComplaint } from './accept-complaint.ts';
import { answerComplaint } from './answer-complaint.ts';
import { askReview } from './ask-review.ts';
import { declineComplaint } from './decline-complaint.ts';
import { revealComplainant } from './reveal-complainant.ts';
import { reviewComplaint } from './review-complaint.ts';
import { urgeComplaint } from './urge-complaint.ts';
import { withdrawComplaint } from './withdraw-complaint.ts';

@Resolver()
export class ComplaintHandlingResolver {
  @Mutation(() => DoneResult)
  async openComplaint(@Ctx() context: AppContext, @Arg('input', () => ComplaintInput) input: ComplaintInput) {
    return outcome('Done', await runUseCase(context, openComplaint, { ...input }));
  }

  @Mutation(() => DoneResult, { description: 'For somebody without an account.' })
  async enterComplaint(
    @Ctx() context: AppContext,
    @Arg('input', () => EnterComplaintInput) input: EnterComplaintInput,
  ) {
    return outcome('Done', await runUseCase(context, enterComplaint, { ...input }));
  }

  @Mutation(() => DoneResult)
  async acceptComplaint(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
  ) {
    return outcome('Done', await runUseCase(context, acceptComplaint, { id, version }));
  }

  @Mutation(() => DoneResult)
  async declineComplaint(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, declineComplaint, { id, version, reason }));
  }

  @Mutation(() => DoneResult)
  async answerComplaint(
    @Ctx() context: AppContext,
    @Arg('input', () => ComplaintAnswerInput) input: ComplaintAnswerInput,
  ) {
    return outcome('Done', await runUseCase(context, answerComplaint, { ...input }));
  }

  @Mutation(() => DoneResult, { description: 'Once, by the unit above whoever answered.' })
  async reviewComplaint(
    @Ctx() context: AppContext,
    @Arg('input', () => ComplaintAnswerInput) input: ComplaintAnswerInput,
  ) {
    return outcome('Done', await runUseCase(context, reviewComplaint, { ...input }));
  }

  @Mutation(() => DoneResult, { description: 'Once, within so many working days of the answer.' })
  async askForReview(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, askReview, { id, reason }));
  }

  @Mutation(() => DoneResult)
  async withdrawComplaint(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('Done', await runUseCase(context, withdrawComplaint, { id }));
  }

  @Mutation(() => DoneResult, { description: '催一下, once a working day.' })
  async urgeComplaint(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('Done', await runUseCase(context, urgeComplaint, { id }));
  }

  @Mutation(() => RevealResult, { description: 'Who complains under protection: to one person, on record.' })
  async revealComplainant(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Revealed', await runUseCase(context, revealComplainant, { id, reason }));
  }
}
