/** A cell as it is kept: text, or a number that may have lost digits. Dates are calendar dates, formulas their last value. */
export type Cell = string | number | null;
export interface SheetRow {
  /** As the spreadsheet numbers it, from 1. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

export const MAX_COLUMNS = 100;
/** Longer than any field of ours; what a cell holds beyond it is not kept. */
export const MAX_TEXT = 2000;
/** A formula whose value nobody ever worked out: the program that wrote the file left that to another. */
export const UNCOUNTED = '=';

/** A value as it is kept; nothing where nothing stands. */
export function cellOf(value: string | undefined): Cell {
  const text = (value ?? '').slice(0, MAX_TEXT).toWellFormed().replaceAll('\u0000', '').trim();
  return text === '' ? null : text;
}
