import type { Action, FieldRight } from '@jinguo/schema';
import type { SheetHead } from '@jinguo/schema/sheets';
import type { AppContext } from '../../platform/context.ts';
import type { List, ListRows } from '../../platform/projection/list.ts';
import type { Selection } from '../../platform/projection/selection.ts';
import type { SheetValue } from '../../platform/sheets/write-rows.ts';
import type { Speech } from './speech.ts';
import type { Wanted } from './wanted.ts';

export interface Column {
  readonly head: SheetHead;
  readonly width: number;
  /** Takes a row as the projection builds it. */
  readonly value: (row: object, say: Speech) => SheetValue;
  /** Added up in the last line. */
  readonly sum?: boolean;
  /** What a rule may keep from her: nowhere hers, the column is cut; on some rows, they say so. */
  readonly right?: FieldRight;
}

/** A list as it is taken along: its own projection, order, reach and filter, the fields read of it and the columns they fill. */
export interface ExportSheet extends Pick<List<unknown>, 'projection' | 'order'> {
  readonly action: Action;
  readonly selection: Selection;
  readonly columns: readonly Column[];
  rows(context: AppContext, wanted: Wanted): ListRows | Promise<ListRows>;
}

/** A sheet of a list that a page shows, by the part of the order that is its filter. */
export const sheetOfList = <Filter>(
  list: List<Filter>,
  filterOf: (wanted: Wanted) => Filter,
  rest: Pick<ExportSheet, 'action' | 'selection' | 'columns'>,
): ExportSheet => ({
  ...rest,
  projection: list.projection,
  order: list.order,
  rows: (context, wanted) => list.rows(context, filterOf(wanted)),
});

/** Each column names what it takes of its row; the selection beside it reads that. */
export const col = <Row extends object>(
  head: SheetHead,
  width: number,
  value: (row: Row, say: Speech) => SheetValue,
  sum = false,
): Column => ({
  head,
  width,
  value: value as Column['value'],
  sum,
});
/** A column of a field with a right of its own: the projection says on which rows a rule hides it. */
export const fieldCol = <Row extends object>(
  right: FieldRight,
  head: SheetHead,
  width: number,
  value: (row: Row, say: Speech) => SheetValue,
): Column => ({
  head,
  width,
  right,
  value: (row, say) => (isHidden(row, right) ? say.hidden : value(row as Row, say)),
});
interface Told {
  readonly hidden?: readonly string[];
  readonly volunteer?: Told | null;
}
const isHidden = (row: Told, right: FieldRight): boolean =>
  (row.hidden?.includes(right) || row.volunteer?.hidden?.includes(right)) ?? false;

interface Named {
  readonly volunteer: { readonly name: string; readonly phoneMasked: string } | null;
}
/** What every list shows of a person. */
export const personFields = ['volunteer.name', 'volunteer.phoneMasked', 'volunteer.hidden'] as const;
export const phoneCol = (right: FieldRight): Column =>
  fieldCol(right, 'phone', 16, (row: Named) => row.volunteer?.phoneMasked ?? '');
export const nameCol = col('name', 14, (row: Named) => row.volunteer?.name ?? '');
/** The unit she belongs to, which is null only where a rule hides where she lives. */
export const residenceUnitCol = fieldCol(
  'volunteer.residence',
  'unit',
  24,
  (row: { unitName: string | null }, say) => row.unitName ?? say.hidden,
);
