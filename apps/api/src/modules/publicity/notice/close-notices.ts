import { dateIn } from '../../../platform/calendar/date-in.ts';
import type { Services } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Work } from '../../../platform/jobs/work-loop.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { writeEvents } from '../../../platform/outbox/write-events.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { noticeClosed } from '../publicity.events.ts';
import { recountKnown } from './recount.ts';

/** Notices closed in one transaction. */
const AT_ONCE = 20;
/** Things told of in one event. */
const PORTION = 200;

interface Stood extends Record<string, unknown> {
  kind: string;
  subject_id: string;
}

/**
 * Closes notices whose last day is over. What nobody objects to stands; what somebody does waits for the answer. The notice
 * is locked before its items, as whoever answers does; a second worker passes by what the first has.
 */
export async function closeDue(tx: Tx): Promise<boolean> {
  if (await recountKnown(tx)) return true;
  const due = await tx.sql<{ id: string }>(sql`select id from public_notice where state = 'OPEN'
      and closes_on < ${dateIn(tx.now).toString()}::date order by closes_on, id limit ${AT_ONCE} for update skip locked`);
  if (due.length === 0) return false;
  const ids = due.map(({ id }) => id);
  // Items are locked in one order; only then, by a statement of its own, is looked at who objects.
  await tx.sql(
    sql`select 1 as one from notice_item where notice_id = any(${ids}::uuid[]) and outcome is null order by id for update`,
  );
  const stood =
    await tx.sql<Stood>(sql`update notice_item set outcome = case when upheld then 'UPHELD' else 'STANDS' end, ended_at = ${tx.now}
    where notice_id = any(${ids}::uuid[]) and outcome is null and objections = 0 returning kind, subject_id, outcome`);
  await tx.sql(sql`update public_notice set state = 'CLOSED', closed_at = ${tx.now} where id = any(${ids}::uuid[])`);
  const standing = stood.filter(({ outcome }) => outcome === 'STANDS');
  for (const [kind, lines] of Map.groupBy(standing, (line) => line.kind))
    for (let at = 0; at < lines.length; at += PORTION)
      tx.publish(
        noticeClosed.of({ kind, subjectIds: lines.slice(at, at + PORTION).map(({ subject_id }) => subject_id) }),
      );
  return true;
}

export const closeNotices: Work = {
  name: 'publicity.close-notices',
  topic: 'publicity.notices',
  step: (services: Services) =>
    inTransaction(workerContext(services), async (tx, gathered) => {
      const done = await closeDue(tx);
      await writeEvents(tx, gathered.events);
      return done;
    }),
};
