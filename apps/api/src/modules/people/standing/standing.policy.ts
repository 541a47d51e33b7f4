import type { Reason, VolunteerState } from '@jinguo/schema';
import { volunteerStateWords } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { canMoveVolunteer, type VolunteerMove } from '../volunteer/volunteer-moves.ts';

/** Staff of the federation she belongs to, or above, suspend, reinstate and deregister; nobody does it to herself here. */
export function canChangeStanding(
  actor: Actor | null,
  person: { readonly id: string; readonly state: VolunteerState; readonly path: string },
  move: VolunteerMove,
): readonly Reason[] {
  return [
    ...lacks(actor, 'volunteer.manage', person.path),
    ...(actor?.volunteerId === person.id ? [{ code: 'DISPUTE_PARTY' } as const] : []),
    ...(canMoveVolunteer(person.state, move)
      ? []
      : [{ code: 'WRONG_STATE', params: { state: volunteerStateWords[person.state].zh } } as const]),
  ];
}
