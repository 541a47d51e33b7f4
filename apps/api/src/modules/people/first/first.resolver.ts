import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { FactorResult } from '../session/keys.type.ts';
import { claimFirstAdministrator } from './claim-first-administrator.ts';
import { FirstAdministratorInput, FirstSecretsResult } from './first.type.ts';
import { openFirstAdministrator } from './open-first-administrator.ts';

/** The first administrator, by a one-time link. A mutation both times: a token has no place in an address or a cache. */
@Resolver()
export class FirstAdministratorResolver {
  @Mutation(() => FirstSecretsResult)
  async openFirstAdministrator(@Ctx() context: AppContext, @Arg('token', () => String) token: string) {
    return outcome('FirstSecrets', await runUseCase(context, openFirstAdministrator, { token }));
  }

  @Mutation(() => FactorResult)
  async claimFirstAdministrator(
    @Ctx() context: AppContext,
    @Arg('input', () => FirstAdministratorInput) input: FirstAdministratorInput,
  ) {
    return outcome('FactorSet', await runUseCase(context, claimFirstAdministrator, { ...input }));
  }
}
