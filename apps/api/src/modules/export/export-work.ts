import { type ExportKind, exportKindWords, limits, type Tongue } from '@jinguo/schema';
import { sheetHeads } from '@jinguo/schema/sheets';
import { mayAnywhere } from '../../platform/access/grants.ts';
import { writeAudit } from '../../platform/audit/write-audit.ts';
import type { AppContext, Services } from '../../platform/context.ts';
import { sql } from '../../platform/database/sql.ts';
import { createFileStore } from '../../platform/files/file-store.ts';
import { forgetStream, keepStream } from '../../platform/files/keep-file.ts';
import { declareQueue } from '../../platform/jobs/queues.ts';
import type { Work } from '../../platform/jobs/work-loop.ts';
import { workerContext } from '../../platform/outbox/deliver.ts';
import { streamRows } from '../../platform/projection/stream-rows.ts';
import { type SheetValue, writeRows } from '../../platform/sheets/write-rows.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { noteAction, type Tx } from '../../platform/use-case.ts';
import { loadRequester } from '../people/index.ts';
import { clock } from './format.ts';
import { exportTopic } from './request-export.ts';
import { columnsFor, exportSheets } from './sheets.ts';
import { speechOf } from './speech.ts';
import { loggedFilter, readWanted, type Wanted } from './wanted.ts';

const MAX_ATTEMPTS = 3;
const DAY = 86_400_000;
const made = noteAction('export.made', '导出表格已生成');

/** One export a step: broken off, it is simply made again. */
export const exportWork: Work = { name: 'export', topic: exportTopic, step: exportStep };

declareQueue({
  name: 'exports',
  // What failed is asked for anew by whoever wanted it: a week's failures tell an operator.
  figures: sql`select count(*) filter (where state = 'WAITING')::int as waiting, count(*) filter (where state = 'FAILED')::int as failed,
    min(created_at) filter (where state = 'WAITING') as "oldestAt" from data_export
    where state = 'WAITING' or state = 'FAILED' and created_at > now() - interval '7 days'`,
});

interface Job extends Record<string, unknown> {
  id: string;
  kind: ExportKind;
  tongue: Tongue;
  requested_by: string;
  unit_id: string | null;
  county_code: string;
  wanted_cipher: string;
}

async function exportStep(services: Services): Promise<boolean> {
  const claimed = await claim(services);
  if (!claimed) return false;
  await inTransaction(workerContext(services), async (tx) => {
    const [job] = await tx.sql<Job>(
      sql`select * from data_export where id = ${claimed.id} and state = 'WAITING' for update skip locked`,
    );
    if (!job) return;
    // Her rights as they are now, not as they were when she asked.
    const actor = await loadRequester(tx.sql, job.requested_by, tx.now);
    if (claimed.attempts > MAX_ATTEMPTS || !mayAnywhere(actor, exportSheets[job.kind].action)) return fail(tx, job);
    await makeFile(tx, job, { ...tx.context, actor });
  });
  return true;
}

async function fail(tx: Tx, { id }: Job): Promise<void> {
  await tx.sql(
    sql`update data_export set state = 'FAILED', wanted_cipher = '', finished_at = ${tx.now} where id = ${id}`,
  );
  await forgetStream(createFileStore(tx.services.env), id);
}

/** Row by row from the list through sheet, archive and seal into the store: the memory it takes does not grow with the rows. */
async function makeFile(tx: Tx, job: Job, context: AppContext): Promise<void> {
  const wanted = readWanted(tx.services.cipher.open(job.wanted_cipher));
  const sheet = await sheetOf(context, wanted, job.tongue);
  const name = `${exportKindWords[job.kind][job.tongue]}-${clock(tx.now.toISOString()).replace(/[: ]/g, '')}.xlsx`;
  const file = {
    id: job.id, // The same at each try, so that a broken-off one leaves nothing behind.
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    uploadedBy: job.requested_by,
    countyCode: job.county_code,
    name,
    expiresAt: new Date(tx.now.getTime() + limits.exportDays * DAY),
  };
  const fileId = await keepStream(tx, createFileStore(tx.services.env), file, sheet.bytes);
  // What was asked for may hold a name somebody searched for: with the list made it is needed no more.
  await tx.sql(sql`update data_export set state = 'READY', rows = ${sheet.count()}, file_id = ${fileId}, wanted_cipher = '',
    finished_at = ${tx.now} where id = ${job.id}`);
  const subject = { entityType: 'DataExport', entityId: job.id, unitId: job.unit_id, countyCode: job.county_code };
  const changes = [
    { entity: 'DataExport', id: job.id, kind: 'update', after: { ...loggedFilter(wanted), rows: sheet.count() } },
  ];
  await writeAudit({ ...tx, context }, { action: made, subject, changes, events: [] });
}

interface ListSheet {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Rows so far; of the whole list when its bytes were read. */
  count(): number;
}

/** The list as a sheet in a tongue, made as its bytes are read, with a line of totals at its foot. */
export async function sheetOf(context: AppContext, wanted: Wanted, tongue: Tongue): Promise<ListSheet> {
  const sheet = exportSheets[wanted.kind];
  const { selection, projection, order } = sheet;
  const columns = columnsFor(sheet, context.actor);
  const source = { projection, order, ...(await sheet.rows(context, wanted)) };
  const say = speechOf(tongue, context.services.now());
  const totals = columns.map(() => 0);
  let count = 0;
  const lines = async function* (): AsyncGenerator<SheetValue[]> {
    for await (const row of streamRows<object>(context, selection, source)) {
      count += 1;
      const values = columns.map(({ value }) => value(row, say));
      for (const [at, value] of values.entries())
        if (columns[at]?.sum && typeof value === 'number') totals[at] = (totals[at] ?? 0) + value;
      yield values;
    }
    yield columns.map(({ sum }, at) =>
      at === 0 ? say.says('total', count) : sum ? Math.round((totals[at] ?? 0) * 100) / 100 : null,
    );
  };
  const heads = columns.map(({ head, width }) => ({ header: sheetHeads[head][tongue], width }));
  return { bytes: writeRows(exportKindWords[wanted.kind][tongue], heads, lines()), count: () => count };
}

async function claim({ read }: Services): Promise<{ id: string; attempts: number } | null> {
  const [row] = await read.rows<{ id: string; attempts: number }>(sql`update data_export set attempts = attempts + 1
    where id = (select id from data_export where state = 'WAITING' order by attempts, created_at limit 1 for update skip locked) returning id, attempts`);
  return row ?? null;
}
