import type { VolunteerState } from '@jinguo/schema';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

export interface StandingRow extends Record<string, unknown> {
  id: string;
  state: VolunteerState;
  account_id: string | null;
  birth_date: string;
  unit_id: string;
  county_code: string;
  path: string;
  version: number;
}

/** A person's row, locked, with what decides over her standing. */
export async function lockStanding(tx: Tx, where: Fragment): Promise<StandingRow | null> {
  const [row] =
    await tx.sql<StandingRow>(sql`select v.id, v.state, v.account_id, v.birth_date::text as birth_date, v.unit_id, v.county_code, u.path,
      v.version from volunteer v join unit u on u.id = v.unit_id where ${where} for update of v`);
  return row ?? null;
}
