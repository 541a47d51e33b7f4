import type { Reason } from '@jinguo/schema';
import { parseFields } from '../../../platform/parse-fields.ts';
import { dateOf, lostDigits, textOf } from '../../../platform/sheets/cells.ts';
import { optionalText, text } from '../../../platform/text/input-text.ts';
import type { Terms } from './terms.ts';

/** What another platform counted. */
export interface ExternalRecord {
  readonly number: string;
  readonly title: string;
  readonly organiser: string;
  readonly evidence: string;
  readonly date: string;
  readonly lastDate: string;
  /** Instants, where the platform told times. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly minutes: number;
}

const fields = { number: text(60), title: text(100), organiser: optionalText(100), evidence: optionalText(200) };
const DAY = 86_400_000;
const MOST_DAYS = 366;

/** Minutes given: never rounded up (rules §1.3). 2.5, 2.5小时, 150, 150分钟. */
export function minutesOf({ minutes, hours }: Terms): number | null {
  const number = (cell: Terms['minutes'], unit: RegExp): number => {
    const said = textOf(cell).replace(unit, '').trim();
    return /^\d{1,7}(\.\d{1,6})?$/.test(said) ? Number(said) : Number.NaN;
  };
  const exact = textOf(minutes) !== '' ? number(minutes, /分钟?$/) : number(hours, /(个?小时|h)$/i) * 60;
  // 1.1 hours are 66 minutes, whatever floating point says.
  const whole = Math.floor(Math.round(exact * 1000) / 1000);
  return whole > 0 ? whole : null;
}

const isDay = (day: string): boolean => {
  const at = /^\d{4}-\d\d-\d\d$/.test(day) ? new Date(`${day}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) && day >= '1950-01-01';
};

/** 09:00, 9:05:30, 2026-05-01 09:00: the clock of Beijing on that day. */
function instantOn(day: string, cell: Terms['startedAt']): string | null {
  const [, hour, minute] = /(?:^|[\sT])(\d{1,2}):(\d\d)(?::\d\d)?$/.exec(textOf(cell)) ?? [];
  if (hour === undefined || Number(hour) > 24 || Number(minute) > 59) return null;
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + (Number(hour) * 60 + Number(minute)) * 60_000).toISOString();
}

/** What a row says, or every reason why it says nothing. */
export function recordOfRow(
  terms: Terms,
  today: string,
): { record: ExternalRecord | null; reasons: readonly Reason[] } {
  const raw = Object.fromEntries(Object.keys(fields).map((term) => [term, textOf(terms[term as keyof typeof fields])]));
  const { complete, reasons: ill } = parseFields(fields, raw);
  const reasons: Reason[] = [...ill];
  if (lostDigits(terms.number ?? null)) reasons.push({ code: 'ID_DIGITS_LOST', field: 'number' });
  const [date, last] = [dateOf(terms.date), dateOf(terms.lastDate)];
  const lastDate = last === '' ? date : last;
  if (date === '') reasons.push({ code: 'REQUIRED', field: 'date' });
  else if (!isDay(date)) reasons.push({ code: 'INVALID_DATE', field: 'date' });
  if (last !== '' && !isDay(last)) reasons.push({ code: 'INVALID_DATE', field: 'lastDate' });
  const dated = isDay(date) && isDay(lastDate);
  if (dated && lastDate > today) reasons.push({ code: 'EXTERNAL_IN_FUTURE', field: last === '' ? 'date' : 'lastDate' });
  if (dated && lastDate < date) reasons.push({ code: 'EXTERNAL_LAST_BEFORE_FIRST', field: 'lastDate' });
  const days = dated ? Math.round((Date.parse(lastDate) - Date.parse(date)) / DAY) + 1 : 0;
  if (days > MOST_DAYS) reasons.push({ code: 'INVALID_DATE', field: 'lastDate' });
  const [startedAt, endedAt] = dated
    ? [instantOn(date, terms.startedAt), instantOn(lastDate, terms.endedAt)]
    : [null, null];
  const toldTimes = textOf(terms.startedAt) !== '' || textOf(terms.endedAt) !== '';
  const between = startedAt && endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 60_000 : null;
  if (dated && toldTimes && (between === null || between <= 0))
    reasons.push({ code: 'EXTERNAL_TIMES_UNCLEAR', field: 'startedAt' });
  const minutes = minutesOf(terms);
  if (minutes === null) reasons.push({ code: 'EXTERNAL_MINUTES_NEEDED', field: 'minutes' });
  else if (days > 0 && minutes > (between !== null && between > 0 ? between : days * 1440))
    reasons.push({ code: 'EXTERNAL_MINUTES_TOO_LONG', field: 'minutes' });
  if (!complete || minutes === null || reasons.length > 0) return { record: null, reasons };
  return { record: { ...complete, date, lastDate, startedAt, endedAt, minutes }, reasons };
}
