import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { ADULT } from '../volunteer/person-input.ts';

/** Whether somebody is under 18 and no guardian has agreed (SD §10). */
export async function guardianMissing(
  tx: Tx,
  person: { readonly id: string; readonly birthDate: string },
): Promise<boolean> {
  if (ageOn(person.birthDate, dateIn(tx.now)) >= ADULT) return false;
  const [given] = await tx.sql(
    sql`select 1 as given from guardian_consent where volunteer_id = ${person.id} and state = 'GIVEN'`,
  );
  return given === undefined;
}
