import { type ImportField, importFieldWords, limits, type Reason, sentenceOf } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import { createFileStore } from '../../../platform/files/file-store.ts';
import { keepStream } from '../../../platform/files/keep-file.ts';
import type { Cell } from '../../../platform/sheets/cell.ts';
import { type SheetValue, writeRows } from '../../../platform/sheets/write-rows.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { headerAt, ownColumns, returnedHeaders } from './columns.ts';
import type { ImportRow } from './import-row.ts';

const AT_ONCE = 1000;
const DAY = 86_400_000;

interface Returned extends Record<string, unknown> {
  row: number;
  cells_cipher: string | null;
  reasons: Reason[];
}

/** 证件号码：证件号码不正确… : every reason with the column it concerns, in one cell. */
export const reasonsText = (reasons: readonly Reason[]): string =>
  reasons
    .map((reason) => {
      const field = reason.field?.split('.').at(0) as ImportField | 'guardian' | undefined;
      const label =
        field === 'guardian' ? '监护人' : field && field in importFieldWords ? importFieldWords[field].zh : '';
      return label ? `${label}：${sentenceOf(reason)}` : sentenceOf(reason);
    })
    .join(' ');

/**
 * The rows that were not imported, as they stood in the file, with the reason beside each: mended and uploaded again, the
 * rest is not touched. Null when there are none. Sealed, for the person who brought the file, and gone after its term.
 */
export async function returnRows(tx: Tx, job: ImportRow, verdicts: readonly string[]): Promise<string | null> {
  const [some] = await tx.sql(
    sql`select 1 as there from volunteer_import_row where import_id = ${job.id} and verdict = any(${verdicts}::text[]) limit 1`,
  );
  if (!some) return null;
  const own = job.columns.slice(0, ownColumns(job.columns.map(({ header }) => header)));
  const lines = async function* (): AsyncGenerator<SheetValue[]> {
    for (let after = -1; ; ) {
      const rows = await tx.sql<Returned>(sql`select row_no as row, cells_cipher, reasons from volunteer_import_row
        where import_id = ${job.id} and verdict = any(${verdicts}::text[]) and row_no > ${after} order by row_no limit ${raw(String(AT_ONCE))}`);
      for (const { row, cells_cipher, reasons } of rows) {
        const cells = cells_cipher ? (JSON.parse(tx.services.cipher.open(cells_cipher)) as Cell[]) : [];
        yield [...own.map((_, i) => cells[i] ?? null), reasonsText(reasons), row];
      }
      const last = rows.at(-1);
      if (!last) return;
      after = last.row;
    }
  };
  const columns = own.map(({ header }, i) => ({ header: headerAt(header, i), width: 18 }));
  const [why, where] = returnedHeaders;
  const sheet = writeRows(
    '没有导入的行',
    [...columns, { header: why, width: 60 }, { header: where, width: 10 }],
    lines(),
  );
  const file = {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    uploadedBy: job.created_by,
    countyCode: job.county_code,
    name: `没有导入的行-${job.file_name.replace(/\.(xlsx|csv)$/i, '')}.xlsx`,
    expiresAt: new Date(tx.now.getTime() + limits.importDays * DAY),
  };
  return keepStream(tx, createFileStore(tx.services.env), file, sheet);
}
