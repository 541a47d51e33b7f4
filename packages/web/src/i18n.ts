import { nestQuotes, type Words } from '@jinguo/schema';
import { createI18n, type I18n, useI18n } from 'vue-i18n';
import { markTongues } from './mark-tongues.ts';
import zh from './messages/zh.ts';
import { englishNames } from './names.ts';
import { storedTongue, storeTongue, type Tongue } from './tongue.ts';

/** vue-i18n's own parameter list, without its messages' shapes: callers see `t` and `tongue` only. */
type Loose = Record<string, unknown>;
export type JinguoI18n = I18n<Loose, Loose, Loose, string, false>;
export interface Messages {
  readonly zh: object;
  /** English is loaded only by those who choose it. */
  readonly en: () => Promise<{ default: object }>;
}

let loadEnglish: (() => Promise<void>) | undefined;
let instance: JinguoI18n | undefined;

/** The i18n layer of an app: Chinese at once, English on demand, the choice kept on the device. */
export async function setUpI18n(messages: Messages): Promise<JinguoI18n> {
  const i18n: JinguoI18n = createI18n({
    legacy: false,
    locale: 'zh',
    fallbackLocale: 'zh',
    messages: { zh: { ...zh, ...messages.zh } },
    postTranslation: (said) => (typeof said === 'string' ? nestQuotes(said) : said),
  });
  instance = i18n;
  loadEnglish = async () => {
    const [shared, own, names] = await Promise.all([
      import('./messages/en.ts'),
      messages.en(),
      import('@jinguo/schema/catalogue'),
    ]);
    i18n.global.setLocaleMessage('en', { ...shared.default, ...own.default });
    englishNames.value = names.namesInEnglish;
  };
  await setTongue(storedTongue());
  return i18n;
}

/** Changes the language everywhere, at once and for the next visit. */
export async function setTongue(tongue: Tongue): Promise<void> {
  if (!instance) return;
  if (tongue === 'en') await loadEnglish?.();
  instance.global.locale.value = tongue;
  document.documentElement.lang = tongue === 'zh' ? 'zh-CN' : 'en';
  markTongues(tongue);
  storeTongue(tongue);
}

export interface WordsInUse {
  readonly tongue: () => Tongue;
  /** The word of a state or other closed value, from `@jinguo/schema`. */
  readonly word: <T extends Record<string, Words>>(table: T, key: string | null | undefined) => string;
  /** A name the platform begins with (a service, a paper, a right) in the reader's language; what people named stays. */
  readonly told: (name: string | null | undefined) => string;
  /** Several of them, one after the other, as the language does it. */
  readonly listed: (names: readonly string[]) => string;
}

export function useWords(): WordsInUse {
  const { locale } = useI18n({ useScope: 'global' });
  const tongue = (): Tongue => (locale.value === 'en' ? 'en' : 'zh');
  const told = (name: string | null | undefined): string =>
    (tongue() === 'en' ? englishNames.value.get(name ?? '') : undefined) ?? name ?? '';
  return {
    tongue,
    word: (table, key) => (key ? (table[key]?.[tongue()] ?? '') : ''),
    told,
    listed: (names) => names.map(told).join(tongue() === 'zh' ? '、' : ', '),
  };
}
