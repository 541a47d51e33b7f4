import type { MergeState, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import type { Person } from '../identity/lock-people.ts';

type Merging = Pick<Person, 'id' | 'state' | 'id_type' | 'erased' | 'path'> & { readonly id_number_index: Uint8Array };

/** Who may merge these two, and whether they can be one person at all. */
export function canMerge(actor: Actor | null, kept: Merging, absorbed: Merging): readonly Reason[] {
  const right = [kept, absorbed].map((one) => lacks(actor, 'volunteer.merge', one.path)).find((one) => one.length > 0);
  const reasons: Reason[] = [...(right ?? [])];
  if (kept.id === absorbed.id) reasons.push({ code: 'MERGE_SAME_RECORD', field: 'absorbedId' });
  if (actor?.volunteerId === kept.id || actor?.volunteerId === absorbed.id) reasons.push({ code: 'DISPUTE_PARTY' });
  if ([kept, absorbed].some((one) => one.erased || one.state === 'MERGED' || one.state === 'DEREGISTERED'))
    reasons.push({ code: 'ALREADY_DEREGISTERED' });
  // Papers of one kind with two numbers are two people's, or one was written down wrongly: the papers are looked at first.
  if (
    kept.id !== absorbed.id &&
    kept.id_type === absorbed.id_type &&
    !Buffer.from(kept.id_number_index).equals(absorbed.id_number_index)
  )
    reasons.push({ code: 'MERGE_DIFFERENT_PEOPLE' });
  return reasons;
}

export function canDecideMerge(
  actor: Actor | null,
  merge: {
    readonly state: MergeState;
    readonly paths: readonly string[];
    readonly sameAsProposer: boolean;
    readonly party: boolean;
  },
): readonly Reason[] {
  const right = merge.paths.map((path) => lacks(actor, 'volunteer.merge', path)).find((one) => one.length > 0);
  return [
    ...(right ?? []),
    ...(merge.sameAsProposer ? [{ code: 'SAME_PERSON_CONFIRMS' } as const] : []),
    ...(merge.party ? [{ code: 'DISPUTE_PARTY' } as const] : []),
    ...(merge.state === 'PROPOSED' ? [] : [{ code: 'ALREADY_DECIDED' } as const]),
  ];
}
