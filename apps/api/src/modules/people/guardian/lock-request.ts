import type { GuardianState, VolunteerState } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { linkIs } from './guardian-link.ts';

export interface GuardianRow extends Record<string, unknown> {
  id: string;
  state: GuardianState;
  volunteer_id: string;
  volunteer_state: VolunteerState;
  birth_date: string;
  unit_id: string;
  county_code: string;
}

/** What a link opens, with the child's row locked before its consent: the same order for everybody. */
export async function lockRequest(tx: Tx, token: string): Promise<GuardianRow | null> {
  const [which] = await tx.sql<{ volunteer_id: string }>(
    sql`select g.volunteer_id from guardian_consent g where ${linkIs(token, tx.now)}`,
  );
  if (!which) return null;
  await tx.sql(sql`select 1 from volunteer where id = ${which.volunteer_id} for update`);
  const [row] = await tx.sql<GuardianRow>(sql`select g.id, g.state, g.volunteer_id, v.state as volunteer_state,
      v.birth_date::text as birth_date, v.unit_id, v.county_code
    from guardian_consent g join volunteer v on v.id = g.volunteer_id where ${linkIs(token, tx.now)} for update of g`);
  return row ?? null;
}
