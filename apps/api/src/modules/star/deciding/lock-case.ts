import type { StarDesk, StarState } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { herAccounts, samePersons, volunteerReach } from '../../people/index.ts';

/** A proposed star as the desk decides on it. */
export interface LockedCase extends Record<string, unknown> {
  readonly id: string;
  readonly volunteer_id: string;
  readonly unit_id: string;
  readonly county_code: string;
  readonly stars: number;
  readonly state: StarState;
  readonly desk: StarDesk;
  readonly path: string;
  readonly accounts: readonly string[];
  readonly proposers: readonly string[];
}

/** Two who decide, and a merge, meet in the row of the case one after the other. */
export async function lockCase(tx: SignedInTx, id: string): Promise<LockedCase | null> {
  const [row] =
    await tx.sql<LockedCase>(sql`select s.id, s.volunteer_id, s.unit_id, s.county_code, s.stars, s.state, s.desk, cu.path, ${raw(herAccounts)} as accounts,
      ${raw(samePersons('array[s.proposed_by]'))} as proposers
    from star_case s join unit cu on cu.id = s.unit_id join volunteer v on v.id = s.volunteer_id join unit u on u.id = v.unit_id
    where s.id = ${id} and v.erased_at is null and ${volunteerReach(tx.actor)} for update of s`);
  return row ?? null;
}
