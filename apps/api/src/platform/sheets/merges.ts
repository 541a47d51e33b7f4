import { refuse } from '../refusal.ts';
import type { Cell } from './cell.ts';
import { XmlScanner } from './scan-xml.ts';
import { Unreadable } from './unreadable.ts';

/** Cells merged downwards, rows and columns from 0: the value stands in the first of them and holds for all. */
interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
}

/** Two rows merged in ten columns all the way down a full roster; the rest is somebody's joke. */
const MAX_MERGES = 200_000;

/** They stand behind the rows, so the part's tail is read before its rows are. */
export function mergesOf(sheet: Buffer): readonly Merge[] {
  const found: Merge[] = [];
  const xml = new XmlScanner(sheet, Math.max(0, sheet.lastIndexOf('sheetData>') + 'sheetData>'.length));
  while (xml.next()) {
    if (xml.name !== 'mergeCell' || xml.kind === 'close' || xml.kind === 'text') continue;
    const at = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(xml.attr('ref') ?? '');
    if (!at || at[1] !== at[3] || at[2] === at[4]) continue;
    if (found.length >= MAX_MERGES) throw new Unreadable(refuse('SHEET_TOO_BIG', { field: 'file' }));
    found.push({ left: columnOf(at[1] ?? ''), top: Number(at[2]) - 1, bottom: Number(at[4]) - 1 });
  }
  return found;
}

/** A is 0. */
export const columnOf = (letters: string): number =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Puts the value of cells merged downwards into each row they cover; rows come from the top. */
export function fillDown(merges: readonly Merge[], columns: number): (index: number, cells: Cell[]) => Cell[] {
  if (merges.length === 0) return (_, cells) => cells;
  const beginning = Map.groupBy(
    merges.filter(({ left }) => left < columns),
    ({ top }) => top,
  );
  const open = new Map<number, { bottom: number; value: Cell }>();
  return (index, cells) => {
    const filled = cells.some((cell) => cell !== null);
    for (const [column, { bottom, value }] of open) {
      if (index > bottom) open.delete(column);
      else if (filled && value !== null) {
        while (cells.length <= column) cells.push(null);
        cells[column] ??= value;
      }
    }
    for (const { left, bottom } of beginning.get(index) ?? []) open.set(left, { bottom, value: cells[left] ?? null });
    return cells;
  };
}
