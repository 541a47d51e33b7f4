import { limits, type MergeState, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { lockPeople, type Person } from '../identity/lock-people.ts';
import { volunteersMerged } from '../people.events.ts';
import { hasDuties } from '../shared/close-account.ts';
import { personParts } from '../shared/person-parts.ts';
import { isSamePerson } from '../shared/same-person.ts';
import { canDecideMerge, canMerge } from './merge.policy.ts';
import { mergePeople } from './merge-people.ts';

const Input = z.object({
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  accept: z.boolean(),
  reason: optionalText(limits.shortText),
});

interface Row extends Record<string, unknown> {
  state: MergeState;
  version: number;
  unit_id: string;
  county_code: string;
  kept_id: string;
  absorbed_id: string;
  proposed_by: string;
}

/** Another person confirms or declines. A merge cannot be undone, so whatever stands against it is refused first. */
export const decideMerge = useCase({
  name: 'people.decide-merge',
  label: '确认合并重复登记',
  input: Input,
  async run(tx, { id, version, accept, reason }) {
    const found = await lockMerge(tx, id);
    if (!found) return refuse('NOT_FOUND');
    const { row, kept, absorbed } = found;
    const no = refuseIf(
      canDecideMerge(tx.actor, {
        state: row.state,
        paths: [kept.path, absorbed.path],
        sameAsProposer: await isSamePerson(tx, row.proposed_by, tx.actor.accountId),
        party: await isParty(tx, [kept, absorbed]),
      }),
    );
    if (no) return no;
    if (row.version !== version) return refuse('STALE_VERSION');
    if (accept) {
      const against = await reasonsAgainst(tx, kept, absorbed);
      if (against.length > 0) return new Refusal(against);
    } else if (!reason) return refuse('REQUIRED', { field: 'reason' });
    const moved = accept ? await mergePeople(tx, kept, absorbed) : null;
    await tx.sql(sql`update merge_case set state = ${accept ? 'DONE' : 'DECLINED'}, decided_by = ${tx.actor.accountId}, decided_at = ${tx.now},
      decline_reason = ${accept ? null : reason}, moved = ${moved && JSON.stringify(moved)}::jsonb, version = version + 1 where id = ${id}`);
    tx.changed({ entity: 'MergeCase', id, kind: 'decide', accept, moved });
    tx.about({ entityType: 'MergeCase', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    if (accept) tx.publish(volunteersMerged.of({ mergeId: id, keptId: kept.id, absorbedId: absorbed.id }));
    return { id };
  },
});

async function lockMerge(tx: SignedInTx, id: string): Promise<{ row: Row; kept: Person; absorbed: Person } | null> {
  const reach = within(tx.actor, 'volunteer.merge', { path: 'mu.path', unitId: 'm.unit_id', county: 'm.county_code' });
  const [which] = await tx.sql<{ kept_id: string; absorbed_id: string }>(
    sql`select m.kept_id, m.absorbed_id from merge_case m join unit mu on mu.id = m.unit_id where m.id = ${id} and ${reach}`,
  );
  if (!which) return null;
  const people = await lockPeople(tx, [which.kept_id, which.absorbed_id]);
  const [row] =
    await tx.sql<Row>(sql`select state, version, unit_id, county_code, kept_id, absorbed_id, proposed_by from merge_case
    where id = ${id} for update`);
  const kept = people.get(which.kept_id);
  const absorbed = people.get(which.absorbed_id);
  return row && kept && absorbed ? { row, kept, absorbed } : null;
}

async function isParty(tx: SignedInTx, people: readonly Person[]): Promise<boolean> {
  for (const { account_id } of people)
    if (account_id && (await isSamePerson(tx, account_id, tx.actor.accountId))) return true;
  return false;
}

/** As it is now, with both locked: they may have changed since the proposal. */
async function reasonsAgainst(tx: SignedInTx, kept: Person, absorbed: Person): Promise<readonly Reason[]> {
  const reasons: Reason[] = [...canMerge(tx.actor, kept, absorbed)];
  let count = 0;
  for (const part of personParts()) count += (await part.overlaps?.(tx, kept.id, absorbed.id))?.length ?? 0;
  if (count > 0) reasons.push({ code: 'MERGE_OVERLAP', params: { count } });
  if (kept.account_id && (await hasDuties(tx, absorbed.account_id))) reasons.push({ code: 'MERGE_DUTIES' });
  return reasons;
}
