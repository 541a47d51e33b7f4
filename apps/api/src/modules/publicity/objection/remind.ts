import { limits } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { workingDays } from '../../../platform/calendar/working-days.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { objectionDue } from '../publicity.events.ts';

const AT_ONCE = 500;

/** Two working days before an answer would be late those who may give it hear of it, once. */
export async function remindAnswerers(tx: Tx): Promise<void> {
  const soon = workingDays().after(dateIn(tx.now).toString(), limits.reminderWorkingDays);
  const due = await tx.sql<{ id: string }>(sql`update objection set reminded_at = ${tx.now} where id in (
      select id from objection where state = 'OPEN' and reminded_at is null and due_on <= ${soon}::date
      order by due_on, id limit ${AT_ONCE} for update skip locked) returning id`);
  tx.publish(...due.map(({ id }) => objectionDue.of({ objectionId: id })));
}

export const remindOfAnswers: Job = {
  name: 'publicity.remind-of-answers',
  cron: '40 8 * * *',
  async run(tx) {
    if (workingDays().isWorkingDay(dateIn(tx.now).toString())) await remindAnswerers(tx);
  },
};
