import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Resolver, Root, Subscription } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { ActivityType } from '../activity/activity.type.ts';
import { readRoster, readRosterLine } from './roster.ts';
import { RosterFilter, RosterNewsType, SignUpConnection, SignUpSavedType, SignUpType } from './roster.type.ts';
import { rosterNews } from './roster-news.ts';
import { watchActivity } from './watch-activity.ts';

@Resolver(() => ActivityType)
export class RosterResolver {
  @FieldResolver(() => SignUpConnection)
  roster(
    @Root() activity: object,
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => RosterFilter, { nullable: true }) filter?: RosterFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    // The projection reads the activity's id under this field's name.
    return readRoster(ctx, info, (activity as { roster: string }).roster, filter ?? {}, { first, after });
  }

  @Subscription(() => RosterNewsType, {
    name: 'rosterChanged',
    description: 'Whenever something at the activity changes, for whoever may read its roster.',
    subscribe: ({ args, context }) => {
      const activityId = String(args['activityId']);
      const read = (ctx: AppContext) => rosterNews(ctx, activityId);
      return watchActivity(context as AppContext, { activityId, read, everyMinute: false });
    },
  })
  rosterChanged(@Root() news: RosterNewsType, @Arg('activityId', () => ID) _activityId: string): RosterNewsType {
    return news;
  }
}

@Resolver(() => SignUpSavedType)
export class SignUpSavedResolver {
  @FieldResolver(() => SignUpType)
  signUp(@Root() saved: SignUpSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return readRosterLine(ctx, info, saved.id);
  }
}
