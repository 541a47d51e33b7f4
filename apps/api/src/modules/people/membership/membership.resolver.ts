import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { decideMembership } from './decide-membership.ts';
import { leaveTeam } from './leave-team.ts';
import { MembershipType } from './membership.type.ts';
import { requestMembership } from './request-membership.ts';

@Resolver(() => MembershipType)
export class MembershipResolver {
  @Mutation(() => DoneResult)
  async requestMembership(
    @Ctx() context: AppContext,
    @Arg('teamId', () => ID, { nullable: true }) teamId?: string | null,
    @Arg('joinCode', () => String, { nullable: true }) joinCode?: string | null,
  ) {
    return outcome('Done', await runUseCase(context, requestMembership, { teamId, joinCode }));
  }

  @Mutation(() => DoneResult, { description: 'Leaves a team, or takes a request back.' })
  async leaveTeam(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('Done', await runUseCase(context, leaveTeam, { id }));
  }

  @Mutation(() => DoneResult)
  async decideMembership(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('accept', () => Boolean) accept: boolean,
    @Arg('reason', () => String, { nullable: true }) reason?: string | null,
  ) {
    return outcome('Done', await runUseCase(context, decideMembership, { id, version, accept, reason }));
  }
}
