import { limits, RECORDS_FORMAT, type Reason, type RecordTerm, recordTermWords } from '@jinguo/schema';
import { isRefusal } from '../../../platform/refusal.ts';
import { type Cell, cellOf, type SheetRow } from '../../../platform/sheets/cell.ts';
import { textOf } from '../../../platform/sheets/cells.ts';
import { readRows } from '../../../platform/sheets/read-rows.ts';
import { neededTerms, type Terms, termsOf } from './terms.ts';

export interface ReadRow {
  readonly row: number;
  readonly terms: Terms;
}
type Read = { readonly rows: readonly ReadRow[] } | { readonly failure: Reason };

/** Headers stand within so many rows: many files begin with a title. */
const HEAD_WITHIN = 20;

/** The rows of a file by their terms: a workbook, CSV, or JSON as our own export writes it. A sheet must have the columns needed. */
export async function readRecords(bytes: Buffer, needed: readonly RecordTerm[] = neededTerms): Promise<Read> {
  const read = /^\uFEFF?\s*[[{]/.test(bytes.subarray(0, 200).toString('utf8'))
    ? ofJson(bytes)
    : await ofSheet(bytes, needed);
  if ('failure' in read) return read;
  if (read.rows.length === 0) return { failure: { code: 'SHEET_EMPTY' } };
  return read.rows.length > limits.importRows
    ? { failure: { code: 'SHEET_TOO_MANY_ROWS', params: { max: limits.importRows } } }
    : read;
}

async function ofSheet(bytes: Buffer, needed: readonly RecordTerm[]): Promise<Read> {
  const rows = await readRows(bytes, limits.importRows + HEAD_WITHIN);
  if (isRefusal(rows)) return { failure: rows.reasons[0] ?? { code: 'SHEET_BROKEN' } };
  const known = ({ cells }: SheetRow): number => termsOf(cells.map(textOf)).filter(Boolean).length;
  const few = rows.slice(0, HEAD_WITHIN);
  const at = few.reduce((best, row, i) => (known(row) > known(few[best] ?? row) ? i : best), 0);
  const terms = termsOf((rows[at]?.cells ?? []).map(textOf));
  const missing = needed.find((term) => !terms.includes(term));
  if (missing) return { failure: { code: 'IMPORT_COLUMN_MISSING', params: { column: recordTermWords[missing].zh } } };
  return { rows: rows.slice(at + 1).map(({ row, cells }) => ({ row, terms: byTerm(terms, (i) => cells[i] ?? null) })) };
}

/** `{ 格式, 服务记录: [{ 记录编号: … }] }`: what we export is read again, here or by another installation. */
function ofJson(bytes: Buffer): Read {
  const failure: Reason = { code: 'EXTERNAL_NOT_RECORDS' };
  let content: unknown;
  try {
    content = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    return { failure };
  }
  const { 格式: format, 服务记录: records } = (content ?? {}) as { 格式?: unknown; 服务记录?: unknown };
  if (format !== RECORDS_FORMAT || !Array.isArray(records)) return { failure };
  if (records.some((one) => typeof one !== 'object' || one === null)) return { failure };
  const rows = (records as Readonly<Record<string, unknown>>[]).map((one, i) => {
    const keys = Object.keys(one);
    return { row: i + 1, terms: byTerm(termsOf(keys), (at) => cellIn(one[keys[at] ?? ''])) };
  });
  return { rows };
}

const cellIn = (value: unknown): Cell =>
  typeof value === 'number' && Number.isFinite(value) ? value : typeof value === 'string' ? cellOf(value) : null;

const byTerm = (terms: readonly (RecordTerm | null)[], at: (i: number) => Cell): Terms =>
  Object.fromEntries(terms.flatMap((term, i) => (term && at(i) !== null ? [[term, at(i)] as const] : [])));
