import { type Action, type FieldRight, hiddenByRuleWords, type Words } from '@jinguo/schema';
import type { AppContext } from '../../platform/context.ts';
import type { Fragment } from '../../platform/database/sql.ts';
import type { Projection } from '../../platform/projection/fields.ts';
import type { Order } from '../../platform/projection/page.ts';
import type { Selection } from '../../platform/projection/selection.ts';
import type { SheetValue } from '../../platform/sheets/write-rows.ts';
import type { Wanted } from './wanted.ts';

export interface Column {
  readonly header: string;
  readonly width: number;
  /** Takes a row as the projection builds it. */
  readonly value: (row: object) => SheetValue;
  /** Added up in the last line. */
  readonly sum?: boolean;
  /** What a rule may keep from her: nowhere hers, the column is cut; on some rows, they say so. */
  readonly right?: FieldRight;
}

export interface ExportSheet {
  readonly action: Action;
  readonly projection: Projection;
  readonly selection: Selection;
  readonly order: Order;
  readonly columns: readonly Column[];
  reach(context: AppContext): Fragment;
  where(context: AppContext, wanted: Wanted): Fragment | Promise<Fragment>;
}

/** Each column names what it takes of its row; the selection beside it reads that. */
export const col = <Row extends object>(
  header: string,
  width: number,
  value: (row: Row) => SheetValue,
  sum = false,
): Column => ({
  header,
  width,
  value: value as (row: object) => SheetValue,
  sum,
});
/** A column of a field with a right of its own: the projection says on which rows a rule hides it. */
export const fieldCol = <Row extends object>(
  right: FieldRight,
  header: string,
  width: number,
  value: (row: Row) => SheetValue,
): Column => ({
  header,
  width,
  right,
  value: (row) => (isHidden(row, right) ? hiddenByRuleWords.zh : value(row as Row)),
});
interface Told {
  readonly hidden?: readonly string[];
  readonly volunteer?: Told;
}
const isHidden = (row: Told, right: FieldRight): boolean =>
  (row.hidden?.includes(right) || row.volunteer?.hidden?.includes(right)) ?? false;
export const word = (table: Readonly<Record<string, Words>>, value: string): string => table[value]?.zh ?? value;
export const by = (time: string, id: string, direction: 'asc' | 'desc'): Order => ({
  columns: [
    { sql: time, type: 'timestamptz' },
    { sql: id, type: 'uuid' },
  ],
  direction,
});
