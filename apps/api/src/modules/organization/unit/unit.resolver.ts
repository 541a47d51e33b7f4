import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readAll, readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { matches } from '../shared/matches.ts';
import { saveStation } from '../station/save-station.ts';
import { SaveStationInput } from '../station/station.type.ts';
import { createUnit } from './create-unit.ts';
import { unitProjection } from './unit.projection.ts';
import { CreateUnitInput, UnitConnection, UnitResult, UnitSavedType, UnitType, UpdateUnitInput } from './unit.type.ts';
import { updateUnit } from './update-unit.ts';

/** Where she may look: the subtrees of her places. */
export const unitReach = (actor: Actor | null): Fragment =>
  within(actor, 'unit.read', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' });

/** The places her tree begins at: those not below another of hers. */
function roots(actor: Actor | null): string[] {
  const paths = (actor?.grants ?? [])
    .filter((grant) => grant.effect === 'ALLOW' && grant.actions.has('unit.read'))
    .map((grant) => grant.path);
  return [...new Set(paths)].filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));
}

@Resolver(() => UnitType)
export class UnitResolver {
  @Query(() => [UnitType], {
    description: 'The units directly below one, teams apart; her own places when none is given.',
  })
  async units(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('parentId', () => ID, { nullable: true }) parentId?: string | null,
  ): Promise<UnitType[]> {
    if (parentId && !isId(parentId)) return [];
    const where = parentId
      ? sql`u.parent_id = ${parentId} and u.kind <> 'TEAM'`
      : sql`u.path = any(${roots(context.actor)}::text[])`;
    return readAll<UnitType>(context, info, {
      projection: unitProjection,
      reach: unitReach(context.actor),
      where,
      orderBy: 'u.seq',
      limit: 1000,
    });
  }

  @Query(() => UnitType, { nullable: true })
  async unit(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<UnitType | null> {
    return this.byId(context, info, id);
  }

  @Query(() => UnitConnection, { description: 'Units and teams in her reach, by Chinese, pinyin or initials.' })
  async searchUnits(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('keyword', () => String) keyword: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: unitProjection,
      reach: unitReach(context.actor),
      where: all([matches('u', keyword)]),
      order: { columns: [{ sql: 'u.seq', type: 'bigint' }], direction: 'asc' },
      args: { first, after },
    });
  }

  @Mutation(() => UnitResult)
  async createUnit(@Ctx() context: AppContext, @Arg('input', () => CreateUnitInput) input: CreateUnitInput) {
    return outcome('UnitSaved', await runUseCase(context, createUnit, input));
  }

  @Mutation(() => UnitResult)
  async updateUnit(@Ctx() context: AppContext, @Arg('input', () => UpdateUnitInput) input: UpdateUnitInput) {
    return outcome('UnitSaved', await runUseCase(context, updateUnit, input));
  }

  @Mutation(() => DoneResult)
  async saveStation(@Ctx() context: AppContext, @Arg('input', () => SaveStationInput) input: SaveStationInput) {
    return outcome('Done', await runUseCase(context, saveStation, input));
  }

  private async byId(context: AppContext, info: GraphQLResolveInfo, id: string): Promise<UnitType | null> {
    if (!isId(id)) return null;
    return readOne<UnitType>(context, info, {
      projection: unitProjection,
      reach: unitReach(context.actor),
      where: sql`u.id = ${id}`,
    });
  }
}

@Resolver(() => UnitSavedType)
export class UnitSavedResolver {
  @FieldResolver(() => UnitType)
  async unit(
    @Root() saved: UnitSavedType,
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<UnitType | null> {
    return readOne<UnitType>(context, info, {
      projection: unitProjection,
      reach: unitReach(context.actor),
      where: sql`u.id = ${saved.id}`,
    });
  }
}
