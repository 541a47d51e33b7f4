import { expect } from '@playwright/test';

const minute = 60_000;
const beijing = 8 * 60 * minute;

/** Beijing's wall clock of an instant, as the date fields take it. */
export const wall = (at: Date): string => new Date(at.getTime() + beijing).toISOString().slice(0, 16).replace('T', ' ');

/** The first full minute at least so many seconds away. */
export const fullMinuteAfter = (seconds: number): Date =>
  new Date(Math.ceil((Date.now() + seconds * 1000) / minute) * minute);

export const plusMinutes = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * minute);

/** Waits for the world's clock: what the rules say of time is tried with real time. */
export const untilClock = (at: Date): Promise<void> =>
  expect.poll(() => Date.now(), { timeout: 240_000, intervals: [500] }).toBeGreaterThan(at.getTime());
