import { sealedServiceWords } from '@jinguo/schema';
import type { Tongue } from '@jinguo/web';

/** What a service is called where somebody may look over a shoulder: a sealed one shows no type and no name (words.md). */
export const titleOf = (activity: { readonly title: string; readonly sealed: boolean }, tongue: Tongue): string =>
  activity.sealed ? sealedServiceWords[tongue] : activity.title;
