import { limits } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { workingDays } from '../../../platform/calendar/working-days.ts';
import { all, type Fragment, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { byTime, type List } from '../../../platform/projection/list.ts';
import { complaintProjection, complaintReach } from './complaint.projection.ts';
import type { ComplaintFilter } from './complaint.type.ts';

/** Where the clock runs for those who handle it. */
export const running: Fragment = sql`c.state in ('RECEIVED', 'ACCEPTED', 'REVIEW')`;

/** The day before which what runs is late, and the last day that is near. */
export const clockDays = (now: Date): { readonly today: string; readonly near: string } => {
  const today = dateIn(now).toString();
  return { today, near: workingDays().after(today, limits.reminderWorkingDays) };
};

const about = (id: string): Fragment =>
  isId(id) ? sql`u.path ^@ (select f.path from unit f where f.id = ${id})` : sql`false`;

/** Complaints of whole places, newest first; what waits the oldest first. */
export const complaintList = (open: boolean): List<ComplaintFilter> => ({
  projection: complaintProjection,
  order: byTime('c.received_at', 'c.id', open ? 'asc' : 'desc'),
  rows: (context, filter) => ({
    reach: complaintReach(context),
    where: all([
      (filter.open || filter.late) && running,
      filter.late && sql`c.due_on < ${clockDays(context.services.now()).today}::date`,
      filter.state && sql`c.state = ${filter.state}`,
      filter.finding && sql`c.finding = ${filter.finding}`,
      filter.about && sql`c.about = ${filter.about}`,
      filter.unitId && about(filter.unitId),
    ]),
  }),
});
