import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { CheckResult } from '../attendance/attendance.type.ts';
import { recordRefusedScan } from '../attendance/record-refused-scan.ts';
import { BoardType } from '../board/board.type.ts';
import { rosterReach } from '../board/roster.ts';
import { confirmOfflineScans, declineOfflineScan } from './decide-offline-scans.ts';
import { offlineScanProjection } from './offline-scan.projection.ts';
import { waits } from './offline-scan.sql.ts';
import { OfflineScanConnection, OfflineScanInput, OfflineScansResult } from './offline-scan.type.ts';
import { reportOfflineScan } from './report-offline-scan.ts';

@Resolver(() => BoardType)
export class OfflineScanResolver {
  /** Those that wait, in the order they were scanned; a person's arrival before her leaving. */
  @FieldResolver(() => OfflineScanConnection)
  offlineScans(
    @Root() board: object,
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(ctx, info, {
      projection: offlineScanProjection,
      reach: rosterReach(ctx),
      // The projection reads the activity's id under this field's name.
      where: sql`l.activity_id = ${(board as { offlineScans: string }).offlineScans} and ${waits}`,
      order: {
        columns: [
          { sql: 'l.at', type: 'timestamptz' },
          { sql: 'l.id', type: 'uuid' },
        ],
        direction: 'asc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => CheckResult)
  async reportOfflineScan(@Ctx() ctx: AppContext, @Arg('input', () => OfflineScanInput) input: OfflineScanInput) {
    const result = await runUseCase(ctx, reportOfflineScan, input);
    if (isRefusal(result)) await recordRefusedScan(ctx, { ...input, method: 'OFFLINE' }, result);
    return outcome('Checked', result);
  }

  @Mutation(() => OfflineScansResult)
  async confirmOfflineScans(
    @Ctx() ctx: AppContext,
    @Arg('ids', () => [ID]) ids: string[],
    @Arg('wasThere', () => Boolean, { description: 'She states that she was there and saw them.' }) wasThere: boolean,
  ) {
    return outcome('OfflineScansDecided', await runUseCase(ctx, confirmOfflineScans, { ids, wasThere }));
  }

  @Mutation(() => OfflineScansResult)
  async declineOfflineScan(
    @Ctx() ctx: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('OfflineScansDecided', await runUseCase(ctx, declineOfflineScan, { id, reason }));
  }
}
