import { ApproverFlagResolution } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { recordListProjection } from '../record/record.projection.ts';
import { ServiceRecordConnection } from '../record/record.type.ts';
import { recordReach } from '../record/record-filter.ts';
import { approverFlagProjection } from './approver-flag.projection.ts';
import { ApproverFlagConnection, ApproverFlagType } from './approver-flag.type.ts';
import { resolveApproverFlag } from './resolve-approver-flag.ts';

const reach = ({ actor }: AppContext): Fragment =>
  within(actor, 'hours.read', { path: 'u.path', unitId: 'f.unit_id', county: 'f.county_code' });

/** A column of a flag within her reach, or nothing. */
const ofFlag = (ctx: AppContext, id: string, column: Fragment): Fragment =>
  sql`(select ${column} from approver_flag f join unit u on u.id = f.unit_id where f.id = ${id} and ${reach(ctx)})`;

@Resolver(() => ApproverFlagType)
export class ApproverFlagResolver {
  @Query(() => ApproverFlagConnection, { description: '审核过快, of the places whose hours she sees, newest first.' })
  async approverFlags(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('open', () => Boolean, { nullable: true, description: 'Open ones only, or only those resolved.' }) open?:
      | boolean
      | null,
    @Arg('unitId', () => ID, { nullable: true }) unitId?: string | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const below =
      unitId && (isId(unitId) ? sql`u.path ^@ (select x.path from unit x where x.id = ${unitId})` : sql`false`);
    return readPage(ctx, info, {
      projection: approverFlagProjection,
      reach: reach(ctx),
      where: all([open === true && sql`f.resolution is null`, open === false && sql`f.resolution is not null`, below]),
      order: {
        columns: [
          { sql: 'f.raised_at', type: 'timestamptz' },
          { sql: 'f.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Query(() => ServiceRecordConnection, {
    description: 'What was approved on the day of a flag, in the order of the presses.',
  })
  async approverFlagRecords(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('flagId', () => ID) flagId: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const begins = (days: number): Fragment =>
      ofFlag(ctx, flagId, sql`(f.day + ${days}::int)::timestamp at time zone 'Asia/Shanghai'`);
    return readPage(ctx, info, {
      projection: recordListProjection,
      reach: recordReach(ctx.actor),
      where: isId(flagId)
        ? sql`r.approved_by = ${ofFlag(ctx, flagId, sql`f.account_id`)} and r.approved_at >= ${begins(0)} and r.approved_at < ${begins(1)}`
        : sql`false`,
      order: {
        columns: [
          { sql: 'r.approved_at', type: 'timestamptz' },
          { sql: 'r.id', type: 'uuid' },
        ],
        direction: 'asc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult, {
    description: 'Says what came of asking her: explained, or the records are to be looked at again.',
  })
  async resolveApproverFlag(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('resolution', () => ApproverFlagResolution) resolution: ApproverFlagResolution,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(ctx, resolveApproverFlag, { id, resolution, reason }));
  }
}
