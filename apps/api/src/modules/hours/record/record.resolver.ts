import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { outcome, reasonView } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { approveRecords } from './approve-records.ts';
import { recordListProjection, recordProjection } from './record.projection.ts';
import {
  ApproveResult,
  RecordFilter,
  RecordResult,
  RecordSavedType,
  ServiceRecordConnection,
  ServiceRecordType,
} from './record.type.ts';
import { recordReach, recordWhere, seesWidely } from './record-filter.ts';
import { recordKeyword } from './record-keyword.ts';
import { resubmitRecord } from './resubmit-record.ts';
import { returnRecord } from './return-record.ts';

const byId = async (
  context: AppContext,
  info: GraphQLResolveInfo,
  id: string,
  projection = recordProjection,
): Promise<ServiceRecordType | null> =>
  isId(id)
    ? readOne<ServiceRecordType>(context, info, {
        projection,
        reach: recordReach(context.actor),
        where: sql`r.id = ${id}`,
      })
    : null;

@Resolver(() => ServiceRecordType)
export class RecordResolver {
  @Query(() => ServiceRecordConnection, {
    description: 'What waits stands oldest first; everything else newest first.',
  })
  async records(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => RecordFilter, { nullable: true }) filter?: RecordFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const waiting = filter?.mine || filter?.state === 'PROPOSED';
    const where = recordWhere(context.actor, filter ?? {}, context.services.now());
    const keyword = await recordKeyword(context, filter?.keyword);
    return readPage(context, info, {
      projection: recordListProjection,
      reach: recordReach(context.actor),
      ...(seesWidely(context.actor) ? { where, sortedFirst: keyword } : { where: all([where, keyword]) }),
      order: {
        columns: [
          { sql: 'r.held_since', type: 'timestamptz' },
          { sql: 'r.id', type: 'uuid' },
        ],
        direction: waiting ? 'asc' : 'desc',
      },
      args: { first, after },
    });
  }

  @Query(() => ServiceRecordType, { nullable: true })
  async record(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<ServiceRecordType | null> {
    return byId(context, info, id);
  }

  @Mutation(() => ApproveResult)
  async approveRecords(
    @Ctx() context: AppContext,
    @Arg('ids', () => [ID]) ids: string[],
    @Arg('versions', () => [Int], {
      nullable: true,
      description: 'The version seen of each record, in the order of ids.',
    })
    versions?: number[] | null,
  ) {
    const result = await runUseCase(context, approveRecords, { ids, versions });
    if (isRefusal(result)) return outcome('RecordsApproved', result);
    const refused = result.refused.map(({ id, reasons }) => ({ id, reasons: reasons.map(reasonView) }));
    return outcome('RecordsApproved', { approved: result.approved, refused });
  }

  @Mutation(() => RecordResult)
  async returnRecord(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('RecordSaved', await runUseCase(context, returnRecord, { id, version, reason }));
  }

  @Mutation(() => RecordResult)
  async resubmitRecord(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('version', () => Int) version: number,
    @Arg('endedAt', () => DateTimeScalar) endedAt: Date,
    @Arg('note', () => String) note: string,
    @Arg('startedAt', () => DateTimeScalar, {
      nullable: true,
      description: 'When she really came, where her arrival was scanned too late.',
    })
    startedAt?: Date | null,
  ) {
    return outcome('RecordSaved', await runUseCase(context, resubmitRecord, { id, version, startedAt, endedAt, note }));
  }
}

@Resolver(() => RecordSavedType)
export class RecordSavedResolver {
  @FieldResolver(() => ServiceRecordType)
  async record(
    @Root() saved: RecordSavedType,
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ServiceRecordType | null> {
    // It goes back into the list it was decided in.
    return byId(context, info, saved.id, recordListProjection);
  }
}
