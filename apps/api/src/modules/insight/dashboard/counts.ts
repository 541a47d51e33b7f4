import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { complaintsForMe } from '../../complaint/index.ts';
import { correctionsForMe, cutoffsOn, waitingForMe } from '../../hours/index.ts';

export interface Counts extends Record<string, unknown> {
  waitingRecords: number;
  waitingCorrections: number;
  waitingMembers: number;
  waitingRequests: number;
  forgottenCheckOuts: number;
  oldestWaiting: string | null;
  drafts: number;
  lateRecords: number;
  openObjections: number;
  objectionDueOn: string | null;
  openComplaints: number;
  complaintDueOn: string | null;
}

/** Everything the tiles of the workbench say, each within the reach of the right that does the work; one statement. */
export async function dashboardCounts(context: AppContext): Promise<Counts> {
  const { actor, services } = context;
  const activity = { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' } as const;
  const { lateBefore } = cutoffsOn(services.now());
  const record = { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' } as const;
  const objection = { path: 'u.path', unitId: 'o.unit_id', county: 'o.county_code' } as const;
  const [counts] =
    await services.read.rows<Counts>(sql`select records.n as "waitingRecords", records.oldest as "oldestWaiting", corrections.n as "waitingCorrections", members.n as "waitingMembers",
      requests.n as "waitingRequests", forgotten.n as "forgottenCheckOuts", drafts.n as "drafts",
      late.n as "lateRecords", objections.n as "openObjections", objections.due::text as "objectionDueOn",
      complaints.n as "openComplaints", complaints.due::text as "complaintDueOn"
    from (select count(*)::int as n, min(r.held_since) as oldest from service_record r join unit u on u.id = r.unit_id where ${waitingForMe(actor)}) records,
      (select count(*)::int as n from correction c join unit u on u.id = c.unit_id where ${correctionsForMe(actor)}) corrections,
      (select count(*)::int as n from membership m join unit u on u.id = m.team_id where m.state = 'REQUESTED'
        and ${within(actor, 'membership.decide', { path: 'u.path', unitId: 'm.team_id', county: 'm.county_code' })}) members,
      (select count(*)::int as n from sign_up s join activity a on a.id = s.activity_id join unit u on u.id = a.unit_id
        where s.state = 'REQUESTED' and lower(s.during) > ${services.now()} and ${within(actor, 'activity.manage', activity)}) requests,
      (select count(*)::int as n from sign_up s join activity a on a.id = s.activity_id join unit u on u.id = a.unit_id
        where s.state = 'ARRIVED' and upper(s.during) < ${services.now()} and ${within(actor, 'attendance.mark', activity)}) forgotten,
      (select count(*)::int as n from activity a join unit u on u.id = a.unit_id where a.state = 'DRAFT' and ${within(actor, 'activity.manage', activity)}) drafts,
      (select count(*)::int as n from service_record r join activity a on a.id = r.activity_id join unit u on u.id = r.unit_id
        where r.state <> 'APPROVED' and a.ends_at < ${lateBefore} and ${within(actor, 'hours.read', record)}) late,
      (select count(*)::int as n, min(o.due_on) as due from objection o join unit u on u.id = o.unit_id
        where o.state = 'OPEN' and ${within(actor, 'objection.answer', objection)}) objections,
      (select count(*)::int as n, min(c.due_on) as due from complaint c join unit d on d.id = c.desk_unit_id where ${complaintsForMe(context)}) complaints`);
  return (
    counts ?? {
      waitingRecords: 0,
      waitingCorrections: 0,
      waitingMembers: 0,
      waitingRequests: 0,
      forgottenCheckOuts: 0,
      oldestWaiting: null,
      drafts: 0,
      lateRecords: 0,
      openObjections: 0,
      objectionDueOn: null,
      openComplaints: 0,
      complaintDueOn: null,
    }
  );
}
