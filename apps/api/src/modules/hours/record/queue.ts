import { roleActions } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** Roles whose bundle holds the right to approve: grants name the role, not its actions. */
const approverRoles = Object.entries(roleActions)
  .filter(([, actions]) => (actions as readonly string[]).includes('hours.approve'))
  .map(([role]) => role);

/** A grant in force that names the right to approve. */
const names = (alias: string): Fragment =>
  sql`(${raw(alias)}.kind = 'ROLE' and ${raw(alias)}.name = any(${approverRoles}::text[]) or ${raw(alias)}.kind = 'ACTION' and ${raw(alias)}.name = 'hours.approve')`;
const inForce = (alias: string, now: Date): Fragment =>
  sql`${raw(alias)}.revoked_at is null and ${raw(alias)}.valid_from <= ${now} and (${raw(alias)}.valid_to is null or ${raw(alias)}.valid_to > ${now})`;

/**
 * Puts proposed records into the queue where somebody eligible works: the team's own, else the nearest unit above that
 * has an approver who is neither the volunteer, nor the proposer, nor did a scan for her. Where nobody is left at all it
 * waits with the parent unit, which can appoint one. Waiting time restarts only for records that change hands.
 */
export async function placeInQueues(tx: Tx, which: Fragment): Promise<void> {
  const now = tx.now;
  await tx.sql(sql`with recursive waiting as (
      select r.id, r.unit_id, r.proposed_by, r.scanned_by, v.account_id as volunteer_account
      from service_record r join volunteer v on v.id = r.volunteer_id
      where r.state = 'PROPOSED' and ${which} order by r.id for update of r
    ), chain as (
      select w.id as record_id, u.id as unit_id, u.parent_id, 0 as depth from waiting w join unit u on u.id = w.unit_id
      union all
      select c.record_id, u.id, u.parent_id, c.depth + 1 from chain c join unit u on u.id = c.parent_id
    ), served as (
      select distinct on (c.record_id) c.record_id, c.unit_id from chain c
      join waiting w on w.id = c.record_id
      join access_grant g on g.unit_id = c.unit_id and g.effect = 'ALLOW' and ${names('g')} and ${inForce('g', now)}
      join account a on a.id = g.account_id and a.state = 'ACTIVE'
      where g.account_id <> w.proposed_by and g.account_id <> all(w.scanned_by) and g.account_id is distinct from w.volunteer_account
        and not exists (select 1 from chain dc join access_grant d on d.unit_id = dc.unit_id
          where dc.record_id = c.record_id and d.account_id = g.account_id and d.effect = 'DENY' and ${names('d')} and ${inForce('d', now)})
      order by c.record_id, c.depth
    ), placed as (
      select w.id, coalesce(s.unit_id, u.parent_id, w.unit_id) as holder
      from waiting w join unit u on u.id = w.unit_id left join served s on s.record_id = w.id
    )
    update service_record r set holder_unit_id = p.holder, held_since = ${now}
    from placed p where p.id = r.id and r.holder_unit_id <> p.holder`);
}
