import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { mergeProposed } from '../people.events.ts';
import type { CommonUnit } from '../shared/common-unit.ts';
import type { Reads } from '../shared/person-parts.ts';

/** Whether a merge of these two waits already, whichever of them is to stay. */
export async function mergeWaits(reads: Reads, one: string, other: string): Promise<boolean> {
  const rows = await reads.sql(sql`select 1 as waits from merge_case where state = 'PROPOSED'
    and least(kept_id, absorbed_id) = least(${one}::uuid, ${other}::uuid) and greatest(kept_id, absorbed_id) = greatest(${one}::uuid, ${other}::uuid)`);
  return rows.length > 0;
}

/** A merge that another person must confirm. */
export async function writeMergeCase(
  tx: SignedInTx,
  spec: { kept: { id: string }; absorbed: { id: string }; unit: CommonUnit; reason: string },
): Promise<string> {
  const id = newId();
  await tx.sql(sql`insert into merge_case (id, unit_id, county_code, kept_id, absorbed_id, reason, proposed_by, proposed_at)
    values (${id}, ${spec.unit.id}, ${spec.unit.county_code}, ${spec.kept.id}, ${spec.absorbed.id}, ${spec.reason}, ${tx.actor.accountId}, ${tx.now})`);
  tx.changed({ entity: 'MergeCase', id, kind: 'create', keptId: spec.kept.id, absorbedId: spec.absorbed.id });
  tx.publish(mergeProposed.of({ mergeId: id }));
  return id;
}
