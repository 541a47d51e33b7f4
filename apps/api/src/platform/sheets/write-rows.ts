import { type DataValidation, writeXlsx, writeXlsxStream } from 'hucre/xlsx';

export interface SheetColumn {
  readonly header: string;
  /** In characters of the usual font; a Chinese character takes two. */
  readonly width: number;
  /** What may be chosen; the spreadsheet offers a list. */
  readonly choices?: readonly string[];
  /** Shown when the cell is entered. */
  readonly hint?: string;
  readonly required?: boolean;
}
export type SheetValue = string | number | null;

/**
 * Text that a spreadsheet would take for a formula stays text: what volunteers typed about themselves is opened on
 * somebody's desk (CSV injection). Numbers are numbers and pass.
 */
export const guarded = (value: SheetValue): SheetValue =>
  typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;

/**
 * The bytes of a workbook of one sheet, written row by row as they come and as they are read: the memory it takes does
 * not grow with the rows. Where somebody will type over what is there its cells are text, or numbers would lose their last
 * digits; a list that is read needs no format on each of a million cells.
 */
export function writeRows(
  name: string,
  columns: readonly SheetColumn[],
  rows: AsyncIterable<readonly SheetValue[]>,
  { typedOver = false }: { readonly typedOver?: boolean } = {},
): AsyncIterable<Uint8Array> {
  const lines = async function* (): AsyncGenerator<SheetValue[]> {
    for await (const row of rows) yield row.map(guarded);
  };
  return writeXlsxStream(lines(), {
    name,
    columns: columns.map(({ header, width }) => ({ header, width, ...(typedOver && { numFmt: '@' }) })),
    freezePane: { rows: 1 },
  });
}

const TEMPLATE_ROWS = 5000;
/** A list to choose from, or a hint only: the check of the length stands there because a hint needs a check to hang on. */
function validationOf({ header, choices, hint }: SheetColumn, at: number): DataValidation[] {
  if (!choices && !hint) return [];
  const range = `${letter(at)}2:${letter(at)}${TEMPLATE_ROWS}`;
  const told = hint ? { showInputMessage: true, inputTitle: header, inputMessage: hint } : {};
  const check: Omit<DataValidation, 'range'> = choices
    ? {
        type: 'list',
        values: [...choices],
        showErrorMessage: true,
        errorTitle: header,
        errorMessage: `请从列表中选择：${choices.join('、')}`,
      }
    : { type: 'textLength', operator: 'lessThanOrEqual', formula1: '2000' };
  return [{ ...check, ...told, allowBlank: true, range }];
}

const letter = (index: number): string => String.fromCharCode(65 + index);

/** An empty table to fill in: text columns (numbers would lose the last digits of an ID number), lists, hints, and a page of notes. */
export async function writeTemplate(
  name: string,
  columns: readonly SheetColumn[],
  notes: readonly (readonly string[])[],
): Promise<Buffer> {
  const head = {
    font: { bold: true },
    fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'FBEAEA' } },
  };
  const bytes = await writeXlsx({
    sheets: [
      {
        name,
        columns: columns.map(({ width }) => ({ width, numFmt: '@' })),
        rows: [columns.map(({ header, required }) => (required ? `${header}*` : header))],
        cells: new Map(columns.map((_, i) => [`0,${i}`, { style: head }])),
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap(validationOf),
      },
      {
        name: '填写说明',
        columns: [{ width: 22 }, { width: 12 }, { width: 70 }, { width: 30 }],
        rows: notes.map((row) => [...row]),
      },
    ],
  });
  return Buffer.from(bytes);
}
