import { dayOf } from '@jinguo/web';

const HOUR = 3_600_000;

/** The instant a time of day (HH:MM, Beijing) means for a shift: on its day, or after midnight where that lies before it opens. */
export function nearShift(startsAt: string, time: string): string | null {
  if (!/^\d\d:\d\d$/.test(time)) return null;
  const at = Date.parse(`${dayOf(startsAt)}T${time}:00+08:00`);
  const opens = Date.parse(startsAt) - HOUR;
  return new Date(at < opens ? at + 24 * HOUR : at).toISOString();
}
