import { MembershipState } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import { lacks } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { VerdictType, verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, extendProjection, list } from '../../../platform/projection/fields.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { TeamType, teamProjection } from '../../organization/index.ts';
import { canAppoint } from '../grant/grant.policy.ts';
import { CoordinatorType } from '../grant/grant.type.ts';
import { membershipProjection } from '../membership/membership.projection.ts';
import { MembershipConnection } from '../membership/membership.type.ts';

const countOf = (state: MembershipState) =>
  column(`(select count(*)::int from membership mc where mc.team_id = t.id and mc.state = '${state}')`);

extendProjection(teamProjection, {
  memberCount: countOf('ACTIVE'),
  requestCount: countOf('REQUESTED'),
  coordinators: list({
    from: 'access_grant cg join account ca on ca.id = cg.account_id',
    where: `cg.unit_id = t.id and cg.kind = 'ROLE' and cg.name = 'COORDINATOR' and cg.effect = 'ALLOW' and cg.revoked_at is null
      and cg.valid_from <= now() and (cg.valid_to is null or cg.valid_to > now())`,
    orderBy: 'cg.valid_from, cg.id',
    limit: 50,
    fields: {
      grantId: column('cg.id'),
      accountId: column('ca.id'),
      name: column('ca.display_name'),
      phoneMasked: column('ca.phone_masked'),
      since: column('cg.valid_from'),
      until: column('cg.valid_to'),
    },
  }),
  // A page with arguments of its own: the resolver below reads it and needs only to know the team.
  members: derived<{ id: string }>({ id: 't.id' }, ({ id }) => id),
  canDecideMembers: derived<{ path: string }>({ path: 'u.path' }, ({ path }, { actor }) =>
    verdict(lacks(actor, 'membership.decide', path)),
  ),
  canAppoint: derived<{ path: string }>({ path: 'u.path' }, ({ path }, { actor }) => verdict(canAppoint(actor, path))),
});

interface TeamRow {
  readonly memberCount: number;
  readonly requestCount: number;
  readonly coordinators: CoordinatorType[];
  readonly members: string;
  readonly canDecideMembers: VerdictType;
  readonly canAppoint: VerdictType;
}

/** What people adds to a team. */
@Resolver(() => TeamType)
export class TeamFields {
  @FieldResolver(() => Int)
  memberCount(@Root() team: TeamRow): number {
    return team.memberCount;
  }

  @FieldResolver(() => Int)
  requestCount(@Root() team: TeamRow): number {
    return team.requestCount;
  }

  @FieldResolver(() => [CoordinatorType])
  coordinators(@Root() team: TeamRow): CoordinatorType[] {
    return team.coordinators;
  }

  @FieldResolver(() => MembershipConnection)
  async members(
    @Root() team: TeamRow,
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => MembershipState, { nullable: true }) state?: MembershipState | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const ofTeam = sql`m.team_id = ${team.members}`;
    return readPage(context, info, {
      projection: membershipProjection,
      reach: within(context.actor, 'volunteer.read', { path: 'mu.path', unitId: 'm.team_id' }),
      where: state ? sql`${ofTeam} and m.state = ${state}` : ofTeam,
      order: {
        columns: [
          { sql: 'm.requested_at', type: 'timestamptz' },
          { sql: 'm.id', type: 'uuid' },
        ],
        direction: 'asc',
      },
      args: { first, after },
    });
  }

  @FieldResolver(() => VerdictType)
  canDecideMembers(@Root() team: TeamRow): VerdictType {
    return team.canDecideMembers;
  }

  @FieldResolver(() => VerdictType)
  canAppoint(@Root() team: TeamRow): VerdictType {
    return team.canAppoint;
  }
}
