import type { Units } from './county-units.ts';

/** Who and what a county's rows are about. */
export interface Cast {
  readonly word: string;
  readonly index: number;
  readonly units: Units;
  readonly accounts: Readonly<Record<'staff' | 'coordinator' | 'assistant' | 'volunteer', string>>;
  readonly volunteerId: string;
  /** Times of this county's services, by the world's clock. */
  readonly times: Times;
}

export interface Times {
  /** A service that is going on. */
  readonly live: readonly [string, string];
  /** One of the coming week. */
  readonly soon: readonly [string, string];
  /** One of next year. */
  readonly later: readonly [string, string];
}

/** Hours from now, as ISO text. */
const hence = (now: Date, hours: number): string => new Date(now.getTime() + hours * 3_600_000).toISOString();

export const timesFrom = (now: Date): Times => ({
  live: [hence(now, -0.5), hence(now, 1.5)],
  soon: [hence(now, 30), hence(now, 32)],
  later: [hence(now, 8000), hence(now, 8002)],
});

/** Some days ago, two hours of service. */
export const served = (day: number): readonly [string, string] => [
  `2026-11-${day}T01:00:00Z`,
  `2026-11-${day}T03:00:00Z`,
];
