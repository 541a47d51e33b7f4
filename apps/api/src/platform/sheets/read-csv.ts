import { detectDelimiter } from 'hucre/csv';
import { refuse } from '../refusal.ts';
import { cellOf, MAX_COLUMNS, MAX_TEXT, type SheetRow } from './cell.ts';
import { Unreadable } from './unreadable.ts';

/**
 * CSV as spreadsheets in China write it: UTF-8, or GB 18030 when the bytes are no UTF-8. Row by row: eight megabytes of
 * line ends are eight million rows, and none of them is kept.
 */
export function* csvRows(bytes: Buffer): Generator<SheetRow> {
  const text = decode(bytes);
  if (text.includes('\u0000')) throw new Unreadable(refuse('SHEET_TYPE', { field: 'file' }));
  const delimiter = detectDelimiter(text.slice(0, 100_000));
  let at = 0;
  for (let row = 1; at < text.length; row += 1) {
    const values: string[] = [];
    for (let more = true; more; ) {
      const field = fieldAt(text, at, delimiter);
      if (values.length < MAX_COLUMNS) values.push(field.value);
      at = field.end + 1;
      more = text[field.end] === delimiter;
      if (text[field.end] === '\r' && text[at] === '\n') at += 1;
    }
    const cells = values.map(cellOf);
    if (cells.some((cell) => cell !== null)) yield { row, cells };
  }
}

/** The field that begins here, and where it ends: at a delimiter, a line end or the end of the text. */
function fieldAt(text: string, from: number, delimiter: string): { value: string; end: number } {
  let [value, at] = ['', from];
  while (text[at] === '"' && (at === from || text[at - 1] === '"')) {
    const end = text.indexOf('"', at + 1);
    const close = end < 0 ? text.length : end;
    if (value.length < MAX_TEXT)
      value += (at === from ? '' : '"') + text.slice(at + 1, Math.min(close, at + 1 + MAX_TEXT));
    at = close + 1;
  }
  const start = at;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return { value: value + text.slice(start, Math.min(at, start + MAX_TEXT)), end: at };
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
