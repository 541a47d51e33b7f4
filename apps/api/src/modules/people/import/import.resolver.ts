import { ImportField, ImportVerdict } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { mayAnywhere } from '../../../platform/access/grants.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { checkImport } from './check-import.ts';
import { commitImport, discardImport } from './commit-import.ts';
import { importProjection, importRowProjection } from './import.projection.ts';
import {
  FileContentType,
  ImportCodesResult,
  ImportResult,
  ImportRowConnection,
  ImportSavedType,
  VolunteerImportConnection,
  VolunteerImportType,
} from './import.type.ts';
import { issueImportCodes } from './issue-codes.ts';
import { importReach } from './lock-import.ts';
import { startImport } from './start-import.ts';
import { importTemplate } from './template.ts';

const byId = (ctx: AppContext, info: GraphQLResolveInfo, id: string) =>
  isId(id)
    ? readOne(ctx, info, { projection: importProjection, reach: importReach(ctx.actor), where: sql`i.id = ${id}` })
    : null;

@Resolver(() => VolunteerImportType)
export class ImportResolver {
  @Query(() => VolunteerImportConnection, { description: 'Her own imports, newest first.' })
  volunteerImports(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: importProjection,
      reach: importReach(ctx.actor),
      order: {
        columns: [
          { sql: 'i.created_at', type: 'timestamptz' },
          { sql: 'i.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Query(() => VolunteerImportType, { nullable: true })
  volunteerImport(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return byId(ctx, info, id);
  }

  @Query(() => FileContentType, { nullable: true, description: 'The empty table to fill in.' })
  async volunteerImportTemplate(@Ctx() ctx: AppContext) {
    if (!mayAnywhere(ctx.actor, 'volunteer.register')) return null;
    return { name: '志愿者导入模板.xlsx', base64: (await importTemplate()).toString('base64') };
  }

  @FieldResolver(() => ImportRowConnection)
  rows(
    @Root() root: object,
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('verdict', () => ImportVerdict, { nullable: true }) verdict?: ImportVerdict | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const ofImport = sql`r.import_id = ${(root as { rows: string }).rows}`;
    return readPage(ctx, info, {
      projection: importRowProjection,
      reach: importReach(ctx.actor),
      where: verdict ? sql`${ofImport} and r.verdict = ${verdict}` : ofImport,
      order: { columns: [{ sql: 'r.row_no', type: 'integer' }], direction: 'asc' },
      args: { first, after },
    });
  }

  @Mutation(() => ImportResult)
  async startVolunteerImport(
    @Ctx() ctx: AppContext,
    @Arg('fileId', () => ID) fileId: string,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('fileName', () => String) fileName: string,
  ) {
    return outcome('ImportSaved', await runUseCase(ctx, startImport, { fileId, unitId, fileName }));
  }

  @Mutation(() => ImportResult)
  async checkVolunteerImport(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('mapping', () => [ImportField], { nullable: 'items' }) mapping: (ImportField | null)[],
    @Arg('villageCode', () => String, { nullable: true }) villageCode?: string | null,
  ) {
    return outcome('ImportSaved', await runUseCase(ctx, checkImport, { id, version, mapping, villageCode }));
  }

  @Mutation(() => ImportResult)
  async commitVolunteerImport(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('includeSuspects', () => Boolean) includeSuspects: boolean,
  ) {
    return outcome('ImportSaved', await runUseCase(ctx, commitImport, { id, version, includeSuspects }));
  }

  @Mutation(() => ImportResult)
  async discardVolunteerImport(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
  ) {
    return outcome('ImportSaved', await runUseCase(ctx, discardImport, { id, version }));
  }

  @Mutation(() => ImportCodesResult)
  async issueImportCodes(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('afterRow', () => Int) afterRow: number,
  ) {
    return outcome('ImportCodes', await runUseCase(ctx, issueImportCodes, { id, afterRow }));
  }
}

@Resolver(() => ImportSavedType)
export class ImportSavedResolver {
  @FieldResolver(() => VolunteerImportType)
  volunteerImport(@Root() saved: ImportSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return byId(ctx, info, saved.id);
  }
}
