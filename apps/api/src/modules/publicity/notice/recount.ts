import { workingDays } from '../../../platform/calendar/working-days.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { answerDue, noticeWindow } from './notice-window.ts';

const AT_ONCE = 500;

/** Counts anew what was counted by weekdays alone, now that the year's holidays are known. True when there was something. */
export async function recountKnown(tx: Tx): Promise<boolean> {
  const lastKnown = `${workingDays().knownTo}-12-31`;
  const notices = await tx.sql<{
    id: string;
    opened_on: string;
    working_days: number;
  }>(sql`select id, opened_on::text as opened_on, working_days
    from public_notice where state = 'OPEN' and provisional and closes_on <= ${lastKnown}::date order by id limit ${AT_ONCE} for update`);
  const windows = notices.map(({ opened_on, working_days }) => noticeWindow(opened_on, working_days));
  if (notices.length > 0)
    await tx.sql(sql`update public_notice n set closes_on = c.closes_on, provisional = c.provisional
      from unnest(${notices.map(({ id }) => id)}::uuid[], ${windows.map(({ to }) => to)}::date[], ${windows.map(({ provisional }) => provisional)}::boolean[])
        as c(id, closes_on, provisional) where n.id = c.id`);
  const asked = await tx.sql<{ id: string; opened_at: Date; days: number }>(sql`select id, opened_at from objection
    where state = 'OPEN' and due_provisional and due_on <= ${lastKnown}::date order by id limit ${AT_ONCE} for update`);
  const dues = asked.map(({ opened_at }) => answerDue(opened_at));
  if (asked.length > 0)
    await tx.sql(sql`update objection o set due_on = c.due_on, due_provisional = c.provisional
      from unnest(${asked.map(({ id }) => id)}::uuid[], ${dues.map(({ to }) => to)}::date[], ${dues.map(({ provisional }) => provisional)}::boolean[])
        as c(id, due_on, provisional) where o.id = c.id`);
  return notices.length + asked.length > 0;
}

/** A list of holidays comes with a start of the worker; closing asks as well, so nothing closes by a provisional count. */
export const recount: Job = {
  name: 'publicity.recount',
  cron: '7 * * * *',
  run: async (tx) => void (await recountKnown(tx)),
};
