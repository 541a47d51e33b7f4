import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/use-case.ts';

export interface Head extends Record<string, unknown> {
  account_id: string;
  volunteer_id: string;
  county_code: string;
  sequence: number;
  minutes: number;
  /** The chain's value after its last entry. */
  chain: Buffer;
}

/** Locked heads by the volunteer they are of. */
export type Heads = ReadonlyMap<string, Head>;

/**
 * Opens accounts where none is open and locks the heads of these volunteers, in one order for everybody, so that
 * appending to one account waits for nobody but another append to the same. Held before a check of what else counts for
 * her, it keeps two approvals of overlapping times from passing at the same moment.
 */
export async function lockHeads(tx: Tx, volunteerIds: readonly string[]): Promise<Map<string, Head>> {
  const wanted = [...new Set(volunteerIds)].sort();
  let heads = await select(tx, wanted);
  const open = new Set(heads.map((head) => head.volunteer_id));
  const missing = wanted.filter((id) => !open.has(id));
  if (missing.length > 0) {
    await tx.sql(sql`with opened as (
        insert into ledger_account (id, volunteer_id, county_code, opened_at)
        select n.id, v.id, v.county_code, ${tx.now}::timestamptz from unnest(${missing.map(newId)}::uuid[], ${missing}::uuid[]) as n(id, volunteer_id)
        join volunteer v on v.id = n.volunteer_id order by v.id
        on conflict (volunteer_id) where closed_at is null do nothing returning id)
      insert into ledger_head (account_id, chain) select id, sha256('\\x00'::bytea || uuid_send(id)) from opened`);
    heads = await select(tx, wanted);
  }
  return new Map(heads.map((head) => [head.volunteer_id, head]));
}

const select = (tx: Tx, volunteerIds: readonly string[]): Promise<Head[]> =>
  tx.sql<Head>(sql`select h.account_id, a.volunteer_id, a.county_code, h.sequence, h.minutes, h.chain from ledger_account a
    join ledger_head h on h.account_id = a.id where a.volunteer_id = any(${volunteerIds}::uuid[]) and a.closed_at is null
    order by a.volunteer_id for update of h`);
