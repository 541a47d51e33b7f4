import { missingYear, workingDays } from '../../../platform/calendar/working-days.ts';
import { jobZone } from '../../../platform/jobs/start-jobs.ts';
import type { CalendarStatusType } from './system.type.ts';

/** Whether clocks in working days will soon run into a year whose holidays nobody has entered. */
export function calendarStatus(now: Date): CalendarStatusType {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(jobZone).toPlainDate();
  const calendar = workingDays();
  return { knownTo: calendar.knownTo, missingYear: missingYear(calendar, today.toString()) };
}
