import type { AppContext } from '../../../platform/context.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { complaintReach } from './complaint.projection.ts';
import { running } from './complaint-list.ts';

const ANSWERS = `('DECLINED', 'ANSWERED', 'REVIEWED')`;

/**
 * Complaints as the public may hear of their sums, a row each: whose (somebody who enters them for others counts as one person, whom
 * she entered them for being known to nobody), when it came and last went a step that a sum shows, whether it is told of (one that was
 * withdrawn is not), whether it was answered (not to take it on is an answer), and each time by its day.
 */
export const complaintSteps: Fragment =
  raw(`select c.unit_id, coalesce(encode(c.complainant_index, 'hex'), c.entered_by::text) as person, c.received_at as at,
    coalesce(s.last, c.received_at) as changed_at, c.state <> 'WITHDRAWN' as told, coalesce(s.answered, false) as done, coalesce(s.answered and not coalesce(s.late, false), false) as in_time
  from complaint c left join lateral (select max(s.at) as last, bool_or(s.kind in ${ANSWERS}) as answered,
      bool_or(s.kind in ${ANSWERS} and (s.at at time zone 'Asia/Shanghai')::date > s.due_on) as late
    from complaint_step s where s.complaint_id = c.id and (s.kind in ${ANSWERS} or s.kind = 'WITHDRAWN')) s on true`);

/** What waits for her, of complaints `c` at desks `d`: the workbench counts it. */
export const complaintsForMe = (context: Pick<AppContext, 'actor' | 'services'>): Fragment =>
  sql`${running} and ${complaintReach(context)} and c.entered_by is distinct from ${context.actor?.accountId ?? null}::uuid`;
