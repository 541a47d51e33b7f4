import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { rosterReach } from './roster.ts';
import type { RosterNewsType } from './roster.type.ts';

/** That something changed, and nothing else: for whoever may read the roster, who then reads it within her own reach. */
export async function rosterNews(ctx: AppContext, activityId: string): Promise<RosterNewsType | null> {
  if (!isId(activityId)) return null;
  const [seen] = await ctx.services.read.rows(sql`select 1 as seen from activity a join unit u on u.id = a.unit_id
    where a.id = ${activityId} and ${rosterReach(ctx)}`);
  return seen ? { activityId, at: ctx.services.now() } : null;
}
