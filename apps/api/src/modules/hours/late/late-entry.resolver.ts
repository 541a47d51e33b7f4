import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { enterLate } from './enter-late.ts';
import { EnterLateInput, EnterLateResult } from './late-entry.type.ts';

@Resolver()
export class LateEntryResolver {
  @Mutation(() => EnterLateResult, {
    description: '补录: hours of a shift that is over, from a signed sheet; somebody of the unit above approves them.',
  })
  async enterLate(@Ctx() context: AppContext, @Arg('input', () => EnterLateInput) input: EnterLateInput) {
    return outcome('LateEntered', await runUseCase(context, enterLate, { ...input }));
  }
}
