import type { Tongue } from './choice.ts';

/** One zone for the whole platform: activities take place where Beijing time is kept. */
const zone = 'Asia/Shanghai';
const dayMs = 86_400_000;
const locales: Record<Tongue, string> = { zh: 'zh-CN', en: 'en-GB' };

const cached = new Map<string, Intl.DateTimeFormat>();
function formatter(tongue: Tongue, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tongue + JSON.stringify(options);
  const known = cached.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locales[tongue], { timeZone: zone, ...options });
  cached.set(key, made);
  return made;
}

/** The calendar day of an instant in our zone, YYYY-MM-DD. */
export const dayOf = (instant: string | Date): string => {
  const parts = formatter('en', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};

const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

/** A calendar date with its weekday; the year only when it is not this one. */
export function formatDay(day: string, tongue: Tongue = 'zh', now: Date = new Date()): string {
  const date = noon(day);
  const year = day.slice(0, 4) === dayOf(now).slice(0, 4) ? {} : { year: 'numeric' as const };
  const text = formatter(tongue, { ...year, month: tongue === 'zh' ? 'long' : 'short', day: 'numeric' }).format(date);
  const weekday = formatter(tongue, { weekday: 'short' }).format(date);
  return tongue === 'zh' ? `${text} ${weekday}` : `${weekday} ${text}`;
}

/** A calendar date far from today, such as a birth date or the end of a licence: the year always, no weekday. */
export const formatPlainDay = (day: string, tongue: Tongue = 'zh'): string =>
  formatter(tongue, { year: 'numeric', month: tongue === 'zh' ? 'long' : 'short', day: 'numeric' }).format(noon(day));

export const formatWeekday = (day: string, tongue: Tongue = 'zh'): string =>
  formatter(tongue, { weekday: 'short' }).format(noon(day));
export const formatMonth = (day: string, tongue: Tongue = 'zh'): string =>
  formatter(tongue, { month: 'short' }).format(noon(day));
export const formatDate = (instant: string, tongue: Tongue = 'zh', now?: Date): string =>
  formatDay(dayOf(instant), tongue, now);
export const formatTime = (instant: string | Date): string =>
  formatter('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
export const formatDateTime = (instant: string, tongue: Tongue = 'zh', now?: Date): string =>
  `${formatDate(instant, tongue, now)} ${formatTime(instant)}`;

/** Whole calendar days from one instant's day to another's: 0 is the same day. */
export const daysBetween = (from: string | Date, to: string | Date): number =>
  Math.round((noon(dayOf(to)).getTime() - noon(dayOf(from)).getTime()) / dayMs);

/** A shift: one day once; a night shift says 次日; longer ones name both days. */
export function formatRange(start: string, end: string, tongue: Tongue = 'zh', now?: Date): string {
  const first = formatDate(start, tongue, now);
  const days = daysBetween(start, end);
  if (days === 0) return `${first} ${formatTime(start)}–${formatTime(end)}`;
  const last = days === 1 ? (tongue === 'zh' ? '次日' : 'next day') : formatDate(end, tongue, now);
  return `${first} ${formatTime(start)} – ${last} ${formatTime(end)}`;
}

/** Only the hours of a shift, the day being said elsewhere. */
export function formatTimes(start: string, end: string, tongue: Tongue = 'zh'): string {
  const days = daysBetween(start, end);
  if (days === 0) return `${formatTime(start)}–${formatTime(end)}`;
  const last = days === 1 ? (tongue === 'zh' ? '次日' : 'next day') : formatDate(end, tongue);
  return `${formatTime(start)} – ${last} ${formatTime(end)}`;
}

/** Minutes as hours, at most two decimals, never rounded up (rules §1.3: minutes are stored, hours are shown). */
export function formatHours(minutes: number): string {
  const hundredths = Math.floor((Math.abs(minutes) * 100) / 60);
  const text = (hundredths / 100).toFixed(2).replace(/\.?0+$/, '');
  return minutes < 0 && hundredths > 0 ? `-${text}` : text;
}

/** Which of a word's two English forms goes with hours as they are shown: only 1 takes the first. */
export const hoursPlural = (minutes: number): 1 | 2 => (formatHours(minutes) === '1' ? 1 : 2);

/** An amount of service as figure and unit: what is less than an hour is said in minutes, 0.08 hours tells nobody anything. */
export function amountParts(minutes: number, tongue: Tongue = 'zh'): { readonly n: string; readonly unit: string } {
  const inMinutes = minutes !== 0 && Math.abs(minutes) < 60;
  const n = inMinutes ? String(minutes) : formatHours(minutes);
  if (tongue === 'zh') return { n, unit: inMinutes ? '分钟' : '小时' };
  return { n, unit: `${inMinutes ? 'minute' : 'hour'}${n.replace('-', '') === '1' ? '' : 's'}` };
}

/** The same as one text: 5 分钟, 1.5 小时. */
export function formatAmount(minutes: number, tongue: Tongue = 'zh'): string {
  const { n, unit } = amountParts(minutes, tongue);
  return `${n} ${unit}`;
}

/** To the minute, so that parts are seen to add up to their whole: 13 小时 20 分钟. */
export function formatExact(minutes: number, tongue: Tongue = 'zh'): string {
  const [hours, rest] = [Math.trunc(minutes / 60), minutes % 60];
  const [hour, minute] = tongue === 'zh' ? ['小时', '分钟'] : ['h', 'min'];
  if (hours === 0) return `${rest} ${minute}`;
  return rest === 0 ? `${hours} ${hour}` : `${hours} ${hour} ${rest} ${minute}`;
}

/** A share in percent to a tenth; what there is is never told as nothing, nor what is missing as the whole. */
export function formatShare(part: number, whole: number): string {
  if (part <= 0 || whole <= 0) return '0%';
  if (part >= whole) return '100%';
  const tenths = Math.round((part / whole) * 1000);
  if (tenths < 1) return '<0.1%';
  return tenths > 999 ? '>99.9%' : `${tenths / 10}%`;
}
