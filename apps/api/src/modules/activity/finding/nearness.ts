import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';

/** 0 same village, 1 township, 2 county, 3 city, 4 elsewhere. A sealed activity never says it is in one's village. */
export function nearnessOf(from: string | null, to: string, sealed: boolean): number {
  if (!from) return 4;
  const level = [12, 9, 6, 4].findIndex(
    (length) => from.length >= length && to.slice(0, length) === from.slice(0, length),
  );
  return level === -1 ? 4 : level === 0 && sealed ? 1 : level;
}

export interface Branch {
  readonly near: number;
  readonly where: Fragment;
}

/** Codes of a village, township, county or city; anything else is nowhere. */
const known = (code: string | null): string | null =>
  code !== null && /^\d+$/.test(code) && [4, 6, 9, 12].includes(code.length) ? code : null;

/**
 * Rings around a place, nearest first, each served by an index in its own order and none overlapping another:
 * a page reads as many rows as it shows, at any depth and any size of the table.
 */
export function branchesAround(place: string | null): readonly Branch[] {
  const code = known(place);
  if (!code) return [{ near: 4, where: raw('true') }];
  const rings: { near: number; column: string; length: number }[] = [
    { near: 1, column: 'a.township_code', length: 9 },
    { near: 2, column: 'a.place_county_code', length: 6 },
    { near: 3, column: 'a.city_code', length: 4 },
  ];
  const branches: Branch[] = [];
  // What the ring inside already gave; sealed ones are given by the township's ring, not the village's.
  let inside: Fragment | null = null;
  if (code.length === 12) {
    branches.push({ near: 0, where: sql`a.village_code = ${code} and a.privacy_class <> 'P4'` });
    inside = sql`(a.village_code <> ${code} or a.privacy_class = 'P4')`;
  }
  for (const { near, column, length } of rings) {
    if (code.length < length) continue;
    const part = code.slice(0, length);
    const within = sql`${raw(column)} = ${part}`;
    branches.push({ near, where: inside ? sql`${within} and ${inside}` : within });
    inside = sql`${raw(column)} <> ${part}`;
  }
  return [...branches, { near: 4, where: inside ?? raw('true') }];
}
