import { limits } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { everyone, own } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { type Order, readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { selectionOf } from '../../../platform/projection/selection.ts';
import { readSaid } from '../visit/said-visit.ts';
import { SaidVisitType } from '../visit/visit.type.ts';
import { cardProjection } from './card.projection.ts';
import {
  ActivityCardConnection,
  ActivityCardType,
  FindActivitiesFilter,
  MySignUpConnection,
  MySignUpSavedType,
  MySignUpTense,
  MySignUpType,
} from './card.type.ts';
import { findActivities } from './find-activities.ts';
import { mySignUpProjection, mySignUpsProjection } from './my-sign-up.projection.ts';
import { forgetReader, loadReader } from './reader.ts';

const tenseOrder = (direction: 'asc' | 'desc'): Order => ({
  columns: [
    { sql: 'lower(su.during)', type: 'timestamptz' },
    { sql: 'su.id', type: 'uuid' },
  ],
  direction,
});

/** A published activity stays readable for those who come back to it; a draft never is. */
async function readCard(ctx: AppContext, info: GraphQLResolveInfo, id: string) {
  if (!isId(id)) return null;
  await loadReader(ctx);
  return await readOne<ActivityCardType>(ctx, info, {
    projection: cardProjection,
    reach: everyone('published activities are there to be found'),
    where: sql`a.id = ${id} and a.state <> 'DRAFT' and a.published_at is not null`,
  });
}

@Resolver(() => ActivityCardType)
export class FindingResolver {
  @Query(() => ActivityCardConnection)
  findActivities(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('filter', () => FindActivitiesFilter, { nullable: true }) filter?: FindActivitiesFilter | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    return findActivities(ctx, info, filter ?? {}, { first, after });
  }

  @Query(() => ActivityCardType, { nullable: true })
  activityCard(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return readCard(ctx, info, id);
  }
}

@Resolver(() => MySignUpType)
export class MySignUpResolver {
  @Query(() => MySignUpConnection)
  async mySignUps(
    @Ctx() ctx: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('tense', () => MySignUpTense) tense: MySignUpTense,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    await loadReader(ctx);
    // A forgotten check-out stays in sight until the window for it closes.
    const closed = new Date(ctx.services.now().getTime() - limits.checkInLateMinutes * 60_000);
    // What the organiser called off stays in sight until its time has passed: she shall not go there in vain.
    const ahead = sql`(su.state = 'CALLED_OFF' and upper(su.during) > ${ctx.services.now()}::timestamptz or su.state in ('REQUESTED', 'SIGNED_UP', 'ARRIVED') and upper(su.during) > ${closed}::timestamptz)`;
    return await readPage(ctx, info, {
      projection: mySignUpsProjection,
      reach: own('su.volunteer_id', ctx.actor?.volunteerId),
      where: tense === 'UPCOMING' ? ahead : sql`not ${ahead}`,
      order: tenseOrder(tense === 'UPCOMING' ? 'asc' : 'desc'),
      args: { first, after },
    });
  }

  @Query(() => MySignUpType, { nullable: true })
  async mySignUp(@Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo, @Arg('id', () => ID) id: string) {
    return await readMine(ctx, info, id);
  }

  @FieldResolver(() => SaidVisitType, {
    nullable: true,
    description: '入户服务: what she said of it, and who confirmed it.',
  })
  visit(@Root() signUp: MySignUpType, @Ctx() ctx: AppContext) {
    return signUp.visit === undefined ? readSaid(ctx, signUp.id) : signUp.visit;
  }

  @FieldResolver(() => ActivityCardType)
  activity(@Root() signUp: MySignUpType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    return signUp.activity ?? readCard(ctx, info, signUp.activityId ?? '');
  }
}

/** One of her own by id. */
export async function readMine(ctx: AppContext, info: GraphQLResolveInfo, id: string) {
  if (!isId(id)) return null;
  // Only what a sealed activity tells those it expects depends on her other facts.
  const selection = selectionOf(info);
  if (selection.has('activity') || selection.has('postName')) await loadReader(ctx);
  return await readOne<MySignUpType>(ctx, info, {
    projection: mySignUpProjection,
    reach: own('su.volunteer_id', ctx.actor?.volunteerId),
    where: sql`su.id = ${id}`,
  });
}

@Resolver(() => MySignUpSavedType)
export class MySignUpSavedResolver {
  @FieldResolver(() => MySignUpType)
  signUp(@Root() saved: MySignUpSavedType, @Ctx() ctx: AppContext, @Info() info: GraphQLResolveInfo) {
    forgetReader(ctx);
    return readMine(ctx, info, saved.id);
  }
}
