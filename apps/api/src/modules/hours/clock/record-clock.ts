import { limits, type RecordClock } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { type WorkingDays, workingDays } from '../../../platform/calendar/working-days.ts';

/**
 * The law's clock (令67: within 10 working days after the activity). Deadlines are computed and stored nowhere: a later end
 * never has an earlier deadline, so whatever is late or about to be is found by comparing the end of the activity with one day.
 * A list of holidays that comes late thus needs nothing recomputed, and no row can disagree with the calendar.
 */
export interface Deadline {
  readonly dueOn: string;
  /** Handed in by then the approver has the rest. */
  readonly submitBy: string;
  /** A year in it has no list of holidays: Monday to Friday were counted. */
  readonly provisional: boolean;
}

export function deadlineOf(activityEnds: Date | string, calendar: WorkingDays = workingDays()): Deadline {
  const ended = dateIn(new Date(activityEnds)).toString();
  const dueOn = calendar.after(ended, limits.recordWorkingDays);
  return {
    dueOn,
    submitBy: calendar.after(ended, limits.submitWorkingDays),
    provisional: !calendar.knows(Number(dueOn.slice(0, 4))),
  };
}

const before = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/** The earliest day of an end whose deadline is this day or later. */
function firstDue(onOrAfter: string, calendar: WorkingDays): string {
  let day = onOrAfter;
  while (calendar.after(before(day), limits.recordWorkingDays) >= onOrAfter) day = before(day);
  return day;
}

const midnight = (day: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').epochMilliseconds);

export interface Cutoffs {
  /** Whatever ended before is late. */
  readonly lateBefore: Date;
  /** Whatever ended before, and is not late, will be soon. */
  readonly nearBefore: Date;
  /** Whatever ended since then has a provisional deadline. */
  readonly provisionalFrom: Date;
}

export function cutoffsOn(now: Date, calendar: WorkingDays = workingDays()): Cutoffs {
  const today = dateIn(now).toString();
  const soon = Temporal.PlainDate.from(calendar.after(today, limits.reminderWorkingDays)).add({ days: 1 }).toString();
  return {
    lateBefore: midnight(firstDue(today, calendar)),
    nearBefore: midnight(firstDue(soon, calendar)),
    provisionalFrom: midnight(firstDue(`${calendar.knownTo + 1}-01-01`, calendar)),
  };
}

export function clockOf(activityEnds: Date | string, now: Date, calendar: WorkingDays = workingDays()): RecordClock {
  const { dueOn } = deadlineOf(activityEnds, calendar);
  const today = dateIn(now).toString();
  if (dueOn < today) return 'LATE';
  return dueOn <= calendar.after(today, limits.reminderWorkingDays) ? 'NEAR' : 'IN_TIME';
}
