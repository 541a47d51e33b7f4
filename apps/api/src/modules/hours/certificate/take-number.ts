import { randomInt } from 'node:crypto';
import { checkLetter, codeLetters } from '@jinguo/schema/certificate';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

export interface TakenNumber {
  readonly number: string;
  readonly code: string;
  readonly year: number;
  readonly sequence: number;
}

/**
 * The next number of a unit in a year, without gaps: the counter's row is held until the certificate stands, and one that
 * is refused gives its number back. Taken last, for others wait. The letters cannot be guessed from the number.
 */
export async function takeNumber(
  tx: Tx,
  unit: { readonly id: string; readonly countyCode: string },
  year: number,
): Promise<TakenNumber> {
  const series = await seriesOf(tx, unit);
  const [counted] = await tx.sql<{ last: number }>(sql`insert into certificate_counter as c (unit_id, year, last)
    values (${unit.id}, ${year}, 1) on conflict (unit_id, year) do update set last = c.last + 1 returning last`);
  const sequence = counted?.last ?? 1;
  const place = `${unit.countyCode}${String(series).padStart(3, '0')}`;
  const number = `JG${place}-${year}-${String(sequence).padStart(5, '0')}`;
  const random = Array.from({ length: 7 }, () => codeLetters.charAt(randomInt(32))).join('');
  return { number, code: random + checkLetter(number, random), year, sequence };
}

/** Its place among the units of its county, given once: the second of two at the same moment waits and finds the first's. */
async function seriesOf(tx: Tx, { id, countyCode }: { id: string; countyCode: string }): Promise<number> {
  const find = async (): Promise<number | undefined> =>
    (await tx.sql<{ series: number }>(sql`select series from certificate_series where unit_id = ${id}`))[0]?.series;
  const known = await find();
  if (known) return known;
  await tx.sql(sql`select pg_advisory_xact_lock(hashtext('certificate series'), hashtext(${countyCode}))`);
  await tx.sql(sql`insert into certificate_series (unit_id, county_code, series)
    select ${id}, ${countyCode}, coalesce(max(series), 0) + 1 from certificate_series where county_code = ${countyCode}
    on conflict (unit_id) do nothing`);
  return (await find()) ?? 1;
}
