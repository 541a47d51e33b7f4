import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** The next volunteer number, made by the database: county and seven digits, e.g. 370303-0000042. Never used twice. */
export async function nextVolunteerNumber(tx: Pick<Tx, 'sql'>, countyCode: string): Promise<string> {
  const [row] = await tx.sql<{ n: string }>(sql`select nextval('volunteer_number')::text as n`);
  return `${countyCode}-${(row?.n ?? '').padStart(7, '0')}`;
}
