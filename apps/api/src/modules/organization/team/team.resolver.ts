import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { matches } from '../shared/matches.ts';
import { createTeam } from './create-team.ts';
import { teamProjection } from './team.projection.ts';
import {
  CreateTeamInput,
  TeamConnection,
  TeamFilter,
  TeamResult,
  TeamSavedType,
  TeamType,
  UpdateTeamInput,
} from './team.type.ts';
import { updateTeam } from './update-team.ts';

/** Teams in the subtrees of her places. */
const teamReach = (actor: Actor | null): Fragment =>
  within(actor, 'unit.read', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' });

/** Below a unit, itself included; a unit out of reach narrows to nothing, for the reach holds beside it. */
const under = (unitId: string): Fragment =>
  isId(unitId) ? sql`exists (select 1 from unit f where f.id = ${unitId} and u.path ^@ f.path)` : sql`false`;

@Resolver(() => TeamType)
export class TeamResolver {
  @Query(() => TeamConnection)
  async teams(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => TeamFilter, { nullable: true }) filter?: TeamFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: teamProjection,
      reach: teamReach(context.actor),
      where: all(
        [
          matches('u', filter?.keyword),
          filter?.unitId && under(filter.unitId),
          filter?.state && sql`t.state = ${filter.state}`,
        ].map((part) => part || null),
      ),
      order: {
        columns: [
          { sql: 't.created_at', type: 'timestamptz' },
          { sql: 't.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Query(() => TeamType, { nullable: true })
  async team(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<TeamType | null> {
    if (!isId(id)) return null;
    return readOne<TeamType>(context, info, {
      projection: teamProjection,
      reach: teamReach(context.actor),
      where: sql`t.id = ${id}`,
    });
  }

  @Mutation(() => TeamResult)
  async createTeam(@Ctx() context: AppContext, @Arg('input', () => CreateTeamInput) input: CreateTeamInput) {
    return outcome('TeamSaved', await runUseCase(context, createTeam, input));
  }

  @Mutation(() => TeamResult)
  async updateTeam(@Ctx() context: AppContext, @Arg('input', () => UpdateTeamInput) input: UpdateTeamInput) {
    return outcome('TeamSaved', await runUseCase(context, updateTeam, input));
  }
}

@Resolver(() => TeamSavedType)
export class TeamSavedResolver {
  @FieldResolver(() => TeamType)
  async team(
    @Root() saved: TeamSavedType,
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<TeamType | null> {
    return readOne<TeamType>(context, info, {
      projection: teamProjection,
      reach: teamReach(context.actor),
      where: sql`t.id = ${saved.id}`,
    });
  }
}
