import { MOST_STARS } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { everyone, own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { all, sql } from '../../../platform/database/sql.ts';
import { DoneResult, outcome } from '../../../platform/graphql/shared-types.ts';
import { isId } from '../../../platform/ids.ts';
import { byTime } from '../../../platform/projection/list.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readAll } from '../../../platform/projection/read.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { namedLike, volunteerReach } from '../../people/index.ts';
import { confirmStar } from '../deciding/confirm-star.ts';
import { proposeStar } from '../deciding/propose-star.ts';
import { refuseStar } from '../deciding/refuse-star.ts';
import { standingOf, told } from './standing.ts';
import { StarCaseConnection, StarFilter, StarStandingType, StarStepType } from './star.type.ts';
import { starCaseProjection, starStepProjection } from './star-case.ts';

/** 星级: where somebody stands, what waits to be confirmed, and what became of every star. */
@Resolver(() => StarStandingType)
export class StarResolver {
  @Query(() => StarStandingType, { nullable: true, description: 'Of a volunteer herself.' })
  async myStars(@Ctx() context: AppContext) {
    const standing = await standingOf(context, own('v.id', context.actor?.volunteerId), false);
    return standing && told(standing);
  }

  @Query(() => StarStandingType, { nullable: true, description: 'Of somebody the desk sees.' })
  async starsOf(@Ctx() context: AppContext, @Arg('volunteerId', () => ID) volunteerId: string) {
    if (!isId(volunteerId)) return null;
    const standing = await standingOf(context, sql`v.id = ${volunteerId} and ${volunteerReach(context.actor)}`, true);
    return standing && told(standing);
  }

  @FieldResolver(() => [StarStepType])
  async history(
    @Root() standing: { volunteerId: string },
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readAll(context, info, {
      projection: starStepProjection,
      reach: everyone('whoever was given the standing sees how it came to be'),
      where: sql`s.volunteer_id = ${standing.volunteerId}`,
      orderBy: 's.proposed_at desc, s.id desc',
      limit: 4 * MOST_STARS,
    });
  }

  @Query(() => StarCaseConnection, { description: 'Stars proposed for people she sees, the newest first.' })
  async starCases(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => StarFilter, { nullable: true }) filter?: StarFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const { state, stars, keyword, unitId } = filter ?? {};
    const under = (id: string) =>
      isId(id) ? sql`cu.path ^@ (select f.path from unit f where f.id = ${id})` : sql`false`;
    return readPage(context, info, {
      projection: starCaseProjection,
      reach: volunteerReach(context.actor),
      where: all([
        sql`v.erased_at is null`,
        state && sql`s.state = ${state}`,
        stars ? sql`s.stars = ${stars}::int` : null,
        keyword && namedLike('v', keyword),
        unitId && under(unitId),
      ]),
      order: byTime('s.proposed_at', 's.id'),
      args: { first, after },
    });
  }

  @Mutation(() => DoneResult, { description: 'Her next star, put before the level that may confirm it.' })
  async proposeStar(@Ctx() context: AppContext, @Arg('volunteerId', () => ID) volunteerId: string) {
    return outcome('Done', await runUseCase(context, proposeStar, { volunteerId }));
  }

  @Mutation(() => DoneResult, { description: 'By another person than who proposed it, at the level the rule names.' })
  async confirmStar(@Ctx() context: AppContext, @Arg('id', () => ID) id: string) {
    return outcome('Done', await runUseCase(context, confirmStar, { id }));
  }

  @Mutation(() => DoneResult, { description: 'With a reason she reads.' })
  async refuseStar(
    @Ctx() context: AppContext,
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String) reason: string,
  ) {
    return outcome('Done', await runUseCase(context, refuseStar, { id, reason }));
  }
}
