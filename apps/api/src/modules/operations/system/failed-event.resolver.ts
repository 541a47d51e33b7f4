import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { failedEventProjection } from './failed.projection.ts';
import { retryFailedEvents } from './retry-failed-events.ts';
import { systemReach } from './system.policy.ts';
import { FailedEventConnection, RetryResult } from './system.type.ts';

@Resolver()
export class FailedEventResolver {
  @Query(() => FailedEventConnection)
  async failedEvents(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: failedEventProjection,
      reach: systemReach(context.actor),
      where: sql`e.delivered_at is null and e.attempts > 0`,
      order: {
        columns: [
          { sql: 'e.created_at', type: 'timestamptz' },
          { sql: 'e.id', type: 'bigint' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  /** One by its id, or all that failed. */
  @Mutation(() => RetryResult)
  async retryFailedEvents(@Ctx() context: AppContext, @Arg('id', () => ID, { nullable: true }) id?: string | null) {
    return outcome('Retried', await runUseCase(context, retryFailedEvents, { id }));
  }
}
