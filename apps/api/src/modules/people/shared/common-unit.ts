import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

export interface CommonUnit extends Record<string, unknown> {
  readonly id: string;
  readonly county_code: string;
}

/** Every prefix of a path that is a place: `1.20.3.` → `1.`, `1.20.`, `1.20.3.`. */
const places = (path: string): string[] =>
  path
    .split('.')
    .slice(0, -1)
    .map((_, i, steps) => `${steps.slice(0, i + 1).join('.')}.`);

/**
 * The lowest unit, of a county or above, that reaches both people: theirs is no matter of one village. Where no unit holds
 * both, the county of the first; the rights are asked over each person's own place all the same, and nobody there has both.
 */
export async function commonUnit(tx: Pick<Tx, 'sql'>, one: string, other: string): Promise<CommonUnit> {
  const shared = places(one).filter((place) => other.startsWith(place));
  const [unit] = await tx.sql<CommonUnit>(sql`select id, county_code from unit
    where path = any(${[...shared, ...places(one)]}::text[]) and level in ('PROVINCE', 'CITY', 'COUNTY')
    order by (path = any(${shared}::text[])) desc, length(path) desc limit 1`);
  if (!unit) throw new Error('A volunteer belongs to no county.');
  return unit;
}
