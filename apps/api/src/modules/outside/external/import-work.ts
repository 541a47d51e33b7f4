import { limits, type Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import type { Services } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { createFileStore } from '../../../platform/files/file-store.ts';
import { openFile } from '../../../platform/files/keep-file.ts';
import { newId } from '../../../platform/ids.ts';
import { declareQueue } from '../../../platform/jobs/queues.ts';
import type { Work } from '../../../platform/jobs/work-loop.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { writeEvents } from '../../../platform/outbox/write-events.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { loadRequester } from '../../people/index.ts';
import { externalImported } from '../outside.events.ts';
import { type Checked, checkRows } from './check-rows.ts';
import { type ExternalImport, externalTopic, failImport, importColumns, moveImport } from './external-import.ts';
import { type ReadRow, readRecords } from './read-records.ts';
import { returnRows } from './return-rows.ts';
import type { Terms } from './terms.ts';

/** Rows of one step: a second of work at most, so that a killed worker loses no more. */
export const EXTERNAL_STEP = 500;
const MAX_ATTEMPTS = 5;

declareQueue({
  name: 'externalImports',
  figures: sql`select count(*) filter (where state <> 'FAILED')::int as waiting, count(*) filter (where state = 'FAILED')::int as failed,
    min(created_at) filter (where state <> 'FAILED') as "oldestAt" from external_import
    where state in ('READING', 'CHECKING', 'IMPORTING') or state = 'FAILED' and created_at > now() - interval '7 days'`,
});

/** Imports of other platforms' hours, step by step; the one that waited longest comes first. */
export const externalImportWork: Work = { name: 'outside.import', topic: externalTopic, step };

async function step(services: Services): Promise<boolean> {
  const claimed = await claim(services);
  if (!claimed) return false;
  await inTransaction(workerContext(services), async (tx, gathered) => {
    await oneStep(tx, claimed);
    await writeEvents(tx, gathered.events);
  });
  return true;
}

async function oneStep(tx: Tx, claimed: { readonly id: string; readonly attempts: number }): Promise<void> {
  const [job] =
    await tx.sql<ExternalImport>(sql`select ${importColumns} from external_import i join unit u on u.id = i.unit_id
      where i.id = ${claimed.id} and i.state in ('READING', 'CHECKING', 'IMPORTING') for update of i skip locked`);
  if (!job) return;
  if (claimed.attempts > MAX_ATTEMPTS) return failImport(tx, job, { code: 'IMPORT_ROW_FAILED' });
  // Her rights as they are now, not as they were when she began.
  const actor = await loadRequester(tx.sql, job.created_by, tx.now);
  const [no] = lacks(actor, 'hours.outside', job.path);
  if (!actor || no) return failImport(tx, job, no ?? { code: 'NOT_SIGNED_IN' });
  if (job.state === 'READING') return readStep(tx, job);
  return job.state === 'CHECKING' ? checkStep(tx, job, actor) : commitStep(tx, job, actor);
}

/** Counted before the step and on its own: a step that takes the whole process with it is not tried for ever. */
async function claim({ read, now }: Services): Promise<{ id: string; attempts: number } | null> {
  const [row] = await read.rows<{
    id: string;
    attempts: number;
  }>(sql`update external_import set attempts = attempts + 1, stepped_at = ${now()}
    where id = (select id from external_import where state in ('READING', 'CHECKING', 'IMPORTING')
      order by stepped_at nulls first, created_at limit 1 for update skip locked) returning id, attempts`);
  return row ?? null;
}

/** Reads the file and stages its rows, sealed. */
async function readStep(tx: Tx, job: ExternalImport): Promise<void> {
  const [file] = await tx.sql<{ storage_key: string; sealed: boolean }>(
    sql`select storage_key, sealed from stored_file where id = ${job.file_id}::uuid`,
  );
  if (!file) return failImport(tx, job, { code: 'NOT_FOUND' });
  const read = await readRecords(await openFile(tx.services, createFileStore(tx.services.env), file));
  if ('failure' in read) return failImport(tx, job, read.failure);
  for (let at = 0; at < read.rows.length; at += EXTERNAL_STEP) {
    const some = read.rows.slice(at, at + EXTERNAL_STEP);
    const sealed = some.map(({ terms }) => tx.services.cipher.seal(JSON.stringify(terms)));
    await tx.sql(sql`insert into external_import_row (import_id, row_no, terms_cipher)
      select ${job.id}::uuid, r.row_no, r.terms from unnest(${some.map(({ row }) => row)}::int[], ${sealed}::text[]) as r(row_no, terms)`);
  }
  await moveImport(tx, job, 'check', sql`, total = ${read.rows.length}`);
}

/** The dry run: a verdict and every reason for the next rows; at the end rows are compared with each other. */
async function checkStep(tx: Tx, job: ExternalImport, actor: Actor): Promise<void> {
  const rows = await nextRows(tx, job, null);
  if (rows.length > 0) return writeStep(tx, job, await checkRows(tx, job, actor, rows));
  const doubles = await tx.sql<{ row: number; first: number }>(sql`select row_no as row, first from (
      select row_no, min(row_no) over (partition by number_hash) as first from external_import_row
      where import_id = ${job.id} and number_hash is not null) f where first < row_no order by row_no`);
  for (let at = 0; at < doubles.length; at += EXTERNAL_STEP) {
    const some = doubles.slice(at, at + EXTERNAL_STEP);
    const reasons = some.map(({ first }): Reason[] => [
      { code: 'EXTERNAL_ROW_TWICE', field: 'number', params: { row: first } },
    ]);
    await tx.sql(sql`update external_import_row r set verdict = 'BAD', reasons = d.reasons
      from unnest(${some.map(({ row }) => row)}::int[], ${reasons.map((one) => JSON.stringify(one))}::jsonb[]) as d(row_no, reasons)
      where r.import_id = ${job.id} and r.row_no = d.row_no and r.row_no = any(${some.map(({ row }) => row)}::int[])`);
  }
  await moveImport(tx, job, 'told', sql`, returned_file_id = ${await returnRows(tx, job, ['BAD', 'SUSPECT'])}::uuid`);
}

/** The next rows are imported, in one transaction with the place the work has come to; asked anew, for days may have passed. */
async function commitStep(tx: Tx, job: ExternalImport, actor: Actor): Promise<void> {
  const wanted = job.include_suspects ? ['READY', 'SUSPECT'] : ['READY'];
  const rows = await nextRows(tx, job, wanted);
  if (rows.length === 0) {
    const returned = await returnRows(tx, job, ['BAD', 'SUSPECT']);
    tx.publish(externalImported.of({ importId: job.id }));
    return moveImport(tx, job, 'finish', sql`, returned_file_id = ${returned}::uuid, finished_at = ${tx.now}`);
  }
  const checked = await checkRows(tx, job, actor, rows);
  const made = await insertHours(
    tx,
    job,
    checked.filter(({ verdict }) => wanted.includes(verdict)),
  );
  await writeStep(
    tx,
    job,
    checked.map((one) => ({ ...one, verdict: made.has(one.row) ? ('IMPORTED' as const) : one.verdict })),
  );
}

async function insertHours(tx: Tx, job: ExternalImport, checked: readonly Checked[]): Promise<ReadonlySet<number>> {
  const rows = checked.map(({ row, record, volunteerId }) => ({
    id: newId(),
    row_no: row,
    volunteer_id: volunteerId,
    ...record,
  }));
  const made = await tx.sql<{
    row_no: number;
  }>(sql`insert into external_hours (id, import_id, row_no, unit_id, county_code, volunteer_id, platform, number,
      title, organiser, service_date, last_date, during, minutes, evidence, imported_at)
    select r.id, ${job.id}, r.row_no, ${job.unit_id}, ${job.county_code}, r.volunteer_id, ${job.platform}, r.number, r.title, r.organiser, r.date, r."lastDate",
      case when r."startedAt" is null then null else tstzrange(r."startedAt", r."endedAt") end, r.minutes, r.evidence, ${tx.now}
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, row_no int, volunteer_id uuid, number text, title text, organiser text, date date,
      "lastDate" date, "startedAt" timestamptz, "endedAt" timestamptz, minutes int, evidence text)
    order by r.volunteer_id, r.number
    on conflict (volunteer_id, platform, number) where undone_at is null do nothing returning row_no`);
  return new Set(made.map(({ row_no }) => row_no));
}

async function nextRows(tx: Tx, job: ExternalImport, verdicts: readonly string[] | null): Promise<readonly ReadRow[]> {
  const which = verdicts ? sql`and verdict = any(${verdicts}::text[])` : raw('');
  const rows = await tx.sql<{
    row: number;
    terms: string;
  }>(sql`select row_no as row, terms_cipher as terms from external_import_row
    where import_id = ${job.id} and row_no > ${job.position} and terms_cipher is not null ${which} order by row_no limit ${raw(String(EXTERNAL_STEP))}`);
  return rows.map(({ row, terms }) => ({ row, terms: JSON.parse(tx.services.cipher.open(terms)) as Terms }));
}

type Verdict = Omit<Checked, 'verdict'> & { readonly verdict: string };

/** The verdicts of one step and how far it has come, which the next begins behind. */
async function writeStep(tx: Tx, job: ExternalImport, checked: readonly Verdict[]): Promise<void> {
  const rows = checked.map(({ row, verdict, reasons, volunteerId, numberHash }) => ({
    row_no: row,
    verdict,
    reasons,
    volunteer_id: volunteerId,
    number_hash: numberHash ? `\\x${numberHash.toString('hex')}` : null,
  }));
  const [first, last] = [rows.at(0)?.row_no ?? 0, rows.at(-1)?.row_no ?? 0];
  await tx.sql(sql`update external_import_row r set verdict = v.verdict, reasons = v.reasons, number_hash = v.number_hash, volunteer_id = v.volunteer_id
    from json_to_recordset(${JSON.stringify(rows)}::json) as v(row_no int, verdict text, reasons jsonb, number_hash bytea, volunteer_id uuid)
    where r.import_id = ${job.id} and r.row_no = v.row_no and r.row_no between ${first} and ${last}`);
  await tx.sql(sql`update external_import set done = ${last}, attempts = 0 where id = ${job.id}`);
}

const DAY = 86_400_000;

/** After its term an import keeps what came of which row, not what the file said of anybody. */
export const forgetExternalImports = {
  name: 'outside.forget-imports',
  cron: '55 3 * * *',
  async run(tx: Tx): Promise<void> {
    const before = new Date(tx.now.getTime() - limits.importDays * DAY);
    await tx.sql(sql`update external_import_row r set terms_cipher = null, number_hash = null from external_import i
      where i.id = r.import_id and i.created_at < ${before} and r.terms_cipher is not null`);
    await tx.sql(
      sql`update external_import set state = 'DISCARDED', finished_at = ${tx.now} where created_at < ${before} and state = 'CHECKED'`,
    );
  },
};
