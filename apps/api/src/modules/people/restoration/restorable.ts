import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { samePersons } from '../shared/her-accounts.ts';

/** Paths of the places an account `id` may act at; of one without duties, the place its volunteer belongs to. */
export const restorablePaths = (id: string): string => `coalesce(
  (select json_agg(distinct gu.path) from access_grant g join unit gu on gu.id = g.unit_id
    where g.account_id = ${id} and g.effect = 'ALLOW' and g.revoked_at is null and (g.valid_to is null or g.valid_to > now())),
  (select json_agg(vu.path) from volunteer v join unit vu on vu.id = v.unit_id where v.account_id = ${id}), '[]'::json)`;

export interface Restorable {
  readonly accountId: string;
  /** Every account of the person whose account it is: her name on her number. */
  readonly holderAccountIds: readonly string[];
  readonly paths: readonly string[];
  /** She has duties, so that a second factor belongs to the account. */
  readonly duties: boolean;
}

interface Row extends Record<string, unknown> {
  id: string;
  holders: string[];
  paths: string[];
  duties: boolean;
}

/** The account meant and where it counts, locked; null when there is none. */
export async function restorableOf(tx: Tx, which: Fragment): Promise<Restorable | null> {
  const [row] =
    await tx.sql<Row>(sql`select a.id, ${raw(samePersons('array[a.id]'))} as holders, ${raw(restorablePaths('a.id'))} as paths, exists (select 1 from access_grant g
      where g.account_id = a.id and g.effect = 'ALLOW' and g.revoked_at is null and (g.valid_to is null or g.valid_to > now())) as duties
    from account a where a.state = 'ACTIVE' and ${which} for update of a`);
  return row ? { accountId: row.id, holderAccountIds: row.holders, paths: row.paths, duties: row.duties } : null;
}
