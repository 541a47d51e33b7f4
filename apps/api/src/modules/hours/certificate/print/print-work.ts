import { within } from '../../../../platform/access/reach.ts';
import type { Services } from '../../../../platform/context.ts';
import { type Fragment, raw, sql } from '../../../../platform/database/sql.ts';
import { addFileReader } from '../../../../platform/files/file-readers.ts';
import { createFileStore } from '../../../../platform/files/file-store.ts';
import { addFileUse } from '../../../../platform/files/file-uses.ts';
import { keepSealed } from '../../../../platform/files/keep-file.ts';
import { declareQueue } from '../../../../platform/jobs/queues.ts';
import type { Work } from '../../../../platform/jobs/work-loop.ts';
import { workerContext } from '../../../../platform/outbox/deliver.ts';
import { inTransaction } from '../../../../platform/transaction.ts';
import type { Tx } from '../../../../platform/use-case.ts';
import { certificateTopic } from '../certificate-topic.ts';
import { type Printable, printCertificate } from './print-certificate.ts';

const MAX_ATTEMPTS = 3;

/** So many are printed in a step: one claim, one commit, one statement for the files of all. */
const AT_ONCE = 10;

/** What breaks off is printed again, each by itself: one that cannot be printed holds up no other. */
export const printWork: Work = { name: 'certificates', topic: certificateTopic, step: printNext };

declareQueue({
  name: 'certificates',
  figures: sql`select count(*) filter (where file_state = 'WAITING')::int as waiting, count(*) filter (where file_state = 'FAILED')::int as failed,
    min(issued_at) filter (where file_state = 'WAITING') as "oldestAt" from certificate where file_state in ('WAITING', 'FAILED')`,
});

addFileUse('certificate.file_id');

/** The sheet is for its holder and for who issues at the unit it is of. */
addFileReader(async ({ services, actor }, fileId) => {
  const rows =
    await services.read.rows(sql`select 1 as one from certificate c join unit u on u.id = c.unit_id where c.file_id = ${fileId}
    and (c.volunteer_id = ${actor?.volunteerId ?? null}::uuid or ${within(actor, 'certificate.issue', { path: 'u.path' })}) limit 1`);
  return rows.length > 0;
});

interface Row extends Printable, Record<string, unknown> {
  readonly id: string;
  readonly issuedBy: string;
  readonly countyCode: string;
}

async function printNext(services: Services): Promise<boolean> {
  const ids = await claim(services);
  if (ids.length === 0) return false;
  const faults: unknown[] = [];
  await inTransaction(workerContext(services), async (tx) => {
    const rows =
      await tx.sql<Row>(sql`select id, number, code, (issued_at at time zone 'Asia/Shanghai')::date::text as "issuedOn", payload, signature, sheet,
        issued_by as "issuedBy", county_code as "countyCode"
      from certificate where id = any(${ids}::uuid[]) and file_state = 'WAITING' and payload is not null
      order by issued_at, id for update skip locked`);
    // All at once: while the press sets one, what the next is made of is got ready.
    const tried = await Promise.allSettled(
      rows.map(async (row) => ({ row, bytes: await printCertificate(row, tx.context.origin.publicUrl) })),
    );
    const printed = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    faults.push(...tried.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
    await keep(tx, printed);
  });
  // Told, and tried again by itself after a rest, when what could be printed is kept.
  if (faults.length > 0) throw faults[0];
  return true;
}

async function keep(tx: Tx, printed: readonly { readonly row: Row; readonly bytes: Buffer }[]): Promise<void> {
  if (printed.length === 0) return;
  const files = printed.map(({ row, bytes }) => ({
    ...{ bytes, mediaType: 'application/pdf', extension: 'pdf' },
    ...{ uploadedBy: row.issuedBy, countyCode: row.countyCode, name: `志愿服务记录证明-${row.number}.pdf` },
  }));
  const fileIds = await keepSealed(tx, createFileStore(tx.services.env), files);
  const ids = printed.map(({ row }) => row.id);
  await tx.sql(sql`update certificate c set file_id = m.file_id, file_state = 'READY'
    from unnest(${ids}::uuid[], ${fileIds}::uuid[]) as m (id, file_id) where c.id = m.id`);
}

/**
 * The oldest that wait and were never tried; when there are none, one that was. Tries are counted before they are made, so that
 * one that kills the worker is given up in the end, alone.
 */
async function claim(services: Services): Promise<string[]> {
  const oldest = (which: Fragment, most: number): Fragment =>
    sql`(select id from certificate where file_state = 'WAITING' and ${which} order by issued_at limit ${raw(String(most))} for update skip locked)`;
  const taken = (where: Fragment) =>
    services.read.rows<{ id: string }>(sql`update certificate set file_attempts = file_attempts + 1,
      file_state = case when file_attempts >= ${MAX_ATTEMPTS} then 'FAILED' else file_state end where id in ${where} returning id`);
  const fresh = await taken(oldest(sql`file_attempts = 0`, AT_ONCE));
  const rows = fresh.length > 0 ? fresh : await taken(oldest(sql`file_attempts > 0`, 1));
  return rows.map(({ id }) => id);
}
