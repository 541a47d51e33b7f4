import { refuse } from '../refusal.ts';
import { MAX_TEXT } from './cell.ts';
import { XmlScanner } from './scan-xml.ts';
import { Unreadable } from './unreadable.ts';

/** Twenty thousand rows of forty texts that all differ. */
const MAX_STRINGS = 1_000_000;
const MAX_FORMATS = 100_000;
const tooBig = (): Unreadable => new Unreadable(refuse('SHEET_TOO_BIG', { field: 'file' }));

/** _x000D_: how a workbook writes what XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

/** The texts that cells refer to by number. How a text is to be read aloud (rPh) is not part of it. */
export function stringsOf(part: Buffer | null): readonly string[] {
  const strings: string[] = [];
  if (!part) return strings;
  const xml = new XmlScanner(part);
  let [text, isText, aloud] = ['', false, false];
  while (xml.next()) {
    if (xml.kind === 'text') {
      if (isText && !aloud && text.length < MAX_TEXT) text += xml.text(MAX_TEXT - text.length);
      continue;
    }
    if (xml.name === 'si') {
      if (xml.kind !== 'open') {
        if (strings.length >= MAX_STRINGS) throw tooBig();
        strings.push(unescaped(text));
      }
      text = '';
    } else if (xml.name === 't') isText = xml.kind === 'open';
    else if (xml.name === 'rPh') aloud = xml.kind === 'open';
  }
  return strings;
}

/** Formats every spreadsheet knows by number; 27–36 and 50–58 are the dates of the Chinese ones. */
const knownDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
/** yyyy"年"m"月": a format of a date, once texts, colours and escaped signs are gone. */
const writesDate = (format: string): boolean => /[ymdhs]/i.test(format.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, ''));

/** Which of a cell's styles say that its number is a day. */
export function dateStylesOf(part: Buffer | null): readonly boolean[] {
  const styles: boolean[] = [];
  if (!part) return styles;
  const formats = new Map<number, boolean>();
  const xml = new XmlScanner(part);
  let isCell = false;
  while (xml.next()) {
    if (xml.kind === 'text') continue;
    if (xml.name === 'cellXfs') isCell = xml.kind === 'open';
    else if (xml.kind === 'close') continue;
    else if (xml.name === 'numFmt') formats.set(Number(xml.attr('numFmtId')), writesDate(xml.attr('formatCode') ?? ''));
    else if (xml.name === 'xf' && isCell) {
      const id = Number(xml.attr('numFmtId') ?? 0);
      styles.push(formats.get(id) ?? knownDate(id));
    }
    if (styles.length > MAX_FORMATS || formats.size > MAX_FORMATS) throw tooBig();
  }
  return styles;
}
