import { type Refusal, refuse } from '../refusal.ts';
import type { SheetRow } from './cell.ts';
import { csvRows } from './read-csv.ts';
import { xlsxRows } from './read-xlsx.ts';
import { Unreadable } from './unreadable.ts';
import { looksLikeZip } from './zip-guard.ts';

/**
 * The rows of a spreadsheet somebody gave us, empty ones left out, at most `maxRows`. Refuses what is no workbook, what is
 * broken and what is too big.
 */
export async function readRows(bytes: Buffer, maxRows: number): Promise<readonly SheetRow[] | Refusal> {
  const rows: SheetRow[] = [];
  try {
    for (const row of looksLikeZip(bytes) ? xlsxRows(bytes) : csvRows(bytes)) {
      if (rows.length >= maxRows) return refuse('SHEET_TOO_MANY_ROWS', { field: 'file', params: { max: maxRows } });
      rows.push(row);
    }
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    throw error;
  }
  return rows.length > 0 ? rows : refuse('SHEET_EMPTY', { field: 'file' });
}
