import type { StarFacts } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { recordStands } from '../../hours/index.ts';
import type { Reads } from '../../people/index.ts';
import { objectionOpenSql } from '../../publicity/index.ts';

/** Final minutes of the volunteer `v`: all that counts for a star (rules §1.3, 公示). */
const finalMinutes = `(select coalesce(sum(fr.minutes), 0)::int from service_record fr
  where fr.volunteer_id = v.id and ${recordStands('fr')})`;

/** Stars of `v`, as far as they were confirmed. */
const confirmedStars = `(select coalesce(max(cs.stars), 0)::int from star_case cs where cs.volunteer_id = v.id and cs.state = 'CONFIRMED')`;

/** What coordinators and persons served said of `v`: how often, and on average in tenths, cut off and never rounded up. */
const evaluations = `(select count(*)::int as n, floor(avg(ev.score) * 10)::int as mean from evaluation ev
  where ev.volunteer_id = v.id and ev.by <> 'VOLUNTEER' and ev.replaced_at is null and not ev.withdrawn)`;

/** Whether something about the hours of `v` is objected to and not answered. */
export const objected = `exists (select from service_record sr where sr.volunteer_id = v.id and ${objectionOpenSql('HOURS', 'sr.id')})`;

const waiting = `exists (select from star_case ws where ws.volunteer_id = v.id and ws.state = 'PROPOSED')`;

export interface FactsRow extends StarFacts, Record<string, unknown> {
  readonly waiting: boolean;
}
export const factColumns =
  raw(`${confirmedStars} as stars, ${finalMinutes} as minutes, se.n as evaluations, se.mean, ${objected} as objected,
  ${waiting} as waiting`);
export const factJoin = raw(`cross join lateral ${evaluations} se`);

/** Where one volunteer stands, by one statement. */
export async function factsOf(reads: Reads, where: Fragment): Promise<FactsRow | null> {
  const [row] = await reads.sql<FactsRow>(sql`select ${factColumns} from volunteer v ${factJoin} where ${where}`);
  return row ?? null;
}
