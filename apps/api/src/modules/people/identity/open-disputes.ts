import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { on } from '../../../platform/module.ts';
import { identityDisputed, volunteerRegistered } from '../people.events.ts';
import { commonUnit } from '../shared/common-unit.ts';

interface Pair extends Record<string, unknown> {
  holder_id: string;
  holder_path: string;
  claimant_path: string;
}

/**
 * Two registrations state one number: a resolver looks at the papers. It happens here, after the answer: whoever registers
 * is answered by the same work and the same words whether the number is known or not (PIPL §28).
 */
export const openDisputes = on(volunteerRegistered, 'people.open-disputes', async (tx, { volunteerId }) => {
  const [pair] = await tx.sql<Pair>(sql`select h.id as holder_id, hu.path as holder_path, cu.path as claimant_path
    from volunteer c join unit cu on cu.id = c.unit_id join volunteer h on h.id_number_index = c.id_number_index and not h.id_disputed
      join unit hu on hu.id = h.unit_id
    where c.id = ${volunteerId} and c.id_disputed and c.state <> 'MERGED'
      and not exists (select 1 from identity_dispute d where d.claimant_id = c.id and d.state = 'OPEN')`);
  if (!pair) return;
  const unit = await commonUnit(tx, pair.claimant_path, pair.holder_path);
  const id = newId();
  await tx.sql(sql`insert into identity_dispute (id, unit_id, county_code, holder_id, claimant_id, opened_at)
    values (${id}, ${unit.id}, ${unit.county_code}, ${pair.holder_id}, ${volunteerId}, ${tx.now})`);
  tx.publish(identityDisputed.of({ disputeId: id }));
});
