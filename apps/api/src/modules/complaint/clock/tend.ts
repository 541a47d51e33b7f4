import { type ComplaintState, limits } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { workingDays } from '../../../platform/calendar/working-days.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { complaintMoved, complaintWaits } from '../complaint.events.ts';
import { moveToDesk, type OfDesk } from '../handling/desk.ts';
import { addStep } from '../handling/step.ts';
import { dueIn } from './due.ts';

const AT_ONCE = 500;
interface Row extends Record<string, unknown>, OfDesk {
  county_code: string;
  desk_unit_id: string;
  above: string | null;
}

/** Counts anew what was counted by weekdays alone, now that the year's holidays are known. */
export async function recountComplaints(tx: Tx): Promise<void> {
  const rows = await tx.sql<{
    id: string;
    state: ComplaintState;
    counted_from: Date;
  }>(sql`select id, state, counted_from from complaint
    where ended_at is null and due_provisional and due_on <= ${`${workingDays().knownTo}-12-31`}::date order by id limit ${AT_ONCE} for update`);
  for (const { id, state, counted_from } of rows) {
    const due = dueIn(state, counted_from);
    await tx.sql(
      sql`update complaint set due_on = ${due.to}::date, due_provisional = ${due.provisional} where id = ${id}`,
    );
  }
}

/** Answered, or not accepted, and nobody asked for a review within its days: closed. */
export async function closeComplaints(tx: Tx): Promise<void> {
  const rows =
    await tx.sql<Row>(sql`update complaint set state = 'CLOSED', ended_at = ${tx.now}, version = version + 1 where id in (
      select id from complaint where state in ('ANSWERED', 'DECLINED') and not due_provisional and due_on < ${dateIn(tx.now).toString()}::date
      order by due_on, id limit ${AT_ONCE} for update skip locked) returning id, county_code, desk_unit_id`);
  for (const { id, county_code, desk_unit_id } of rows) {
    await addStep(tx, { complaintId: id, countyCode: county_code, deskUnitId: desk_unit_id, kind: 'CLOSED' });
    tx.publish(complaintMoved.of({ complaintId: id }));
  }
}

/** Two working days before a step would be late those who may take it hear of it, once for each day that is due. */
export async function remindHandlers(tx: Tx): Promise<void> {
  const soon = workingDays().after(dateIn(tx.now).toString(), limits.reminderWorkingDays);
  const due = await tx.sql<{ id: string }>(sql`update complaint set reminded_for = due_on where id in (
      select id from complaint where state in ('RECEIVED', 'ACCEPTED', 'REVIEW') and due_on <= ${soon}::date
        and reminded_for is distinct from due_on order by due_on, id limit ${AT_ONCE} for update skip locked) returning id`);
  tx.publish(...due.map(({ id }) => complaintWaits.of({ complaintId: id, why: 'DUE' })));
}

/** Who may handle changes, with grants and with what people do in the activity: what waits goes where somebody can take it. */
export async function placeComplaints(tx: Tx): Promise<void> {
  const rows = await tx.sql<Row>(sql`select c.id, c.unit_id, c.about, c.county_code, c.desk_unit_id,
      (select s.desk_unit_id from complaint_step s where s.complaint_id = c.id and s.kind in ('ANSWERED', 'DECLINED') and c.state = 'REVIEW') as above
    from complaint c where c.state in ('RECEIVED', 'ACCEPTED', 'REVIEW') order by c.due_on, c.id limit ${AT_ONCE} for update of c skip locked`);
  for (const row of rows) {
    const desk = await moveToDesk(tx, row, row.above ?? undefined);
    if (desk === row.desk_unit_id) continue;
    await addStep(tx, { complaintId: row.id, countyCode: row.county_code, deskUnitId: desk, kind: 'MOVED' });
    tx.publish(complaintWaits.of({ complaintId: row.id, why: 'MOVED' }));
  }
}

export const tendComplaints: Job = {
  name: 'complaint.tend',
  cron: '17 * * * *',
  async run(tx) {
    await recountComplaints(tx);
    await closeComplaints(tx);
    await placeComplaints(tx);
  },
};

export const remindOfComplaints: Job = {
  name: 'complaint.remind',
  cron: '45 8 * * *',
  async run(tx) {
    if (workingDays().isWorkingDay(dateIn(tx.now).toString())) await remindHandlers(tx);
  },
};
