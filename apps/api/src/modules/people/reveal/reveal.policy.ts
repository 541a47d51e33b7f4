import type { Action, FieldRight, Reason, RevealField } from '@jinguo/schema';
import type { Actor, ActorGrant } from '../../../platform/access/actor.ts';
import { may } from '../../../platform/access/grants.ts';
import { isNarrowed, lacksField } from '../../../platform/access/sight.ts';
import { lacksForPerson } from '../shared/person-places.ts';

export interface RevealSubject {
  readonly id: string;
  readonly paths: readonly string[];
}

/** Each number has a right of its own: a coordinator may need to phone, only staff look at papers. */
export const revealAction = (field: RevealField): Action =>
  field === 'PHONE' ? 'volunteer.reveal' : 'volunteer.reveal-id';

/** A number whose masked form a rule keeps from her is not shown whole either. */
const fieldOf = (field: RevealField): FieldRight => (field === 'PHONE' ? 'volunteer.phone' : 'volunteer.id-number');

/** Who may see a whole number: those with the right where the person belongs, never of themselves this way. */
export function canReveal(actor: Actor | null, person: RevealSubject, field: RevealField): readonly Reason[] {
  const lacking = lacksForPerson(actor, revealAction(field), person.paths);
  return [
    ...lacking,
    ...(lacking.length > 0 ? [] : lacksField(actor, fieldOf(field), person.paths)),
    ...(actor?.volunteerId === person.id ? [{ code: 'REVEAL_OWN' } as const] : []),
  ];
}

/** The grant it was seen by: she reads at which unit and in which role somebody looked. */
export const grantUsed = (actor: Actor, person: RevealSubject, field: RevealField): ActorGrant | undefined => {
  const action = revealAction(field);
  return actor.grants.find(
    (grant) =>
      grant.effect === 'ALLOW' &&
      grant.actions.has(action) &&
      (!isNarrowed(actor, fieldOf(field)) || grant.actions.has(fieldOf(field))) &&
      person.paths.some((path) => path.startsWith(grant.path) && may(actor, action, path)),
  );
};
