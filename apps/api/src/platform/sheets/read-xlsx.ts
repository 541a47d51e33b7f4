import { isRefusal, refuse } from '../refusal.ts';
import { dateStylesOf, stringsOf, unescaped } from './book-words.ts';
import { type Cell, cellOf, MAX_COLUMNS, MAX_TEXT, type SheetRow, UNCOUNTED } from './cell.ts';
import { columnOf, fillDown, mergesOf } from './merges.ts';
import { openWorkbook } from './open-workbook.ts';
import { XmlScanner } from './scan-xml.ts';
import { Unreadable } from './unreadable.ts';

/** What every spreadsheet allows. */
const [LAST_ROW, LAST_COLUMN] = [1_048_575, 16_383];
const broken = (): Unreadable => new Unreadable(refuse('SHEET_BROKEN', { field: 'file' }));

interface Meaning {
  readonly strings: readonly string[];
  readonly isDate: readonly boolean[];
  readonly from1904: boolean;
}

/** Its rows to the very last: people stand below gaps of a thousand rows, too. Only the row being read is held. */
export function* xlsxRows(bytes: Buffer): Generator<SheetRow> {
  const book = openWorkbook(bytes);
  if (isRefusal(book)) throw new Unreadable(book);
  const filled = fillDown(mergesOf(book.sheet), MAX_COLUMNS);
  const meaning = {
    strings: stringsOf(book.strings),
    isDate: dateStylesOf(book.styles),
    from1904: book.from1904,
  };
  const xml = new XmlScanner(book.sheet);
  let [index, ended] = [-1, true];
  while (xml.next()) {
    if (xml.name === 'sheetData' && xml.kind === 'close') return;
    if (xml.name === 'sheetData' && xml.kind === 'open') ended = false;
    if (xml.name !== 'row' || (xml.kind !== 'open' && xml.kind !== 'empty')) continue;
    const at = Number(xml.attr('r') ?? index + 2) - 1;
    if (!Number.isInteger(at) || at <= index || at > LAST_ROW) throw broken();
    index = at;
    const cells = filled(index, xml.kind === 'open' ? cellsOf(xml, meaning) : []);
    if (cells.some((cell) => cell !== null)) yield { row: index + 1, cells };
  }
  if (!ended) throw broken();
}

/** The cells up to the row's end. */
function cellsOf(xml: XmlScanner, meaning: Meaning): Cell[] {
  const cells: Cell[] = [];
  let column = -1;
  for (;;) {
    // Cut off in the middle of a row: what stood behind it is lost, and nobody would know.
    if (!xml.next()) throw broken();
    if (xml.name === 'row' && xml.kind !== 'text') return cells;
    if (xml.name !== 'c' || (xml.kind !== 'open' && xml.kind !== 'empty')) continue;
    const letters = /^([A-Z]+)\d*$/.exec(xml.attr('r') ?? '')?.[1];
    column = letters ? columnOf(letters.slice(0, 4)) : column + 1;
    if (column > LAST_COLUMN) throw broken();
    const [type, style] = [xml.attr('t') ?? 'n', Number(xml.attr('s') ?? -1)];
    const value = xml.kind === 'open' ? meaningOf(readCell(xml), type, style, meaning) : null;
    if (value === null || column >= MAX_COLUMNS) continue;
    while (cells.length <= column) cells.push(null);
    cells[column] = value;
  }
}

interface Written {
  readonly value: string;
  readonly inline: string;
  readonly formula: boolean;
}

function readCell(xml: XmlScanner): Written {
  let [value, inline, formula, inside, aloud] = ['', '', false, '', false];
  while (xml.next() && !(xml.name === 'c' && xml.kind === 'close')) {
    if (xml.kind === 'text') {
      if (inside === 'v' && value.length < MAX_TEXT) value += xml.text(MAX_TEXT - value.length);
      else if (inside === 't' && !aloud && inline.length < MAX_TEXT) inline += xml.text(MAX_TEXT - inline.length);
      continue;
    }
    if (xml.name === 'rPh') aloud = xml.kind === 'open';
    else if (xml.name === 'f') formula = true;
    inside = xml.kind === 'open' ? xml.name : '';
  }
  return { value, inline, formula };
}

function meaningOf({ value, inline, formula }: Written, type: string, style: number, meaning: Meaning): Cell {
  if (type === 'inlineStr') return cellOf(unescaped(inline));
  if (value === '') return formula && type !== 'str' ? UNCOUNTED : null;
  if (type === 's') return cellOf(meaning.strings[Number(value)]);
  if (type === 'b') return null;
  if (type !== 'n') return cellOf(unescaped(value));
  const number = Number(value);
  if (!Number.isFinite(number)) return cellOf(value);
  return meaning.isDate[style] ? dayOf(number, meaning.from1904) : number;
}

/** Day 1 is 1 January 1900. Excel believes that 1900 was a leap year: from its 29 February on, days are one too many. */
function dayOf(serial: number, from1904: boolean): Cell {
  const days = Math.floor(serial) + (from1904 ? 1462 : serial < 60 ? 1 : 0);
  const at = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
  return Number.isNaN(at.getTime()) || serial < 0 ? serial : at.toISOString().slice(0, 10);
}
