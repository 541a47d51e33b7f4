import type { Reason, RecordState } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { type WorkingDays, workingDays } from '../../../platform/calendar/working-days.ts';

/** The working day she asks on: a day off counts to the next. */
export const urgeDay = (now: Date, calendar: WorkingDays = workingDays()): string =>
  calendar.windowEnd(dateIn(now).toString(), 1);

/** She may ask for what waits, once a working day; `urgedFor`: the working day she asked on last. */
export const canUrge = (state: RecordState, urgedFor: string | null, now: Date): readonly Reason[] => [
  ...(state === 'APPROVED' ? [{ code: 'NOTHING_TO_URGE' } as const] : []),
  ...(urgedFor !== null && urgedFor >= urgeDay(now) ? [{ code: 'URGED_ALREADY' } as const] : []),
];
