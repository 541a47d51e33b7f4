import type { OutsideAdapter, Reason } from '@jinguo/schema';
import { lacks } from '../../../platform/access/grants.ts';
import type { Services } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { declareQueue } from '../../../platform/jobs/queues.ts';
import type { Work } from '../../../platform/jobs/work-loop.ts';
import type { Job } from '../../../platform/module.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { loadRequester } from '../../people/index.ts';
import { outsideSilent } from '../outside.events.ts';
import { batchLines } from './batch-lines.ts';
import { closeAnswered } from './close-answered.ts';
import { batchTopic } from './make-batch.ts';
import { outsideSystems } from './outside-system.ts';
import { noteAll, readAnswer } from './read-answer.ts';

/** Ten tries over half a day; what still fails then is looked at by a person. */
const MAX_ATTEMPTS = 10;

declareQueue({
  name: 'outsideBatches',
  // What is overdue without an answer stands with what failed: silence is to be looked at, too.
  figures: sql`select count(*) filter (where state in ('WAITING', 'ANSWERING'))::int as waiting,
    count(*) filter (where state = 'FAILED' or state = 'SENT')::int as failed, min(made_at) filter (where state = 'WAITING') as "oldestAt"
    from outside_batch where state in ('WAITING', 'ANSWERING', 'FAILED') or state = 'SENT' and due_at < now()`,
});

/** Batches handed over and answers read, one a step. */
export const batchWork: Work = { name: 'outside.batches', topic: batchTopic, step };

export interface BatchRow extends Record<string, unknown> {
  readonly id: string;
  readonly system_id: string;
  readonly number: number;
  readonly state: 'WAITING' | 'ANSWERING';
  readonly adapter: OutsideAdapter;
  readonly system: string;
  readonly unit: string;
  readonly path: string;
  readonly county_code: string;
  readonly answer_days: number;
  readonly made_by: string;
  readonly answered_by: string | null;
  readonly answer_file_id: string | null;
}

async function step(services: Services): Promise<boolean> {
  const claimed = await claim(services);
  if (!claimed) return false;
  await inTransaction(workerContext(services), async (tx) => {
    // The system first, as whoever notes an entry does.
    await tx.sql(sql`select from outside_system where id = ${claimed.system_id} for update`);
    const [batch] =
      await tx.sql<BatchRow>(sql`select b.id, b.system_id, b.number, b.state, s.adapter, s.name as system, u.name as unit, u.path, b.county_code,
        s.answer_days, b.made_by, b.answered_by, b.answer_file_id
      from outside_batch b join outside_system s on s.id = b.system_id join unit u on u.id = b.unit_id
      where b.id = ${claimed.id} and b.state in ('WAITING', 'ANSWERING') for update of b skip locked`);
    if (!batch) return;
    const isAnswer = batch.state === 'ANSWERING';
    // Her rights as they are now, not as they were when she asked.
    const actor = await loadRequester(tx.sql, (isAnswer ? batch.answered_by : null) ?? batch.made_by, tx.now);
    const allowed = actor && lacks(actor, 'hours.outside', batch.path).length === 0;
    if (isAnswer) return answer(tx, batch, allowed && claimed.attempts <= MAX_ATTEMPTS ? actor.accountId : null);
    if (!allowed || claimed.attempts > MAX_ATTEMPTS)
      return void (await tx.sql(
        sql`update outside_batch set state = 'FAILED', version = version + 1 where id = ${batch.id}`,
      ));
    return submit(tx, batch);
  });
  return true;
}

interface Claimed extends Record<string, unknown> {
  readonly id: string;
  readonly system_id: string;
  readonly attempts: number;
}

/** Counted before the step and on its own, and the next try put off: 1, 2, 4 … 120 minutes. */
async function claim({ read, now }: Services): Promise<Claimed | null> {
  const [row] = await read.rows<Claimed>(sql`update outside_batch set attempts = attempts + 1,
      next_at = ${now()}::timestamptz + least(power(2, attempts), 120) * interval '1 minute'
    where id = (select id from outside_batch where state in ('WAITING', 'ANSWERING') and next_at <= ${now()}
      order by next_at limit 1 for update skip locked) returning id, system_id, attempts`);
  return row ?? null;
}

async function submit(tx: Tx, batch: BatchRow): Promise<void> {
  const { id, number, system, unit, made_by: madeBy, county_code: countyCode } = batch;
  const sent = await outsideSystems[batch.adapter].submit(tx, { id, number, system, unit, madeBy, countyCode }, () =>
    batchLines(tx, id),
  );
  await tx.sql(sql`update outside_batch set state = 'SENT', sent_at = ${tx.now}, due_at = ${tx.now}::timestamptz + ${batch.answer_days} * interval '1 day',
    sheet_file_id = ${sent.sheetFileId ?? null}::uuid, json_file_id = ${sent.jsonFileId ?? null}::uuid, version = version + 1 where id = ${id}`);
  if (sent.acknowledged.length === 0) return;
  await noteAll(
    tx,
    batch,
    madeBy,
    sent.acknowledged.map((one, i) => ({ row: i + 1, ...one })),
  );
  await closeAnswered(tx, batch.system_id);
}

/** Back to waiting with what came of the answer; answered when every record of it is noted. */
async function answer(tx: Tx, batch: BatchRow, by: string | null): Promise<void> {
  const failure: Reason = { code: 'IMPORT_ROW_FAILED' };
  const found = by
    ? await readAnswer(tx, batch, by)
    : { noted: 0, skipped: 0, problems: [{ row: 0, reasons: [failure] }] };
  await tx.sql(
    sql`update outside_batch set state = 'SENT', answer = ${JSON.stringify(found)}::jsonb, answer_file_id = null, version = version + 1 where id = ${batch.id}`,
  );
  await closeAnswered(tx, batch.system_id);
}

/** 催回执: what should have been acknowledged by now is told once to whoever exchanges hours there, and stands in 系统运行 until it is. */
export const watchSilence: Job = {
  name: 'outside.watch-silence',
  cron: '20 8 * * *',
  async run(tx) {
    const silent = await tx.sql<{ id: string }>(sql`update outside_batch set alarmed_at = ${tx.now}
      where state = 'SENT' and due_at < ${tx.now} and alarmed_at is null returning id`);
    tx.publish(...silent.map(({ id }) => outsideSilent.of({ batchId: id })));
  },
};
