import { fastApprover } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { approverFlagged } from '../hours.events.ts';
import { approverRoles } from '../record/desks.ts';

/** Days looked back at, so that a night the worker was down for is made up. */
const DAYS = 7;

/**
 * Looks at the days before today of all approvers, in one statement whatever their number; a day looked at before stays as it
 * was found. The time a line can have had is what lay between its coming to the desk, or her press before, and this press,
 * shared by the lines of the press: whoever lets lines wait and approves them all at once is not called fast by it.
 */
export async function raiseApproverFlags(tx: Tx): Promise<void> {
  const today = dateIn(tx.now);
  const midnight = (date: Temporal.PlainDate): Date =>
    new Date(date.toZonedDateTime('Asia/Shanghai').epochMilliseconds);
  const [from, to] = [midnight(today.subtract({ days: DAYS })), midnight(today)];
  const raised = await tx.sql<{ id: string }>(sql`with lines as (
      select approved_by as account_id, approved_at, (approved_at at time zone 'Asia/Shanghai')::date as day, held_since, holder_unit_id
      from service_record where approved_at >= ${from} and approved_at < ${to} and state = 'APPROVED'),
    presses as (select account_id, approved_at, count(*) as lines, lag(approved_at) over (partition by account_id, day order by approved_at) as before
      from lines group by account_id, day, approved_at),
    days as (select l.account_id, l.day, count(*)::int as records, mode() within group (order by l.holder_unit_id) as desk_id,
        percentile_cont(0.5) within group (order by extract(epoch from l.approved_at - greatest(l.held_since, p.before)) / p.lines) as seconds
      from lines l join presses p using (account_id, approved_at) group by 1, 2 having count(*) >= ${fastApprover.least}),
    fast as (select d.*, d.day::timestamp at time zone 'Asia/Shanghai' as begins, (d.day + 1)::timestamp at time zone 'Asia/Shanghai' as ends
      from days d where d.seconds <= ${fastApprover.seconds}),
    placed as (select f.*, coalesce((select g.unit_id from access_grant g join unit gu on gu.id = g.unit_id
          where g.account_id = f.account_id and g.effect = 'ALLOW' and (g.kind = 'ROLE' and g.name = any(${approverRoles}::text[])
            or g.kind = 'ACTION' and g.name = 'hours.approve')
            and g.valid_from < f.ends and coalesce(g.valid_to, f.ends) > f.begins and coalesce(g.revoked_at, f.ends) > f.begins
          order by length(gu.path), gu.id limit 1), f.desk_id) as unit_id
      from fast f where not exists (select from audit_entry e where e.actor_account_id = f.account_id and e.at >= ${from} and e.at >= f.begins and e.at < f.ends
        and e.outcome = 'DONE' and (e.action = 'hours.return-record'
          or e.action = 'hours.resolve-flags' and e.changes @> '[{"after": {"resolution": "CONFIRMED"}}]')))
    insert into approver_flag (id, account_id, day, unit_id, county_code, records, seconds, raised_at)
      select gen_random_uuid(), p.account_id, p.day, p.unit_id, u.county_code, p.records, greatest(p.seconds, 0), ${tx.now}::timestamptz
      from placed p join unit u on u.id = p.unit_id
    on conflict (account_id, day) do nothing returning id`);
  tx.publish(...raised.map(({ id }) => approverFlagged.of({ flagId: id })));
}

/** 审核过快: every night, of the day that is over. */
export const flagFastApprovers: Job = {
  name: 'hours.flag-fast-approvers',
  cron: '20 2 * * *',
  run: raiseApproverFlags,
};
