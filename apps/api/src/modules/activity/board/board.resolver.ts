import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { selectionOf } from '../../../platform/projection/selection.ts';
import { readBoard } from './board.ts';
import { BoardTab, BoardType } from './board.type.ts';
import { readBoardLines } from './board-lines.ts';
import { SignUpConnection } from './roster.type.ts';
import { watchActivity } from './watch-activity.ts';

@Resolver(() => BoardType)
export class BoardResolver {
  @Query(() => BoardType, { nullable: true })
  board(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('activityId', () => ID) activityId: string) {
    return readBoard(ctx, selectionOf(info), activityId);
  }

  @Subscription(() => BoardType, {
    name: 'board',
    description: 'A fresh board whenever something at the activity changes.',
    subscribe: ({ args, context, info }) => {
      const activityId = String(args['activityId']);
      const selection = selectionOf(info);
      const read = (ctx: AppContext) => readBoard(ctx, selection, activityId);
      return watchActivity(context as AppContext, { activityId, read, everyMinute: true });
    },
  })
  boardChanged(@Root() board: BoardType, @Arg('activityId', () => ID) _activityId: string): BoardType {
    return board;
  }

  @FieldResolver(() => SignUpConnection)
  lines(
    @Root() board: object,
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('tab', () => BoardTab, { nullable: true }) tab?: BoardTab | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return readBoardLines(ctx, info, (board as { lines: string }).lines, tab ?? 'ALL', { first, after });
  }
}
