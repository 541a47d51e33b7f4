import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { decideMembership } from './decide-membership.ts';
import { leaveTeam } from './leave-team.ts';
import { membershipProjection } from './membership.projection.ts';
import { MembershipConnection, MembershipFilter, MembershipType } from './membership.type.ts';
import { membershipReach, membershipsWhere } from './membership-list.ts';
import { removeMember } from './remove-member.ts';
import { requestMembership } from './request-membership.ts';

@Resolver(() => MembershipType)
export class MembershipResolver {
  @Query(() => MembershipConnection, {
    description: '入队总表: who asks, belongs or belonged to the teams she sees people of, the latest first.',
  })
  async memberships(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => MembershipFilter, { nullable: true }) filter?: MembershipFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: membershipProjection,
      reach: membershipReach(context),
      where: membershipsWhere(filter ?? {}),
      order: {
        columns: [
          { sql: 'm.requested_at', type: 'timestamptz' },
          { sql: 'm.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

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

  @Mutation(() => DoneResult, { description: 'Ends somebody’s membership, with a reason she reads.' })
  async removeMember(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, removeMember, { id, version, reason }));
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
