import { dateIn } from '../../../platform/calendar/date-in.ts';
import { workingDays } from '../../../platform/calendar/working-days.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Job } from '../../../platform/module.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { deadlineNear } from '../hours.events.ts';
import { cutoffsOn, deadlineOf } from './record-clock.ts';

interface Waiting extends Record<string, unknown> {
  holder: string;
  ended: Date;
  count: number;
}

/**
 * Two working days before something would be late, whoever holds it hears of it, once for each desk and deadline. A deadline
 * that moved with a new list of holidays is another one.
 */
export async function remindHolders(tx: Tx): Promise<void> {
  const { lateBefore, nearBefore } = cutoffsOn(tx.now);
  const waiting =
    await tx.sql<Waiting>(sql`select r.holder_unit_id as holder, max(a.ends_at) as ended, count(*)::int as count
    from service_record r join activity a on a.id = r.activity_id
    where r.state <> 'APPROVED' and a.ends_at >= ${lateBefore} and a.ends_at < ${nearBefore}
    group by r.holder_unit_id, (a.ends_at at time zone 'Asia/Shanghai')::date`);
  const desks = Map.groupBy(waiting, ({ holder, ended }) => `${holder} ${deadlineOf(ended).dueOn}`);
  if (desks.size === 0) return;
  const lines = [...desks].map(([key, parts]) => {
    const [unitId = '', dueOn = ''] = key.split(' ');
    return { key, unitId, dueOn, count: parts.reduce((sum, part) => sum + part.count, 0) };
  });
  const fresh = await tx.sql<{ key: string }>(sql`insert into deadline_reminder (unit_id, due_on, at)
    select n.unit_id, n.due_on, ${tx.now}::timestamptz
    from unnest(${lines.map(({ unitId }) => unitId)}::uuid[], ${lines.map(({ dueOn }) => dueOn)}::date[]) as n(unit_id, due_on)
    on conflict do nothing returning unit_id || ' ' || due_on as key`);
  const told = new Set(fresh.map(({ key }) => key));
  tx.publish(
    ...lines
      .filter(({ key }) => told.has(key))
      .map(({ unitId, dueOn, count }) => deadlineNear.of({ unitId, dueOn, count })),
  );
}

export const remindOfDeadlines: Job = {
  name: 'hours.remind-of-deadlines',
  cron: '30 8 * * *',
  async run(tx) {
    if (workingDays().isWorkingDay(dateIn(tx.now).toString())) await remindHolders(tx);
  },
};
