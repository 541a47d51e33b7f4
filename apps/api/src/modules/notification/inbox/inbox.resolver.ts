import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import { own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { markRead } from './mark-read.ts';
import { messageProjection } from './message.projection.ts';
import { MessageConnection } from './message.type.ts';

@Resolver()
export class InboxResolver {
  @Query(() => MessageConnection)
  async inbox(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readPage(context, info, {
      projection: messageProjection,
      reach: own('m.account_id', context.actor?.accountId),
      order: {
        columns: [
          { sql: 'm.created_at', type: 'timestamptz' },
          { sql: 'm.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult)
  async markRead(@Ctx() context: AppContext, @Arg('ids', () => [ID]) ids: string[]) {
    return outcome('Done', await runUseCase(context, markRead, { ids }));
  }
}
