import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { own } from '../../platform/access/reach.ts';
import type { AppContext } from '../../platform/context.ts';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import { outcome } from '../../platform/graphql/shared-types.ts';
import { isId } from '../../platform/ids.ts';
import { column, projection } from '../../platform/projection/fields.ts';
import { readPage } from '../../platform/projection/page.ts';
import { readOne } from '../../platform/projection/read.ts';
import { runUseCase } from '../../platform/run-use-case.ts';
import { DataExportConnection, DataExportType, ExportInput, ExportResult, ExportSavedType } from './export.type.ts';
import { requestExport } from './request-export.ts';

const exportProjection = projection({
  name: 'data-export',
  from: 'data_export x',
  joins: { file: 'left join stored_file f on f.id = x.file_id' },
  fields: {
    id: column('x.id'),
    kind: column('x.kind'),
    state: column(
      `case when x.state = 'READY' and (f.id is null or f.expires_at <= now()) then 'EXPIRED' else x.state end`,
      'file',
    ),
    rows: column('x.rows'),
    fileUrl: column(`'/files/' || x.file_id || '?app=admin'`),
    expiresAt: column('f.expires_at', 'file'),
    createdAt: column('x.created_at'),
  },
});

/** Hers, in the admin app and while she has any right there. */
const reachOf = ({ actor }: AppContext): Fragment =>
  own('x.requested_by', actor && actor.grants.length > 0 ? actor.accountId : null);

const byId = (ctx: AppContext, info: GraphQLResolveInfo, id: string) =>
  isId(id) ? readOne(ctx, info, { projection: exportProjection, reach: reachOf(ctx), where: sql`x.id = ${id}` }) : null;

@Resolver(() => DataExportType)
export class ExportResolver {
  @Query(() => DataExportConnection, { description: 'Her own exports, newest first.' })
  dataExports(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: exportProjection,
      reach: reachOf(ctx),
      order: {
        columns: [
          { sql: 'x.created_at', type: 'timestamptz' },
          { sql: 'x.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Query(() => DataExportType, { nullable: true })
  dataExport(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return byId(ctx, info, id);
  }

  @Mutation(() => ExportResult)
  async requestExport(@Ctx() ctx: AppContext, @Arg('input', () => ExportInput) input: ExportInput) {
    const { tongue, ...wanted } = input;
    const done = await runUseCase(ctx, requestExport, { kind: input.kind, tongue: tongue ?? 'zh', wanted });
    return outcome('ExportSaved', done);
  }
}

@Resolver(() => ExportSavedType)
export class ExportSavedResolver {
  @FieldResolver(() => DataExportType)
  dataExport(@Root() saved: ExportSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return byId(ctx, info, saved.id);
  }
}
