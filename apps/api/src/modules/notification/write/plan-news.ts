import {
  isSealed,
  type News,
  type PlanChangeKind,
  type PlanEffect,
  type PlanFacts,
  type PrivacyClass,
} from '@jinguo/schema';

/** A change of plan, and what it meant for each shift of one person. */
export interface PlanChanged {
  readonly kind: PlanChangeKind;
  readonly privacyClass: PrivacyClass;
  readonly title: string;
  readonly reason: string;
  readonly place: PlanFacts['place'];
  readonly shifts: readonly {
    readonly effect: PlanEffect;
    readonly was: Date;
    readonly becomes: Date | null;
  }[];
}

/** What one person is told of a change: all her shifts at the activity in one message. */
export function planNews(change: PlanChanged): News {
  const gone = change.shifts.filter((shift) => shift.becomes === null).map(({ was }) => was.toISOString());
  const moved = change.shifts.flatMap(({ was, becomes }) =>
    becomes && becomes.getTime() !== was.getTime() ? [{ was: was.toISOString(), becomes: becomes.toISOString() }] : [],
  );
  const kind = change.kind === 'CANCELLED' ? 'ACTIVITY_CANCELLED' : gone.length > 0 ? 'PLACE_LOST' : 'ACTIVITY_MOVED';
  // Of a sealed service neither type nor place nor text, but the time: nobody shall set out in vain (words).
  if (isSealed(change.privacyClass))
    return { kind, facts: { sealed: true, gone, moved, newPlace: change.place !== null } };
  const facts = { activity: change.title, reason: change.reason, place: change.place, gone, moved };
  if (kind === 'ACTIVITY_CANCELLED') return { kind, facts };
  if (kind === 'ACTIVITY_MOVED') return { kind, facts };
  return {
    kind,
    facts: { ...facts, fewerPlaces: change.kind === 'PLACES', stays: gone.length < change.shifts.length },
  };
}
