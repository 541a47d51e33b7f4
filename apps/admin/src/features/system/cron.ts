/** What a schedule says, for the sentence that tells it; null when it is none of the usual forms. */
export type Schedule =
  | { readonly every: 'minutes'; readonly n: number }
  | { readonly every: 'hour'; readonly minute: number }
  | { readonly every: 'day'; readonly time: string };

const two = (text: string): string => text.padStart(2, '0');

/** Reads the cron lines jobs really use: every n minutes, hourly, daily (Beijing time). */
export function scheduleOf(cron: string): Schedule | null {
  const [minute = '', hour = '', ...rest] = cron.trim().split(/\s+/);
  if (rest.join(' ') !== '* * *') return null;
  const step = /^\*\/(\d{1,2})$/.exec(minute);
  if (hour === '*' && minute === '*') return { every: 'minutes', n: 1 };
  if (hour === '*' && step) return { every: 'minutes', n: Number(step[1]) };
  if (!/^\d{1,2}$/.test(minute)) return null;
  if (hour === '*') return { every: 'hour', minute: Number(minute) };
  return /^\d{1,2}$/.test(hour) ? { every: 'day', time: `${two(hour)}:${two(minute)}` } : null;
}
