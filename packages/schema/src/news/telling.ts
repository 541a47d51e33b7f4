import type { Tongue } from '../choice.ts';
import { formatAmount, formatDateTime, formatPlainDay } from '../format.ts';

/** What a message says in one tongue. A text message carries the title alone, so the title says what matters most. */
export interface NewsText {
  readonly title: string;
  readonly body: string;
}

/** How instants and amounts are said inside a sentence. */
export interface Said {
  /** An instant with its weekday, in Beijing's time. */
  readonly when: (instant: string) => string;
  readonly times: (instants: readonly string[]) => string;
  /** A calendar day far from today, with its year. */
  readonly day: (day: string) => string;
  readonly hours: (minutes: number) => string;
}

/** Both sentences of one kind of news, told from the same facts; a kind with only one does not compile. */
export type Telling<Facts> = { readonly [T in Tongue]: (facts: Facts, said: Said) => NewsText };
export const telling = <Facts = Record<never, never>>(both: Telling<Facts>): Telling<Facts> => both;

/** The same words whatever happened: nothing of the facts is in them. */
export const plain = (zh: NewsText, en: NewsText): Telling<Record<never, never>> =>
  telling({ zh: () => zh, en: () => en });

/** The tools of one tongue; `now` decides whether a year needs saying. */
export function saidIn(tongue: Tongue, now: Date): Said {
  const when = (instant: string): string => formatDateTime(instant, tongue, now);
  return {
    when,
    times: (instants) => instants.map(when).join(tongue === 'zh' ? '、' : ', '),
    day: (day) => formatPlainDay(day, tongue),
    hours: (minutes) => formatAmount(minutes, tongue),
  };
}
