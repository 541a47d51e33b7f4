import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { unsentTextProjection } from './failed.projection.ts';
import { retryFailedTexts } from './retry-failed-texts.ts';
import { systemReach } from './system.policy.ts';
import { RetryResult, UnsentTextConnection } from './system.type.ts';

@Resolver()
export class UnsentTextResolver {
  @Query(() => UnsentTextConnection, { description: 'Text messages that wait or failed, the latest first.' })
  async unsentTexts(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: unsentTextProjection,
      reach: systemReach(context.actor),
      where: sql`d.state <> 'SENT'`,
      order: {
        columns: [
          { sql: 'd.created_at', type: 'timestamptz' },
          { sql: 'd.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  /** One by its id, or all that failed. Codes are not sent late. */
  @Mutation(() => RetryResult)
  async retryFailedTexts(@Ctx() context: AppContext, @Arg('id', () => ID, { nullable: true }) id?: string | null) {
    return outcome('Retried', await runUseCase(context, retryFailedTexts, { id }));
  }
}
