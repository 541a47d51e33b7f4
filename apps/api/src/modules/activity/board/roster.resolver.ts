import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, Info, Int, Resolver, Root } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { ActivityType } from '../activity/activity.type.ts';
import { readRoster, readRosterLine } from './roster.ts';
import { RosterFilter, SignUpConnection, SignUpSavedType, SignUpType } from './roster.type.ts';

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
}

@Resolver(() => SignUpSavedType)
export class SignUpSavedResolver {
  @FieldResolver(() => SignUpType)
  signUp(@Root() saved: SignUpSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return readRosterLine(ctx, info, saved.id);
  }
}
