import type { ActivityState, Reason, RiskLevel, SignUpState, VolunteerState } from '@jinguo/schema';
import { ageOn, localDate } from '../shared/local-time.ts';

/** What is known of the person who would take an opening. */
export interface TakingPerson {
  readonly state: VolunteerState;
  readonly birthDate: string;
  readonly guardianConsented: boolean;
  readonly qualifications: readonly {
    readonly kind: string;
    readonly verified: boolean;
    readonly validFrom: string | null;
    readonly validTo: string | null;
  }[];
  /** Her sign-ups that hold time: requested, signed up, arrived, completed. */
  readonly busy: readonly { readonly openingId: string; readonly startsAt: number; readonly endsAt: number }[];
}

/** What is asked of her by the opening. */
export interface TakingOpening {
  readonly id: string;
  readonly activityState: ActivityState;
  readonly risk: RiskLevel;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly maximum: number;
  readonly taken: number;
  readonly minAge: number | null;
  readonly qualification: { readonly code: string; readonly name: string } | null;
}

const ADULT = 18;
/** States in which a sign-up holds her time. */
export const holdsTime: readonly SignUpState[] = ['REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED'];

/** Whether the person may take the opening: all reasons why not, none when she may. Every path asks this one. */
export function mayTake(person: TakingPerson | null, opening: TakingOpening, now: Date): readonly Reason[] {
  return [
    ...openingReasons(opening, now),
    ...(person
      ? [...standing(person), ...timeReasons(person, opening), ...fitness(person, opening)]
      : [{ code: 'NOT_A_VOLUNTEER' } satisfies Reason]),
  ];
}

function openingReasons(opening: TakingOpening, now: Date): readonly Reason[] {
  const reasons: Reason[] = [];
  if (opening.activityState !== 'PUBLISHED') reasons.push({ code: 'ACTIVITY_NOT_PUBLISHED' });
  // A coordinator may still enter someone who came along, as long as the shift runs; it is on record.
  if (opening.startsAt <= now.getTime())
    reasons.push({ code: 'SHIFT_STARTED', overridable: now.getTime() < opening.endsAt });
  if (opening.taken >= opening.maximum) reasons.push({ code: 'OPENING_FULL' });
  return reasons;
}

function standing(person: TakingPerson): readonly Reason[] {
  if (person.state === 'PENDING_SELF') return [{ code: 'PENDING_SELF_CONFIRMATION' }];
  // AT-5: nothing counts before the guardian's own yes, and nothing after she took it back.
  if (person.state === 'PENDING_GUARDIAN') return [{ code: 'GUARDIAN_PENDING' }];
  if (person.state === 'SUSPENDED') return [{ code: 'VOLUNTEER_SUSPENDED' }];
  return person.state === 'ACTIVE' ? [] : [{ code: 'NOT_A_VOLUNTEER' }];
}

/** A person cannot be in two places: an overlap is never overridable. Touching ends do not overlap. */
function timeReasons(person: TakingPerson, opening: TakingOpening): readonly Reason[] {
  if (person.busy.some((one) => one.openingId === opening.id)) return [{ code: 'ALREADY_SIGNED_UP' }];
  return person.busy.some((one) => one.startsAt < opening.endsAt && opening.startsAt < one.endsAt)
    ? [{ code: 'TIME_CLASH' }]
    : [];
}

type Fitness = Pick<TakingPerson, 'birthDate' | 'guardianConsented' | 'qualifications'>;

/** Age, consent and qualification as they will be on the day of service; a move asks them anew. */
export function fitness(
  person: Fitness,
  opening: Pick<TakingOpening, 'startsAt' | 'minAge' | 'risk' | 'qualification'>,
): readonly Reason[] {
  const day = localDate(new Date(opening.startsAt));
  const age = ageOn(person.birthDate, day);
  const reasons: Reason[] = [];
  if (opening.minAge !== null && age < opening.minAge)
    reasons.push({ code: 'TOO_YOUNG', params: { age: opening.minAge } });
  // AT-5: with a guardian's consent a minor may serve, never where there is bodily danger (SD §10).
  if (age < ADULT && opening.risk === 'HAZARDOUS') reasons.push({ code: 'MINOR_HAZARDOUS' });
  if (age < ADULT && !person.guardianConsented) reasons.push({ code: 'GUARDIAN_CONSENT_NEEDED' });
  if (opening.qualification) reasons.push(...qualificationReasons(person, opening.qualification, day));
  return reasons;
}

function qualificationReasons(person: Fitness, needed: { code: string; name: string }, day: string): readonly Reason[] {
  const verified = person.qualifications.filter((one) => one.kind === needed.code && one.verified);
  if (verified.length === 0) return [{ code: 'QUALIFICATION_MISSING', params: { qualification: needed.name } }];
  const inForce = verified.some((one) => (one.validFrom ?? day) <= day && day <= (one.validTo ?? day));
  return inForce ? [] : [{ code: 'QUALIFICATION_EXPIRED', params: { qualification: needed.name } }];
}
