import { isSealed, type News, type PrivacyClass, type SealedFacts } from '@jinguo/schema';

/** Of a sealed service nothing is stored that its message could give away: a phone's lock screen is read by others (words). */
export const coverIfSealed = (privacyClass: PrivacyClass, news: News): News =>
  isSealed(privacyClass) ? { kind: news.kind, facts: { sealed: true } satisfies SealedFacts } : news;
