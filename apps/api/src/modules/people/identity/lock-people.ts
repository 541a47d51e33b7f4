import type { VolunteerState } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

export interface Person extends Record<string, unknown> {
  id: string;
  state: VolunteerState;
  account_id: string | null;
  unit_id: string;
  county_code: string;
  id_type: string;
  id_number_index: Buffer;
  id_disputed: boolean;
  erased: boolean;
  path: string;
}

/** Several people locked in one order for everybody, against a sign-up, a merge or another settlement at the same time. */
export async function lockPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, Person>> {
  await tx.sql(sql`select 1 from volunteer where id = any(${[...ids]}::uuid[]) order by id for update`);
  const rows =
    await tx.sql<Person>(sql`select v.id, v.state, v.account_id, v.unit_id, v.county_code, v.id_type, v.id_number_index, v.id_disputed,
      v.erased_at is not null as erased, u.path from volunteer v join unit u on u.id = v.unit_id where v.id = any(${[...ids]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}
