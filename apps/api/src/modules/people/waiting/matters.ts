import type { Matter } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { type ReachColumns, within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { duplicateReach, duplicateWaits } from '../duplicate/duplicate.projection.ts';
import { dateIn } from '../shared/today.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';

/** A tile says 99+ beyond this, and nobody counts further for it. */
const ENOUGH = raw('100');

/** One queue about people: how many wait (at most 100), since when the oldest, and until when the law's clock runs. */
export interface MatterWaiting extends Record<string, unknown> {
  kind: Matter;
  count: number;
  since: string | null;
  dueOn: string | null;
  late: boolean;
}

const person = { path: 'u.path', unitId: 'v.unit_id', county: 'v.county_code' } as const;
const placed = (alias: string): ReachColumns => ({
  path: 'u.path',
  unitId: `${alias}.unit_id`,
  county: `${alias}.county_code`,
});

/** What each queue holds, by the reach of the right that empties it: the same rows as its page. */
const queues = (actor: Actor): Readonly<Record<Matter, Fragment>> => ({
  CALL_BACKS: sql`select pc.submitted_at as since, null::date as due from paper_confirmation pc join volunteer v on v.id = pc.volunteer_id
    join unit u on u.id = v.unit_id where pc.state = 'WAITING' and ${volunteerReach(actor, 'registration.call-back')}`,
  QUALIFICATIONS: sql`select q.created_at, null::date from qualification q join volunteer v on v.id = q.volunteer_id
    join unit u on u.id = v.unit_id where q.state = 'CLAIMED' and ${within(actor, 'qualification.verify', person)}`,
  DISPUTES: sql`select d.opened_at, null::date from identity_dispute d join unit u on u.id = d.unit_id
    where d.state = 'OPEN' and ${within(actor, 'identity.resolve', placed('d'))}`,
  MERGES: sql`select m.proposed_at, null::date from merge_case m join unit u on u.id = m.unit_id
    where m.state = 'PROPOSED' and ${within(actor, 'volunteer.merge', placed('m'))}`,
  DUPLICATES: sql`select d.found_at, null::date from likely_duplicate d join volunteer a on a.id = d.one_id join unit au on au.id = a.unit_id
    join volunteer b on b.id = d.other_id join unit bu on bu.id = b.unit_id where ${duplicateWaits} and ${duplicateReach(actor)}`,
  RIGHTS: sql`select r.asked_at, r.due_on from rights_request r join unit u on u.id = r.unit_id
    where r.state = 'OPEN' and ${within(actor, 'rights.handle', placed('r'))}`,
  GUARDIANS: sql`select coalesce(v.state_changed_at, v.created_at), null::date from volunteer v join unit u on u.id = v.unit_id
    where v.state = 'PENDING_GUARDIAN' and ${volunteerReach(actor, 'volunteer.register')}`,
  RESTORATIONS: sql`select r.opened_at, null::date from account_restoration r join unit u on u.id = r.unit_id
    where r.state = 'OPEN' and ${within(actor, 'account.restore', placed('r'))}`,
});

/** What waits about people, in one statement; what is late or due first stands first, empty queues are left out. */
export async function mattersWaiting({ actor, services }: AppContext): Promise<MatterWaiting[]> {
  if (!actor) return [];
  const today = dateIn(services.now()).toString();
  const parts = Object.entries(queues(actor)).map(
    ([kind, rows]) => sql`select ${kind}::text as kind, count(*)::int as count, min(w.since) as since, min(w.due) as due
      from (${rows} order by 2, 1 limit ${ENOUGH}) w (since, due)`,
  );
  return services.read.rows<MatterWaiting>(sql`select q.kind, q.count, q.since, q.due as "dueOn", coalesce(q.due < ${today}::date, false) as late
    from (${sql.join(parts, ' union all ')}) q where q.count > 0 order by late desc, q.due nulls last, q.since, q.kind`);
}
