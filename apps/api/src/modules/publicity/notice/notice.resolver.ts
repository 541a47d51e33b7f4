import { NoticeState } from '@jinguo/schema';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { readPage } from '../../../platform/projection/page.ts';
import { readOne } from '../../../platform/projection/read.ts';
import { itemProjection, noticeProjection } from './notice.projection.ts';
import { NoticeItemConnection, NoticeItemType, PublicNoticeConnection } from './notice.type.ts';
import { itemsSeen, noticesOfTeams, noticesWithin } from './notice-reach.ts';

interface PageAsk {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}
const itemPage = (context: AppContext, info: GraphQLResolveInfo, reach: Fragment, where: Fragment, args: PageAsk) =>
  readPage(context, info, {
    projection: itemProjection(),
    reach,
    where,
    order: { columns: [{ sql: 'i.id', type: 'uuid' }], direction: 'desc' },
    args,
  });

@Resolver()
export class NoticeResolver {
  @Query(() => PublicNoticeConnection, { description: 'Notices of the places one may read, the newest first.' })
  async publicNotices(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('state', () => NoticeState, { nullable: true }) state?: NoticeState | null,
    @Arg('unitId', () => ID, { nullable: true }) unitId?: string | null,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const below = (id: string) =>
      isId(id) ? sql`u.path ^@ (select f.path from unit f where f.id = ${id})` : sql`false`;
    return readPage(context, info, {
      projection: noticeProjection,
      reach: noticesWithin(context.actor),
      where: all([state && sql`n.state = ${state}`, unitId ? below(unitId) : null]),
      order: {
        columns: [
          { sql: 'n.opened_at', type: 'timestamptz' },
          { sql: 'n.id', type: 'uuid' },
        ],
        direction: 'desc',
      },
      args: { first, after },
    });
  }

  @Query(() => NoticeItemConnection, { description: 'The lines of one notice.' })
  async noticeItems(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('noticeId', () => ID) noticeId: string,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const where = isId(noticeId) ? sql`i.notice_id = ${noticeId}` : sql`false`;
    return itemPage(context, info, noticesWithin(context.actor), where, { first, after });
  }

  @Query(() => NoticeItemConnection, { description: '公示 of her teams and their units: what is on notice now.' })
  async noticesOfMyTeams(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('first', () => Int, { nullable: true }) first?: number | null,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
  ) {
    const where = sql`n.state = 'OPEN' and i.outcome is null`;
    return itemPage(context, info, noticesOfTeams(context.actor), where, { first, after });
  }

  @Query(() => NoticeItemType, { nullable: true, description: 'One line she may see, her own as well.' })
  async noticeItem(
    @Ctx() context: AppContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('id', () => ID) id: string,
  ): Promise<NoticeItemType | null> {
    if (!isId(id)) return null;
    return readOne<NoticeItemType>(context, info, {
      projection: itemProjection(),
      reach: itemsSeen(context.actor),
      where: sql`i.id = ${id}`,
      needs: ['mine'],
    });
  }
}
