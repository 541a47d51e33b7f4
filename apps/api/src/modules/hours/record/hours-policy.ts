/**
 * How minutes are counted. National reading: the time actually given (令67 §7), whole minutes, never rounded up;
 * travel is excluded (2012 办法), so being early at the place counts only from the shift's start, while service that
 * truly runs over counts until check-out. Local deviations become further policies; a record keeps the version it
 * was counted under.
 */
export interface HoursPolicy {
  readonly version: string;
  count(attendance: Attendance): CountedTime;
}

export interface Attendance {
  readonly checkedInAt: Date;
  readonly checkedOutAt: Date;
  readonly shiftStartsAt: Date;
}

export interface CountedTime {
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly minutes: number;
}

/** One record never holds more than a day: a shift is at most 24 hours. */
const MOST = 24 * 60;

export const nationalPolicy: HoursPolicy = {
  version: 'national-1',
  count({ checkedInAt, checkedOutAt, shiftStartsAt }) {
    const endedAt = checkedOutAt;
    const begun = Math.max(checkedInAt.getTime(), shiftStartsAt.getTime());
    // Left before the shift began: nothing counts, and the record says so instead of vanishing.
    const startedAt = new Date(Math.min(begun, endedAt.getTime()));
    const minutes = Math.floor((endedAt.getTime() - startedAt.getTime()) / 60_000);
    return { startedAt, endedAt, minutes: Math.min(minutes, MOST) };
  },
};
