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
    /** What she does not meet on the new date. */
    readonly why: readonly string[];
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
  // Of a place lost to a clash the clash is the reason, whatever else is lacking.
  const told = change.shifts.filter((shift) => (gone.length > 0 ? shift.effect === 'UNFIT' : shift.becomes !== null));
  const unfit = [...new Set(told.flatMap((shift) => shift.why))];
  const base = { activity: change.title, reason: change.reason, place: change.place, gone, moved };
  const facts = unfit.length > 0 ? { ...base, unfit } : base;
  if (kind === 'ACTIVITY_CANCELLED') return { kind, facts };
  if (kind === 'ACTIVITY_MOVED') return { kind, facts };
  return {
    kind,
    facts: { ...facts, fewerPlaces: change.kind === 'PLACES', stays: gone.length < change.shifts.length },
  };
}
