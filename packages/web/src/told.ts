import type { Tongue } from '@jinguo/schema';

interface Text {
  readonly title: string;
  readonly body: string;
}
/** What the server tells in Chinese, with its English beside it where there is one. */
export interface InBothTongues extends Text {
  readonly english?: Text | null | undefined;
}

/** The text in the reader's tongue, and the `lang` it is in: what was only ever written in Chinese stays so, and says so. */
export function toldIn(tongue: Tongue, text: InBothTongues): Text & { readonly lang: 'zh-CN' | 'en' } {
  if (tongue === 'en' && text.english) return { title: text.english.title, body: text.english.body, lang: 'en' };
  return { title: text.title, body: text.body, lang: 'zh-CN' };
}
