import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { changeStanding } from './change-standing.ts';
import { deregister } from './deregister.ts';

@Resolver()
export class StandingResolver {
  @Mutation(() => DoneResult, { description: 'Suspends a volunteer or lets her serve again.' })
  async changeStanding(
    @Ctx() context: AppContext,
    @Arg('volunteerId', () => ID) volunteerId: string,
    @Arg('version', () => Int) version: number,
    @Arg('suspend', () => Boolean) suspend: boolean,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, changeStanding, { volunteerId, version, suspend, reason }));
  }

  @Mutation(() => DoneResult, { description: 'Herself, or by staff with a reason.' })
  async deregister(
    @Ctx() context: AppContext,
    @Arg('volunteerId', () => ID, { nullable: true }) volunteerId?: string | null,
    @Arg('reason', () => String, { nullable: true }) reason?: string | null,
  ) {
    return outcome('Done', await runUseCase(context, deregister, { volunteerId, reason }));
  }
}
