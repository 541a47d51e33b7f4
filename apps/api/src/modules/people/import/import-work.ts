import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import type { Services } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { declareQueue } from '../../../platform/jobs/queues.ts';
import type { Work } from '../../../platform/jobs/work-loop.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { writeEvents } from '../../../platform/outbox/write-events.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { loadRequester } from '../session/load-actor.ts';
import { checkStep } from './check-step.ts';
import { commitStep } from './commit-step.ts';
import { type ImportRow, importColumns } from './import-row.ts';
import { failImport } from './import-steps.ts';
import { readStep } from './read-step.ts';

const MAX_ATTEMPTS = 5;
export const importTopic = 'volunteer-import';

declareQueue({
  name: 'imports',
  // What failed was told to whoever began it; a week's failures tell an operator.
  figures: sql`select count(*) filter (where state <> 'FAILED')::int as waiting, count(*) filter (where state = 'FAILED')::int as failed,
    min(created_at) filter (where state <> 'FAILED') as "oldestAt" from volunteer_import
    where state in ('READING', 'CHECKING', 'IMPORTING') or state = 'FAILED' and created_at > now() - interval '7 days'`,
});

/** Imports, step by step; the one that waited longest comes first, so that a long one keeps nobody waiting. */
export const importWork: Work = { name: 'people.import', topic: importTopic, step: importStep };

async function importStep(services: Services): Promise<boolean> {
  const claimed = await claim(services);
  if (!claimed) return false;
  await inTransaction(workerContext(services), async (tx, gathered) => {
    const [job] =
      await tx.sql<ImportRow>(sql`select ${raw(importColumns)} from volunteer_import i join unit u on u.id = i.unit_id
      where i.id = ${claimed.id} and i.state in ('READING', 'CHECKING', 'IMPORTING') for update of i skip locked`);
    if (!job) return;
    if (claimed.attempts > MAX_ATTEMPTS) return failImport(tx, job, { code: 'IMPORT_ROW_FAILED' });
    const actor = await loadRequester(tx.sql, job.created_by, tx.now);
    const [no] = lacks(actor, 'volunteer.register', job.path);
    if (!actor || no) return failImport(tx, job, no ?? { code: 'NOT_SIGNED_IN' });
    await stepOf(tx, job, actor);
    await writeEvents(tx, gathered.events);
  });
  return true;
}

const stepOf = (tx: Tx, job: ImportRow, actor: Actor): Promise<void> => {
  if (job.state === 'READING') return readStep(tx, job);
  return job.state === 'CHECKING' ? checkStep(tx, job, actor) : commitStep(tx, job, actor);
};

/** Counted before the step and on its own: a step that takes the whole process with it is not tried for ever. */
async function claim({ read, now }: Services): Promise<{ id: string; attempts: number } | null> {
  const [row] = await read.rows<{
    id: string;
    attempts: number;
  }>(sql`update volunteer_import set attempts = attempts + 1, stepped_at = ${now()}
    where id = (select id from volunteer_import where state in ('READING', 'CHECKING', 'IMPORTING')
      order by stepped_at nulls first, created_at limit 1 for update skip locked) returning id, attempts`);
  return row ?? null;
}
