import { parseCsv } from 'hucre/csv';
import { streamXlsxRows } from 'hucre/xlsx';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { type Merge, openWorkbook } from './open-workbook.ts';
import { looksLikeZip } from './zip-guard.ts';

/** A cell as it is kept: text, or a number that may have lost digits. Dates are calendar dates, formulas their last value. */
export type Cell = string | number | null;
export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** After so many empty rows nothing more is expected: a sheet may be formatted down to row 1,048,576. */
const EMPTY_ROWS = 1000;
const MAX_COLUMNS = 100;
/** Longer than any field of ours; what a cell holds beyond it is not kept. */
const MAX_TEXT = 2000;

class Unreadable extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super('unreadable');
    this.refusal = refusal;
  }
}

/**
 * The rows of a spreadsheet somebody gave us, empty ones left out, at most `maxRows`. Refuses what is no workbook, what is
 * broken and what is too big; the library that reads it is known here only.
 */
export async function readRows(bytes: Buffer, maxRows: number): Promise<readonly SheetRow[] | Refusal> {
  const rows: SheetRow[] = [];
  try {
    for await (const row of looksLikeZip(bytes) ? xlsxRows(bytes) : csvRows(bytes)) {
      if (rows.length >= maxRows) return refuse('SHEET_TOO_MANY_ROWS', { field: 'file', params: { max: maxRows } });
      rows.push(row);
    }
  } catch (error) {
    // The library throws on what it cannot make sense of: the file is at fault, whatever the error says.
    return error instanceof Unreadable ? error.refusal : refuse('SHEET_BROKEN', { field: 'file' });
  }
  return rows.length > 0 ? rows : refuse('SHEET_EMPTY', { field: 'file' });
}

async function* xlsxRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const book = openWorkbook(bytes);
  if (isRefusal(book)) throw new Unreadable(book);
  const filled = fillDown(book.merges);
  let last = 0;
  for await (const { index, values } of streamXlsxRows(new Uint8Array(bytes), { sheet: book.sheet })) {
    const cells = filled(index, values.slice(0, MAX_COLUMNS).map(cellOf));
    if (cells.some((cell) => cell !== null)) {
      last = index;
      yield { row: index + 1, cells };
    } else if (index - last > EMPTY_ROWS) return;
  }
}

/** Puts the value of cells merged downwards into each row they cover. */
function fillDown(merges: readonly Merge[]): (index: number, cells: Cell[]) => Cell[] {
  if (merges.length === 0) return (_, cells) => cells;
  const byColumn = Map.groupBy(merges, (merge) => merge.left);
  const values = new Map<Merge, Cell>();
  return (index, cells) => {
    for (const [column, list] of byColumn) {
      const merge = list.find((one) => one.top <= index && index <= one.bottom);
      if (!merge) continue;
      if (merge.top === index) values.set(merge, cells[column] ?? null);
      else if (cells.some((cell) => cell !== null)) {
        while (cells.length <= column) cells.push(null);
        cells[column] ??= values.get(merge) ?? null;
      }
    }
    return cells;
  };
}

const pad = (n: number): string => String(n).padStart(2, '0');

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? null
      : `${value.getUTCFullYear()}-${pad(value.getUTCMonth() + 1)}-${pad(value.getUTCDate())}`;
  if (typeof value !== 'string') return null;
  const text = value.slice(0, MAX_TEXT).toWellFormed().replaceAll('\u0000', '').trim();
  return text === '' ? null : text;
}

/** CSV as spreadsheets in China write it: UTF-8, or GB 18030 when the bytes are no UTF-8. */
async function* csvRows(bytes: Buffer): AsyncGenerator<SheetRow> {
  const text = decode(bytes);
  if (text.includes('\u0000')) throw new Unreadable(refuse('SHEET_TYPE', { field: 'file' }));
  for (const [index, values] of parseCsv(text).entries()) {
    const cells = values
      .slice(0, MAX_COLUMNS)
      .map((value) => cellOf(typeof value === 'string' ? value : String(value ?? '')));
    if (cells.some((cell) => cell !== null)) yield { row: index + 1, cells };
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
