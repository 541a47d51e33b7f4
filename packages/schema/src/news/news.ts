import type { Tongue } from '../choice.ts';
import { nestQuotes } from '../quotes.ts';
import { complaintNews } from './complaint-news.ts';
import { keyNews } from './key-news.ts';
import { peopleNews } from './people-news.ts';
import { planNews, type SealedPlan, sealedPlanNews } from './plan-news.ts';
import { publicityNews } from './publicity-news.ts';
import { sealedNews, serviceNews } from './service-news.ts';
import { type NewsText, saidIn, type Telling } from './telling.ts';

/**
 * Every kind of news an inbox can hold. What happened is stored as a kind and its facts, and told at reading time in the
 * reader's tongue: a kind without both sentences, or a fact a sentence needs and nobody gives, does not compile.
 */
const news = { ...serviceNews, ...planNews, ...peopleNews, ...keyNews, ...publicityNews, ...complaintNews };

export type NewsKind = keyof typeof news;
export type FactsOf<K extends NewsKind> = Parameters<(typeof news)[K]['zh']>[0];

/** Of a sealed service nothing is kept but that, and of a changed plan the times. */
export type SealedFacts = { readonly sealed: true } & (SealedPlan | { readonly gone?: never });

/** Facts: names of things that are not sealed, amounts, instants, what somebody wrote; never the name of a person. */
export type News =
  | { readonly [K in NewsKind]: { readonly kind: K; readonly facts: FactsOf<K> } }[NewsKind]
  | { readonly kind: NewsKind; readonly facts: SealedFacts };

const isSealed = (facts: object): facts is SealedFacts => 'sealed' in facts;

/** The sentences of stored news in one tongue; `now` decides whether a year needs saying. Null: a kind nobody knows any more. */
export function tellNews(kind: string, facts: object, tongue: Tongue, now: Date): NewsText | null {
  const said = saidIn(tongue, now);
  if (isSealed(facts)) return facts.gone ? sealedPlanNews[tongue](facts, said) : sealedNews[tongue]({}, said);
  if (!Object.hasOwn(news, kind)) return null;
  // What was stored under a kind was typed by it when it was written.
  const text = (news[kind as NewsKind] as Telling<object>)[tongue](facts, said);
  return { ...text, title: nestQuotes(text.title), body: nestQuotes(text.body) };
}

export type { KeyChange } from './key-news.ts';
export type { PlanFacts } from './plan-news.ts';
export type { NewsText } from './telling.ts';
