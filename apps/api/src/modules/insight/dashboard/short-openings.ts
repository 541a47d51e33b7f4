import { isSealed, type PrivacyClass, sealedServiceWords } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { ShortOpeningType } from './dashboard.type.ts';

const DAYS = 7;

/** Openings of the coming week that have fewer people than they need, soonest first. */
export async function shortOpenings(context: AppContext): Promise<ShortOpeningType[]> {
  const { actor, services } = context;
  const now = services.now();
  const rows = await services.read.rows<
    ShortOpeningType & { privacy: PrivacyClass } & Record<string, unknown>
  >(sql`select a.id as "activityId", a.title,
      a.privacy_class as privacy, p.name as "postName", s.starts_at as "startsAt", o.minimum - o.taken as missing
    from activity a join unit u on u.id = a.unit_id join shift s on s.activity_id = a.id join opening o on o.shift_id = s.id join post p on p.id = o.post_id
    where a.state = 'PUBLISHED' and o.taken < o.minimum and a.ends_at > ${now} and s.starts_at > ${now} and s.starts_at < ${new Date(now.getTime() + DAYS * 86_400_000)}
      and ${within(actor, 'activity.read', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' })}
    order by s.starts_at, o.id limit 20`);
  return rows.map(({ privacy, ...row }) =>
    isSealed(privacy) ? { ...row, title: sealedServiceWords.zh, postName: '' } : row,
  );
}
