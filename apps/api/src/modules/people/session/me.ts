import { actionWords, isFieldRight, roleWords } from '@jinguo/schema';
import type { Actor, ActorGrant } from '../../../platform/access/actor.ts';
import { may } from '../../../platform/access/grants.ts';
import type { DutyType, MeType } from './session.type.ts';

/** One grant as a duty: what is denied at its own place is not among the actions, and what it shows of people is no duty. */
function dutyOf(actor: Actor, grant: ActorGrant): DutyType {
  const [first] = grant.actions;
  return {
    unit: { id: grant.unitId, name: grant.unitName, level: grant.level },
    role: grant.role,
    roleName: grant.role ? roleWords[grant.role].zh : first ? actionWords[first].zh : '',
    actions: [...grant.actions].filter((action) => !isFieldRight(action) && may(actor, action, grant.path)),
  };
}

/** The person signed in, from what the session says. */
export const meOf = (actor: Actor): MeType => ({
  accountId: actor.accountId,
  name: actor.name,
  phoneMasked: actor.phoneMasked,
  app: actor.app,
  secondFactor: actor.secondFactor,
  duties: actor.grants
    .filter((grant) => grant.effect === 'ALLOW')
    .map((grant) => dutyOf(actor, grant))
    .filter((duty) => duty.actions.length > 0),
});
