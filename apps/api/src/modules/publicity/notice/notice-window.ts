import { limits } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { type WorkingDays, workingDays } from '../../../platform/calendar/working-days.ts';

/** Days of a notice or of an answer, and whether a year in them had no list of holidays yet. */
export interface Counted {
  readonly from: string;
  readonly to: string;
  readonly provisional: boolean;
}

const provisional = (calendar: WorkingDays, to: string): boolean => !calendar.knows(Number(to.slice(0, 4)));

/** A notice opens on its first day, which counts when it is a working day, and closes at the end of its last (AT-10). */
export function noticeWindow(opened: Date | string, days: number, calendar: WorkingDays = workingDays()): Counted {
  const from = typeof opened === 'string' ? opened : dateIn(opened).toString();
  const to = calendar.windowEnd(from, days);
  return { from, to, provisional: provisional(calendar, to) };
}

/** The last day for an answer within so many working days of something that happened at this moment. */
export function answerDue(
  asked: Date,
  days: number = limits.objectionWorkingDays,
  calendar: WorkingDays = workingDays(),
): Counted {
  const from = dateIn(asked).toString();
  const to = calendar.after(from, days);
  return { from, to, provisional: provisional(calendar, to) };
}
