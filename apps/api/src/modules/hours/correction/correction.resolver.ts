import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { RecordResult } from '../record/record.type.ts';
import { correctRecord } from './correct-record.ts';
import { CorrectionType } from './correction.type.ts';
import { decideCorrection } from './decide-correction.ts';

@Resolver(() => CorrectionType)
export class CorrectionResolver {
  @Mutation(() => RecordResult)
  async correctRecord(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('startedAt', () => DateTimeScalar) startedAt: Date,
    @Arg('endedAt', () => DateTimeScalar) endedAt: Date,
    @Arg('reason', () => String) reason: string,
  ) {
    const input = { id, version, startedAt, endedAt, reason };
    return outcome('RecordSaved', await runUseCase(context, correctRecord, input));
  }

  @Mutation(() => RecordResult, { description: 'A different person agrees to a correction, or says why not.' })
  async decideCorrection(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('accept', () => Boolean) accept: boolean,
    @Arg('note', () => String, { nullable: true }) note?: string | null,
  ) {
    return outcome('RecordSaved', await runUseCase(context, decideCorrection, { id, version, accept, note }));
  }
}
