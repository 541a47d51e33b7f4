import { type MembershipState, membershipStateWords, type Reason, type VolunteerState } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { stateReasons } from '../volunteer/lock-own-volunteer.ts';

export interface DecidableMembership {
  readonly state: MembershipState;
  readonly volunteerState: VolunteerState;
  /** Path of the team. */
  readonly path: string;
}

/** Who may say yes or no, and when. Nobody is made a member before she confirmed her registration herself. */
export function canDecide(actor: Actor | null, membership: DecidableMembership): readonly Reason[] {
  const right = lacks(actor, 'membership.decide', membership.path);
  if (membership.state !== 'REQUESTED') return [...right, { code: 'ALREADY_DECIDED' }];
  return [...right, ...stateReasons(membership.volunteerState)];
}

export interface RemovableMembership {
  readonly state: MembershipState;
  readonly volunteerId: string;
  /** Path of the team. */
  readonly path: string;
}

/** Who decides who joins, ends it; she herself simply leaves. A request is declined, not ended. */
export function canRemove(actor: Actor | null, membership: RemovableMembership): readonly Reason[] {
  return [
    ...lacks(actor, 'membership.decide', membership.path),
    ...(actor?.volunteerId === membership.volunteerId ? [{ code: 'DISPUTE_PARTY' } as const] : []),
    ...(membership.state === 'ACTIVE'
      ? []
      : [{ code: 'WRONG_STATE', params: { state: membershipStateWords[membership.state].zh } } as const]),
  ];
}
