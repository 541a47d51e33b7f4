/** How much the seed makes. Past activities each take one volunteer in `days`, ten times over: nobody is in two places. */
export interface Scale {
  readonly name: string;
  readonly volunteers: number;
  readonly teams: number;
  /** Ten activities on each past day. */
  readonly days: number;
  readonly upcoming: number;
}

export const ROUNDS = 10;
export const scales: Readonly<Record<string, Scale>> = {
  small: { name: 'small', volunteers: 10_000, teams: 200, days: 80, upcoming: 200 },
  medium: { name: 'medium', volunteers: 30_000, teams: 600, days: 240, upcoming: 600 },
  large: { name: 'large', volunteers: 100_000, teams: 2_000, days: 800, upcoming: 2_000 },
};

export const pastOf = (scale: Scale): number => scale.days * ROUNDS;
/** Sign-ups of one past activity. */
export const seatsOf = (scale: Scale): number => scale.volunteers / scale.days;
export const recordsOf = (scale: Scale): number => scale.volunteers * ROUNDS;

/** The day on which a volunteer serves her k-th time: 37k differs for all k, so no two fall on one day. */
export const dayOf = (volunteer: number, round: number, scale: Scale): number => (volunteer + 37 * round) % scale.days;
/** Activities are numbered in time. */
export const activityOf = (day: number, round: number): number => day * ROUNDS + round;

/** 1 % returned, 4 % waiting, the rest approved; spread evenly by a multiplier without a common factor. */
export function stateOf(volunteer: number, round: number): 'RETURNED' | 'PROPOSED' | 'APPROVED' {
  const mark = ((volunteer * ROUNDS + round) * 37) % 100;
  return mark < 1 ? 'RETURNED' : mark < 5 ? 'PROPOSED' : 'APPROVED';
}
/** Early and late marks are whole minutes inside the shift, so that every policy counts the same. */
export const lateBy = (volunteer: number, round: number): number => (volunteer + round) % 7;
export const earlyBy = (volunteer: number, round: number): number => (volunteer * 3 + round) % 11;
/** One in twenty is checked in by the coordinator. */
export const byProxy = (volunteer: number, round: number): boolean => (volunteer + round) % 20 === 0;

const DAY = 86_400_000;
/** 09:00 in Shanghai is 01:00 UTC. */
const MORNING = 3_600_000;
export interface Times {
  readonly startsAt: number;
  readonly minutes: number;
}
export const pastTimes = (activity: number, scale: Scale, today: number): Times => ({
  startsAt: today - (scale.days - Math.floor(activity / ROUNDS)) * DAY + MORNING + (activity % 6) * MORNING,
  minutes: 90 + (activity % 5) * 30,
});
/** Sixty days ahead, evenly. */
export const upcomingTimes = (index: number, scale: Scale, today: number): Times => ({
  startsAt: today + (2 + Math.floor((index * 60) / scale.upcoming)) * DAY + MORNING + (index % 8) * MORNING,
  minutes: 90 + (index % 5) * 30,
});
