import type { Reason, SignUpState } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { checkReasons } from '../attendance/window.ts';
import { canCancel } from '../taking/cancel-sign-up.ts';
import type { SignUpFact } from '../taking/person.ts';

interface Facts {
  readonly state: SignUpState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly offlineInAt?: Date | string | null;
  readonly offlineOutAt?: Date | string | null;
}

/** What she may do with her sign-up now. */
export const ownVerdicts = (signUp: Facts, now: Date) => ({
  canCancel: verdict(canCancel(signUp, now)),
  canCheckIn: verdict(checkReasons('IN', signUp, now)),
  canCheckOut: verdict(checkReasons('OUT', signUp, now)),
});

export const ownReasons = (
  which: 'canCancel' | 'canCheckIn' | 'canCheckOut',
  signUp: Facts,
  now: Date,
): readonly Reason[] =>
  which === 'canCancel' ? canCancel(signUp, now) : checkReasons(which === 'canCheckIn' ? 'IN' : 'OUT', signUp, now);

const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** Her sign-up as an opening's card shows it, from the facts already read. Its activity is read only when asked for. */
export function mySignUpView(fact: SignUpFact, postName: string, now: Date) {
  const facts = {
    state: fact.state,
    startsAt: new Date(fact.startsAt),
    endsAt: new Date(fact.endsAt),
    offlineInAt: dateOf(fact.offlineInAt),
    offlineOutAt: dateOf(fact.offlineOutAt),
  };
  return {
    id: fact.id,
    ...facts,
    postName,
    checkedInAt: dateOf(fact.inAt),
    checkedOutAt: dateOf(fact.outAt),
    leavingReason: fact.leavingReason,
    version: fact.version,
    change: null, // the card beside it says what changed
    activityId: fact.activityId,
    ...ownVerdicts(facts, now),
  };
}
