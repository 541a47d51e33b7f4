import { within } from '../../../../platform/access/reach.ts';
import type { Services } from '../../../../platform/context.ts';
import { sql } from '../../../../platform/database/sql.ts';
import { addFileReader } from '../../../../platform/files/file-readers.ts';
import { createFileStore } from '../../../../platform/files/file-store.ts';
import { addFileUse } from '../../../../platform/files/file-uses.ts';
import { keepFile } from '../../../../platform/files/keep-file.ts';
import { declareQueue } from '../../../../platform/jobs/queues.ts';
import type { Work } from '../../../../platform/jobs/work-loop.ts';
import { workerContext } from '../../../../platform/outbox/deliver.ts';
import { inTransaction } from '../../../../platform/transaction.ts';
import { certificateTopic } from '../certificate-topic.ts';
import { type Printable, printCertificate } from './print-certificate.ts';

const MAX_ATTEMPTS = 3;

/** Sheets are printed one a step; one broken off is printed again. */
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
  const id = await claim(services);
  if (!id) return false;
  await inTransaction(workerContext(services), async (tx) => {
    const [row] =
      await tx.sql<Row>(sql`select id, number, code, (issued_at at time zone 'Asia/Shanghai')::date::text as "issuedOn", payload, signature, sheet,
        issued_by as "issuedBy", county_code as "countyCode"
      from certificate where id = ${id} and file_state = 'WAITING' and payload is not null for update skip locked`);
    if (!row) return;
    const bytes = await printCertificate(row, tx.context.origin.publicUrl);
    const fileId = await keepFile(tx, createFileStore(services.env), {
      ...{ bytes, mediaType: 'application/pdf', extension: 'pdf', sealed: true },
      ...{ uploadedBy: row.issuedBy, countyCode: row.countyCode, name: `志愿服务记录证明-${row.number}.pdf` },
    });
    await tx.sql(sql`update certificate set file_id = ${fileId}, file_state = 'READY' where id = ${row.id}`);
  });
  return true;
}

/** The oldest that waits; the try is counted before it is made, so that one that kills the worker is given up in the end. */
async function claim(services: Services): Promise<string | undefined> {
  const [row] = await services.read.rows<{ id: string }>(sql`update certificate set file_attempts = file_attempts + 1,
      file_state = case when file_attempts >= ${MAX_ATTEMPTS} then 'FAILED' else file_state end
    where id = (select id from certificate where file_state = 'WAITING' order by issued_at limit 1 for update skip locked) returning id`);
  return row?.id;
}
