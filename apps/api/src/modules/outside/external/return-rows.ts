import { limits, type Reason, type RecordTerm, recordTermWords, sentenceOf } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import { createFileStore } from '../../../platform/files/file-store.ts';
import { keepStream } from '../../../platform/files/keep-file.ts';
import { textOf } from '../../../platform/sheets/cells.ts';
import { type SheetValue, writeRows } from '../../../platform/sheets/write-rows.ts';
import type { Tx } from '../../../platform/use-case.ts';
import type { ExternalImport } from './external-import.ts';
import type { Terms } from './terms.ts';

const AT_ONCE = 1000;
const DAY = 86_400_000;

interface Returned extends Record<string, unknown> {
  row: number;
  terms: string | null;
  reasons: Reason[];
}

const reasonsText = (reasons: readonly Reason[]): string =>
  reasons
    .map((reason) => {
      const term =
        reason.field && reason.field in recordTermWords ? recordTermWords[reason.field as RecordTerm].zh : '';
      return `${term ? `${term}：` : ''}${sentenceOf(reason)}`;
    })
    .join(' ');

/** What of a file was not imported, by its terms, with the reason beside each: mended and uploaded again. Null when all was. */
export async function returnRows(tx: Tx, job: ExternalImport, verdicts: readonly string[]): Promise<string | null> {
  const which = sql`import_id = ${job.id} and verdict = any(${verdicts}::text[])`;
  const [some] = await tx.sql(sql`select from external_import_row where ${which} limit 1`);
  if (!some) return null;
  const terms = Object.keys(recordTermWords) as RecordTerm[];
  const lines = async function* (): AsyncGenerator<SheetValue[]> {
    for (let after = -1; ; ) {
      const rows =
        await tx.sql<Returned>(sql`select row_no as row, terms_cipher as terms, reasons from external_import_row
        where ${which} and row_no > ${after} order by row_no limit ${raw(String(AT_ONCE))}`);
      for (const { row, terms: sealed, reasons } of rows) {
        const said: Terms = sealed ? JSON.parse(tx.services.cipher.open(sealed)) : {};
        yield [...terms.map((term) => textOf(said[term])), reasonsText(reasons), row];
      }
      const last = rows.at(-1);
      if (!last) return;
      after = last.row;
    }
  };
  const columns = terms.map((term) => ({ header: recordTermWords[term].zh, width: 16 }));
  const file = {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    uploadedBy: job.created_by,
    countyCode: job.county_code,
    name: `没有导入的行-${job.file_name.replace(/\.\w{1,5}$/, '')}.xlsx`,
    expiresAt: new Date(tx.now.getTime() + limits.importDays * DAY),
  };
  const sheet = writeRows(
    '没有导入的行',
    [...columns, { header: '原因', width: 60 }, { header: '原表行号', width: 10 }],
    lines(),
    { typedOver: true },
  );
  return keepStream(tx, createFileStore(tx.services.env), file, sheet);
}
