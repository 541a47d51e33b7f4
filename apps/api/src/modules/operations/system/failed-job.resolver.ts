import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { failedJobProjection } from './failed.projection.ts';
import { retryFailedJobs } from './retry-failed-jobs.ts';
import { systemReach } from './system.policy.ts';
import { FailedJobConnection, RetryResult } from './system.type.ts';

@Resolver()
export class FailedJobResolver {
  @Query(() => FailedJobConnection)
  async failedJobs(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: failedJobProjection,
      reach: systemReach(context.actor),
      where: sql`j.state = 'failed'`,
      order: {
        columns: [
          { sql: 'coalesce(j.completed_on, j.created_on)', type: 'timestamptz' },
          { sql: 'j.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  /** One by its id, or all that failed. */
  @Mutation(() => RetryResult)
  async retryFailedJobs(@Ctx() context: AppContext, @Arg('id', () => ID, { nullable: true }) id?: string | null) {
    return outcome('Retried', await runUseCase(context, retryFailedJobs, { id }));
  }
}
