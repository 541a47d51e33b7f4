import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { mergeProposed } from '../people.events.ts';
import type { CommonUnit } from '../shared/common-unit.ts';

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
