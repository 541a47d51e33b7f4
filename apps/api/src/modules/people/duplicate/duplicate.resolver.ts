import { Likeness } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { dismissDuplicate } from './dismiss-duplicate.ts';
import { duplicateProjection, duplicateReach, duplicateWaits } from './duplicate.projection.ts';
import { LikelyDuplicateConnection } from './duplicate.type.ts';

@Resolver()
export class DuplicateResolver {
  @Query(() => LikelyDuplicateConnection, { description: 'Pairs that may be one person, the longest known first.' })
  async likelyDuplicates(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('likeness', () => Likeness, { nullable: true }) likeness?: Likeness | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: duplicateProjection,
      reach: duplicateReach(context.actor),
      where: all([duplicateWaits, likeness && sql`${likeness} = any(d.reasons)`]),
      order: {
        columns: [
          { sql: 'd.found_at', type: 'timestamptz' },
          { sql: 'd.id', type: 'uuid' },
        ],
        direction: 'asc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult)
  async dismissDuplicate(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, dismissDuplicate, { id, reason }));
  }
}
