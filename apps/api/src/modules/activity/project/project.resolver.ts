import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { type Order, readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { containing, subtreeOf } from '../shared/filters.ts';
import { projectLineProjection, projectProjection } from './project.projection.ts';
import {
  ProjectConnection,
  ProjectFilter,
  ProjectResult,
  ProjectSavedType,
  ProjectType,
  SaveProjectInput,
} from './project.type.ts';
import { saveProject } from './save-project.ts';

const newest: Order = {
  columns: [
    { sql: 'pr.created_at', type: 'timestamptz' },
    { sql: 'pr.id', type: 'uuid' },
  ],
  direction: 'desc',
};
const reachOf = (ctx: AppContext) =>
  within(ctx.actor, 'activity.read', { path: 'u.path', unitId: 'pr.unit_id', county: 'pr.county_code' });

@Resolver(() => ProjectType)
export class ProjectResolver {
  @Query(() => ProjectConnection, { description: 'As lists show them: of a sealed service it says 专业服务.' })
  projects(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => ProjectFilter, { nullable: true }) filter?: ProjectFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const where = all([
      filter?.unitId && subtreeOf('u.path', filter.unitId),
      filter?.state && sql`pr.state = ${filter.state}`,
      filter?.keyword && containing('pr.name', filter.keyword),
    ]);
    return readPage(ctx, info, {
      projection: projectLineProjection,
      reach: reachOf(ctx),
      where,
      order: newest,
      args: { first, after },
    });
  }

  @Query(() => ProjectType, { nullable: true })
  async project(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return isId(id)
      ? await readOne(ctx, info, { projection: projectProjection, reach: reachOf(ctx), where: sql`pr.id = ${id}` })
      : null;
  }

  @Mutation(() => ProjectResult)
  async saveProject(@Ctx() ctx: AppContext, @Arg('input', () => SaveProjectInput) input: SaveProjectInput) {
    return outcome('ProjectSaved', await runUseCase(ctx, saveProject, input));
  }
}

@Resolver(() => ProjectSavedType)
export class ProjectSavedResolver {
  @FieldResolver(() => ProjectType)
  project(@Root() saved: ProjectSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return readOne(ctx, info, { projection: projectProjection, reach: reachOf(ctx), where: sql`pr.id = ${saved.id}` });
  }
}
