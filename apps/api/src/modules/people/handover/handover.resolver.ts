import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { handOver } from './hand-over.ts';
import { HandoverInput, HandoverPreviewResult, HandoverResult } from './handover.type.ts';
import { previewHandover } from './preview-handover.ts';

@Resolver()
export class HandoverResolver {
  @Mutation(() => HandoverPreviewResult, { description: 'Changes nothing: says what a handover would move.' })
  async previewHandover(@Ctx() context: AppContext, @Arg('input', () => HandoverInput) input: HandoverInput) {
    return outcome('HandoverPreview', await runUseCase(context, previewHandover, { ...input }));
  }

  @Mutation(() => HandoverResult)
  async handOver(
    @Ctx() context: AppContext,
    @Arg('input', () => HandoverInput) input: HandoverInput,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('HandedOver', await runUseCase(context, handOver, { ...input, reason }));
  }
}
