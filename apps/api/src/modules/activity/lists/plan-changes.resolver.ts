import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { rosterReach } from '../board/roster.ts';
import { PlanChangeConnection, PlanChangeFilter } from '../changing/changing.type.ts';
import { planChangeProjection } from '../changing/plan-change.projection.ts';
import { subtreeOf } from '../shared/filters.ts';

@Resolver()
export class PlanChangesResolver {
  @Query(() => PlanChangeConnection, {
    description: 'Changes of plan of all activities whose rosters she sees, newest first; who was told is beside each.',
  })
  planChanges(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => PlanChangeFilter, { nullable: true }) filter?: PlanChangeFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const { kind, unitId, from, to } = filter ?? {};
    return readPage(ctx, info, {
      projection: planChangeProjection,
      reach: rosterReach(ctx),
      where: all([
        kind && sql`pc.kind = ${kind}`,
        unitId && subtreeOf('u.path', unitId),
        from && sql`pc.created_at >= ${from}`,
        to && sql`pc.created_at < ${to}`,
      ]),
      order: {
        columns: [
          { sql: 'pc.created_at', type: 'timestamptz' },
          { sql: 'pc.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }
}
