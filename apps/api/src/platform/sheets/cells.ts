import { withoutUnseen } from '../text/visible.ts';
import type { Cell } from './cell.ts';

/** Beyond 15 digits a spreadsheet's number has lost its last ones; as text it may still show them as 3.7E+17. */
export const lostDigits = (cell: Cell): boolean =>
  typeof cell === 'number' ? Math.abs(cell) >= 1e15 : cell !== null && /^\d(\.\d+)?[eE]\+\d+$/.test(asMeant(cell));

/** A cell as text: full-width signs made plain, spaces around it gone. */
export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'number' ? plain(cell) : asMeant(cell);

/**
 * Marks that tell a spreadsheet "this is text" are no part of it: the apostrophe people put before long numbers (and we
 * before what looks like a formula, write-rows.ts), and ="3703…" as CSV has it.
 */
const asMeant = (cell: string): string =>
  withoutUnseen(cell.normalize('NFKC'))
    .trim()
    .replace(/^="([^"]*)"$/, '$1')
    .replace(/^['‘’](?=[=+\-@\d])/, '')
    .trim();

const plain = (n: number): string =>
  Number.isInteger(n) && Math.abs(n) < 1e15 ? String(n) : String(Number(n.toPrecision(15)));

const iso = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/**
 * A calendar date however it was typed: 1990-03-07, 1990/3/7, 1990.3.7, 1990年3月7日, 19900307, with midnight behind it
 * (1990/3/7 0:00, 1990-03-07T00:00:00), or the day number a spreadsheet stores. What is none of these is returned as it stands, for the date check to refuse.
 */
export function dateOf(cell: Cell | undefined): string {
  const text = textOf(cell).replace(/(?:\s+|T)0?0:00(:00(\.0+)?)?Z?$/, '');
  const apart = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})日?$/.exec(text);
  if (apart) return iso(Number(apart[1]), Number(apart[2]), Number(apart[3]));
  const together = /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (together) return iso(Number(together[1]), Number(together[2]), Number(together[3]));
  const serial = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  // Day 1 is 1 January 1900; Excel believes that 1900 was a leap year, so real days are counted from 30 December 1899.
  if (serial > 60) return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
  return text;
}
