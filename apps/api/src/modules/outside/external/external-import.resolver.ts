import { ExternalVerdict } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mayAnywhere } from '../../../platform/access/grants.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { byTime } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { FileContentType } from '../../people/index.ts';
import { commitExternalImport, discardExternalImport, undoExternalImport } from './end-import.ts';
import { externalImportProjection, externalRowProjection } from './external-import.projection.ts';
import { importReach } from './external-import.ts';
import {
  ExternalImportConnection,
  ExternalImportResult,
  ExternalImportRowConnection,
  ExternalImportSavedType,
  ExternalImportType,
} from './external-import.type.ts';
import { startExternalImport } from './start-import.ts';
import { externalTemplate } from './template.ts';

const byId = (ctx: AppContext, info: GraphQLResolveInfo, id: string) =>
  isId(id)
    ? readOne(ctx, info, {
        projection: externalImportProjection,
        reach: importReach(ctx.actor),
        where: sql`i.id = ${id}`,
      })
    : null;

@Resolver(() => ExternalImportType)
export class ExternalImportResolver {
  @Query(() => ExternalImportConnection, {
    description: 'Files of other platforms, of the places she answers for, newest first.',
  })
  externalImports(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const list = {
      projection: externalImportProjection,
      reach: importReach(ctx.actor),
      order: byTime('i.created_at', 'i.id'),
    };
    return readPage(ctx, info, { ...list, args: { first, after } });
  }

  @Query(() => ExternalImportType, { nullable: true })
  externalImport(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return byId(ctx, info, id);
  }

  @Query(() => FileContentType, { nullable: true, description: 'The empty table to fill in.' })
  async externalImportTemplate(@Ctx() ctx: AppContext) {
    if (!mayAnywhere(ctx.actor, 'hours.outside')) return null;
    return { name: '外平台时长导入模板.xlsx', base64: (await externalTemplate()).toString('base64') };
  }

  /** What a file says of people is read by whoever brought it: others at the place see what came of it. */
  @FieldResolver(() => ExternalImportRowConnection)
  rows(
    @Root() root: object,
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('verdict', () => ExternalVerdict, { nullable: true }) verdict?: ExternalVerdict | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: externalRowProjection,
      reach: all([importReach(ctx.actor), sql`i.created_by = ${ctx.actor?.accountId ?? null}::uuid`]),
      where: all([sql`r.import_id = ${(root as { rows: string }).rows}`, verdict && sql`r.verdict = ${verdict}`]),
      order: { columns: [{ sql: 'r.row_no', type: 'integer' }], direction: 'asc' },
      args: { first, after },
    });
  }

  @Mutation(() => ExternalImportResult)
  async startExternalImport(
    @Ctx() ctx: AppContext,
    @Arg('fileId', () => ID) fileId: string,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('platform', () => String) platform: string,
    @Arg('fileName', () => String) fileName: string,
  ) {
    const done = await runUseCase(ctx, startExternalImport, { fileId, unitId, platform, fileName });
    return outcome('ExternalImportSaved', done);
  }

  @Mutation(() => ExternalImportResult)
  async commitExternalImport(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('includeSuspects', () => Boolean) includeSuspects: boolean,
  ) {
    return outcome(
      'ExternalImportSaved',
      await runUseCase(ctx, commitExternalImport, { id, version, includeSuspects }),
    );
  }

  @Mutation(() => ExternalImportResult)
  async discardExternalImport(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
  ) {
    return outcome('ExternalImportSaved', await runUseCase(ctx, discardExternalImport, { id, version }));
  }

  @Mutation(() => ExternalImportResult, { description: 'Takes all hours of an import back.' })
  async undoExternalImport(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('ExternalImportSaved', await runUseCase(ctx, undoExternalImport, { id, version, reason }));
  }
}

@Resolver(() => ExternalImportSavedType)
export class ExternalImportSavedResolver {
  @FieldResolver(() => ExternalImportType)
  externalImport(@Root() saved: ExternalImportSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return byId(ctx, info, saved.id);
  }
}
