import { type NewsText, type Tongue, tellNews } from '@jinguo/schema';

/** A message as it lies in its row: facts to be told, or the text it was written with before there were facts. */
export interface Written extends Record<string, unknown> {
  kind: string;
  facts: object | null;
  title: string | null;
  body: string | null;
}

/** What a message says in a tongue; null when nothing is known in that one. Chinese is always there. */
export function textIn(tongue: Tongue, row: Written, now: Date): NewsText | null {
  if (row.facts) return tellNews(row.kind, row.facts, tongue, now);
  return tongue === 'zh' ? { title: row.title ?? '', body: row.body ?? '' } : null;
}

/** The Chinese text of a message. */
export const chineseOf = (row: Written, now: Date): NewsText => textIn('zh', row, now) ?? { title: '', body: '' };
