import { meritLimits } from '@jinguo/schema';
import { may } from '../../../platform/access/grants.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import type { ActivityRatingsType } from './evaluation.type.ts';

interface Row extends Record<string, unknown> {
  path: string;
  count: number;
  mean: number | null;
  comments: string[] | null;
}

/**
 * What volunteers say of an activity, for whoever answers for it: without names, and from several on, so that nobody who
 * speaks freely is found out. Words stand in no order of time.
 */
export async function ratingsOf({ services, actor }: AppContext, id: string): Promise<ActivityRatingsType | null> {
  if (!isId(id)) return null;
  const [row] =
    await services.read.rows<Row>(sql`select u.path, t.* from activity a join unit u on u.id = a.unit_id cross join lateral (
      select count(*)::int as count, round(avg(e.score), 1)::float8 as mean, array_agg(e.comment order by md5(e.id::text)) filter (where e.comment <> '' and a.privacy_class <> 'P4') as comments
      from evaluation e where e.activity_id = a.id and e.by = 'VOLUNTEER' and e.replaced_at is null and not e.withdrawn) t where a.id = ${id}`);
  if (!row || !may(actor, 'merit.record', row.path)) return null;
  const told = row.count >= meritLimits.ratingsFrom;
  return { count: row.count, mean: told ? row.mean : null, comments: told ? (row.comments ?? []).slice(0, 50) : [] };
}
