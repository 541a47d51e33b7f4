import type { PrivacyClass } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { herAccounts } from '../../people/index.ts';

export interface Served extends Record<string, unknown> {
  readonly volunteer_id: string;
  readonly unit_id: string;
  readonly county_code: string;
  readonly privacy: PrivacyClass;
  readonly path: string;
  readonly accounts: readonly string[];
  /** Whether a record of hers in the activity stands; one that was returned says nothing yet. */
  readonly served: boolean;
  readonly recorded: boolean;
}

/** Who served in an activity, locked so that a merge or an erasure waits. */
export async function lockServed(
  tx: SignedInTx,
  activityId: string,
  volunteerId: string,
  reach: Fragment,
): Promise<Served | null> {
  const [row] =
    await tx.sql<Served>(sql`select v.id as volunteer_id, a.unit_id, a.county_code, a.privacy_class as privacy, u.path, ${raw(herAccounts)} as accounts,
      coalesce(s.served, false) as served, s.served is not null as recorded
    from activity a join unit u on u.id = a.unit_id join volunteer v on v.id = ${volunteerId}
      cross join lateral (select bool_or(r.state <> 'RETURNED') as served from service_record r where r.activity_id = a.id and r.volunteer_id = v.id) s
    where a.id = ${activityId} and v.erased_at is null and ${reach} for no key update of v`);
  return row ?? null;
}
