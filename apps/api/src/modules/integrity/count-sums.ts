import { integrityRule } from '@jinguo/schema';
import { type Fragment, sql } from '../../platform/database/sql.ts';
import type { Tx } from '../../platform/use-case.ts';
import { complaintSteps } from '../complaint/index.ts';
import { approverSteps } from '../hours/index.ts';

const sums = { COMPLAINT: complaintSteps, APPROVER_FLAG: approverSteps } as const;

/**
 * Complaints about an organisation, and flags of its approvers, of the last year: told where they are of five persons or more, and told
 * anew only when what came, went or was answered since is of five or more. A team's are its unit's, as its hours are.
 */
export async function countSums(tx: Tx): Promise<void> {
  for (const kind of Object.keys(sums) as (keyof typeof sums)[]) await countSum(tx, kind, sums[kind]);
}

async function countSum(tx: Tx, kind: keyof typeof sums, steps: Fragment): Promise<void> {
  const { people, days } = integrityRule;
  await tx.sql(sql`with today as (select (${tx.now}::timestamptz at time zone 'Asia/Shanghai')::date - ${days}::int as since),
    steps as materialized (select s.*, (s.at at time zone 'Asia/Shanghai')::date as day, case when u.level = 'TEAM' then u.parent_id else u.id end as place_id
      from (${steps}) s join unit u on u.id = s.unit_id),
    fresh as (select s.place_id as unit_id, u.county_code, count(distinct s.person)::int as people, count(*)::int as raised,
        (count(*) filter (where s.done))::int as done, case when bool_or(s.in_time is not null) then (count(*) filter (where s.in_time))::int end as in_time
      from steps s join unit u on u.id = s.place_id cross join today t where s.told and s.day > t.since
      group by s.place_id, u.county_code having count(distinct s.person) >= ${people}::int),
    changed as (select l.unit_id from integrity_sum l join steps s on s.place_id = l.unit_id cross join today t
      cross join lateral (select s.told and s.day > t.since as now, s.at <= l.counted_at and (s.told or s.changed_at > l.counted_at)
        and s.day > (l.counted_at at time zone 'Asia/Shanghai')::date - ${days}::int as before) w
      where l.kind = ${kind} and (w.before <> w.now or w.now and s.changed_at > l.counted_at)
      group by 1 having count(distinct s.person) >= ${people}::int),
    gone as (delete from integrity_sum l where l.kind = ${kind} and not exists (select from fresh f where f.unit_id = l.unit_id))
    insert into integrity_sum (unit_id, county_code, kind, people, raised, done, in_time, counted_at)
    select f.unit_id, f.county_code, ${kind}, f.people, f.raised, f.done, f.in_time, ${tx.now}::timestamptz from fresh f
    where not exists (select from integrity_sum l where l.unit_id = f.unit_id and l.kind = ${kind}) or f.unit_id in (select unit_id from changed)
    on conflict (unit_id, kind) do update set people = excluded.people, raised = excluded.raised, done = excluded.done, in_time = excluded.in_time,
      counted_at = excluded.counted_at`);
}
