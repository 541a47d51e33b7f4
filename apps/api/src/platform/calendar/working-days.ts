import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import chineseDays from 'chinese-days';
import { z } from 'zod';
import { SettingsError } from '../settings/problem.ts';

const Data = z.object({
  knownTo: z.int(),
  days: z.record(z.string().regex(/^\d{4}-\d\d-\d\d$/), z.object({ work: z.boolean(), name: z.string() })),
});
export type CalendarData = z.infer<typeof Data>;

/** The calendar of State Council notices: holidays and make-up working days. Data, not code (rules §1.3). */
export interface WorkingDays {
  isWorkingDay(day: string): boolean;
  /** The n-th working day after a day: a deadline "within n working days" of something that happened on it. */
  after(day: string, n: number): string;
  /** The last day of a window of n working days that opens on a day, itself counted when it is one (AT-10). */
  windowEnd(opens: string, n: number): string;
  /** Whether the year's notice is in the data: beyond it Monday to Friday count, whatever holidays there will be. */
  knows(year: number): boolean;
  /** The last year whose notice is in the data. */
  readonly knownTo: number;
}

/** A year without data is told of so long before it begins: the notice comes out in the autumn. */
const MONTHS_BEFORE = 3;

/** The first year the clock reaches within three months whose notice is missing; null when all is known. */
export function missingYear(calendar: WorkingDays, today: string): number | null {
  const soon = Temporal.PlainDate.from(today).add({ months: MONTHS_BEFORE }).year;
  return calendar.knows(soon) ? null : calendar.knownTo + 1;
}

const next = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

const isWeekday = (day: string): boolean => Temporal.PlainDate.from(day).dayOfWeek <= 5;

/** The package's days, with an override file's on top. */
export function workingDaysOf(data: CalendarData): WorkingDays {
  const knows = (year: number): boolean => year <= data.knownTo;
  // Beyond the data nothing is guessed: the package would call some days holidays and know no make-up days.
  const isWorkingDay = (day: string): boolean =>
    data.days[day]?.work ?? (knows(Number(day.slice(0, 4))) ? chineseDays.isWorkday(day) : isWeekday(day));
  const walk = (from: string, n: number): string => {
    let day = from;
    for (let left = n; left > 0; ) {
      day = next(day);
      if (isWorkingDay(day)) left -= 1;
    }
    return day;
  };
  return {
    isWorkingDay,
    after: walk,
    windowEnd: (opens, n) => walk(opens, isWorkingDay(opens) ? n - 1 : n),
    knows,
    knownTo: data.knownTo,
  };
}

/** The file lies beside the divisions, in the source tree as in an image. */
function readData(): CalendarData {
  for (let at = import.meta.dirname; at !== dirname(at); at = dirname(at)) {
    const file = join(at, 'data', 'working-days.json');
    if (existsSync(file)) return Data.parse(JSON.parse(readFileSync(file, 'utf8')));
  }
  throw new Error('data/working-days.json is missing.');
}

/** An operator's own list over the one that comes with the program: her days win, the later year of the two is known. */
export function withOwnDays(base: CalendarData, own: CalendarData): CalendarData {
  return { knownTo: Math.max(base.knownTo, own.knownTo), days: { ...base.days, ...own.days } };
}

const unreadable = (file: string, why: string): SettingsError =>
  new SettingsError([
    {
      name: 'WORKING_DAYS_FILE',
      zh: `放假安排 ${file} 读不了（${why}）。格式同 apps/api/data/working-days.json：knownTo，以及每一天的 work 和 name。`,
      en: `The list of holidays ${file} cannot be read (${why}). It is written as apps/api/data/working-days.json: knownTo, and for each day work and name.`,
    },
  ]);

/** Takes the file of WORKING_DAYS_FILE, which an upgrade of the program leaves alone. */
export function takeOwnDays(file: string): void {
  let own: CalendarData;
  try {
    own = Data.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const { code, name } = error as { code?: string; name?: string };
    throw unreadable(file, code ?? name ?? '');
  }
  shared = workingDaysOf(withOwnDays(readData(), own));
}

let shared: WorkingDays | null = null;
/** The calendar of this installation, read once. */
export const workingDays = (): WorkingDays => (shared ??= workingDaysOf(readData()));
