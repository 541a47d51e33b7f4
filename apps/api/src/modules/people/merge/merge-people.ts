import { randomBytes } from 'node:crypto';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import type { Person } from '../identity/lock-people.ts';
import { closeAccount } from '../shared/close-account.ts';
import { personParts } from '../shared/person-parts.ts';
import { canMoveVolunteer, moveVolunteer } from '../volunteer/volunteer-moves.ts';
import { carryStanding } from './carry-standing.ts';

/** What a person's record held, as figures. */
export async function countsOf(reads: Pick<Tx, 'sql'>, volunteerId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const part of personParts()) Object.assign(counts, await part.counts?.(reads, volunteerId));
  return counts;
}

/** Both histories on one record. The absorbed one keeps its number and says where it went; its papers and phone are gone. */
export async function mergePeople(tx: Tx, kept: Person, absorbed: Person): Promise<Record<string, number>> {
  const moved = await countsOf(tx, absorbed.id);
  for (const part of personParts()) await part.move?.(tx, kept.id, absorbed.id);
  await moveOwnRows(tx, kept.id, absorbed.id);
  await carryStanding(tx, kept, absorbed);
  const takesAccount = kept.account_id === null && absorbed.account_id !== null;
  if (absorbed.account_id && !takesAccount) await closeAccount(tx, absorbed.account_id);
  if (!canMoveVolunteer(absorbed.state, 'absorb'))
    throw new Error(`A volunteer cannot be absorbed while ${absorbed.state}.`);
  await moveVolunteer(tx, absorbed, 'absorb', { set: absorbedColumns(tx, kept.id, takesAccount) });
  // Whoever was merged into the absorbed one before is hers now, in one step (follow_merge, her log of who looked).
  await tx.sql(
    sql`update volunteer set merged_into = ${kept.id}, version = version + 1 where merged_into = ${absorbed.id}`,
  );
  // Of two registrations with one number the one that is left holds it.
  const holds = kept.id_disputed && kept.id_number_index.equals(absorbed.id_number_index) && !absorbed.id_disputed;
  await tx.sql(sql`update volunteer set id_disputed = id_disputed and not ${holds}, version = version + 1,
    account_id = ${takesAccount ? absorbed.account_id : kept.account_id} where id = ${kept.id}`);
  await settleDisputes(tx, kept.id, absorbed.id);
  return moved;
}

function absorbedColumns(tx: Tx, keptId: string, takesAccount: boolean): Fragment {
  const nothing = tx.services.cipher.seal('');
  return sql`, merged_into = ${keptId}, id_number_cipher = ${nothing}, id_number_index = ${randomBytes(32)}, id_disputed = false,
    phone_cipher = ${nothing}, phone_index = ${randomBytes(32)}, search_text = '', search_grams = '{}', erased_at = ${tx.now}
    ${takesAccount ? raw(', account_id = null') : raw('')}`;
}

/** Memberships, papers and requests go along; where the kept record has the same already, the absorbed one's ends. */
async function moveOwnRows(tx: Tx, keptId: string, absorbedId: string): Promise<void> {
  await tx.sql(sql`update membership m set state = 'LEFT', decided_at = ${tx.now}, version = version + 1
    where m.volunteer_id = ${absorbedId} and m.state in ('ACTIVE', 'REQUESTED') and exists (select 1 from membership k
      where k.volunteer_id = ${keptId} and k.team_id = m.team_id and k.state in ('ACTIVE', 'REQUESTED'))`);
  await tx.sql(
    sql`update membership set volunteer_id = ${keptId}, version = version + 1 where volunteer_id = ${absorbedId}`,
  );
  await tx.sql(
    sql`update qualification set volunteer_id = ${keptId}, version = version + 1 where volunteer_id = ${absorbedId}`,
  );
  await tx.sql(sql`update rights_request r set state = 'WITHDRAWN', decided_at = ${tx.now}, version = version + 1
    where r.volunteer_id = ${absorbedId} and r.state = 'OPEN' and exists (select 1 from rights_request k
      where k.volunteer_id = ${keptId} and k.kind = r.kind and k.state = 'OPEN')`);
  await tx.sql(
    sql`update rights_request set volunteer_id = ${keptId}, version = version + 1 where volunteer_id = ${absorbedId}`,
  );
  await tx.sql(sql`delete from registration_confirmation where volunteer_id = ${absorbedId}`);
}

async function settleDisputes(tx: Tx, keptId: string, absorbedId: string): Promise<void> {
  const between = sql`((holder_id = ${keptId} and claimant_id = ${absorbedId}) or (holder_id = ${absorbedId} and claimant_id = ${keptId}))`;
  const by = tx.context.actor?.accountId ?? null;
  await tx.sql(sql`update identity_dispute set state = 'SETTLED', decision = 'SAME_PERSON', evidence = '合并重复登记', settled_by = ${by},
    settled_at = ${tx.now}, version = version + 1 where state = 'OPEN' and ${between}`);
  // Both may have stated a third one's number: she disputes it once.
  await tx.sql(sql`update identity_dispute d set state = 'SETTLED', decision = 'SAME_PERSON', evidence = '合并重复登记', settled_by = ${by},
    settled_at = ${tx.now}, version = version + 1 where d.state = 'OPEN' and d.claimant_id = ${absorbedId}
      and exists (select 1 from identity_dispute o where o.state = 'OPEN' and o.claimant_id = ${keptId})`);
  await tx.sql(sql`update identity_dispute set holder_id = ${keptId}, version = version + 1
    where state = 'OPEN' and holder_id = ${absorbedId} and claimant_id <> ${keptId}`);
  await tx.sql(sql`update identity_dispute set claimant_id = ${keptId}, version = version + 1
    where state = 'OPEN' and claimant_id = ${absorbedId} and holder_id <> ${keptId}`);
}
