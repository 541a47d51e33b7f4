import { Ctx, FieldResolver, Int, Resolver } from 'type-graphql';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { MeType } from '../../people/index.ts';

@Resolver(() => MeType)
export class MeInboxResolver {
  @FieldResolver(() => Int)
  async unreadMessages(@Ctx() context: AppContext): Promise<number> {
    const id = context.actor?.accountId;
    if (!id) return 0;
    // Screens show 99+, so counting stops there.
    const [row] = await context.services.read.rows<{ n: number }>(sql`select count(*)::int as n from
      (select 1 from message where account_id = ${id} and read_at is null limit 100) unread`);
    return row?.n ?? 0;
  }
}
