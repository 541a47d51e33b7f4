import { keysOf, type Words } from './choice.ts';

/** How high a federation must stand to confirm a star. */
export const starDeskWords = {
  COUNTY: { zh: '县（市、区）妇联', en: 'County federation' },
  CITY: { zh: '市妇联', en: 'City federation' },
  PROVINCE: { zh: '省妇联', en: 'Province federation' },
} as const satisfies Record<string, Words>;
export const StarDesk = keysOf(starDeskWords);
export type StarDesk = keyof typeof starDeskWords;

export const starStateWords = {
  PROPOSED: { zh: '待认定', en: 'To confirm' },
  CONFIRMED: { zh: '已认定', en: 'Confirmed' },
  REFUSED: { zh: '未认定', en: 'Not confirmed' },
  LAPSED: { zh: '已失效', en: 'Lapsed' },
} as const satisfies Record<string, Words>;
export const StarState = keysOf(starStateWords);
export type StarState = keyof typeof starStateWords;

/** What a province asks for each of five stars; 令67 §10 permits stars by hours and quality and names no figures. */
export interface StarRule {
  /** Final minutes from which a star may be had, for the first to the fifth. */
  readonly thresholds: readonly number[];
  readonly confirmedBy: readonly StarDesk[];
  /** Least mean of evaluations, in tenths; 0: not asked. Where nobody evaluated there is no mean to ask for. */
  readonly leastMean: number;
  readonly leastEvaluations: number;
  /** Nothing about her hours may be objected to and unanswered. */
  readonly noObjection: boolean;
}

/** 100/300/600/1000/1500 hours (民函〔2012〕340号); confirmed as elsewhere: two by the county, two by the city, one by the province. */
export const nationalStarRule: StarRule = {
  thresholds: [6000, 18_000, 36_000, 60_000, 90_000],
  confirmedBy: ['COUNTY', 'COUNTY', 'CITY', 'CITY', 'PROVINCE'],
  leastMean: 30,
  leastEvaluations: 0,
  noObjection: true,
};
export const MOST_STARS = 5;
export const starRuleLimits = { hours: 10_000, leastMean: 50, leastEvaluations: 50 } as const;

/** How many stars so many final minutes are enough for: 累计达到, reached is enough, never rounded up (AT-2). */
export const starsFor = (rule: Pick<StarRule, 'thresholds'>, minutes: number): number =>
  rule.thresholds.filter((least) => minutes >= least).length;

/** Where she stands. */
export interface StarFacts {
  readonly stars: number;
  readonly minutes: number;
  readonly evaluations: number;
  /** Mean of evaluations in tenths, cut off; null where nobody evaluated. */
  readonly mean: number | null;
  readonly objected: boolean;
}

type StarReason =
  | { readonly code: 'STAR_ALL_HELD' }
  | { readonly code: 'STAR_HOURS'; readonly params: { readonly hours: string; readonly missing: string } }
  | { readonly code: 'STAR_EVALUATIONS'; readonly params: { readonly least: number } }
  | { readonly code: 'STAR_MEAN'; readonly params: { readonly least: string } }
  | { readonly code: 'STAR_OBJECTION' };

const hoursOf = (minutes: number): string => String(Math.ceil((minutes / 60) * 100) / 100);

/** What speaks against her next star, all of it; one star at a time. */
export function starReasons(rule: StarRule, facts: StarFacts): StarReason[] {
  const least = rule.thresholds[facts.stars];
  if (least === undefined) return [{ code: 'STAR_ALL_HELD' }];
  const reasons: StarReason[] = [];
  if (facts.minutes < least)
    reasons.push({
      code: 'STAR_HOURS',
      params: { hours: hoursOf(least), missing: hoursOf(least - facts.minutes) },
    });
  if (facts.evaluations < rule.leastEvaluations)
    reasons.push({ code: 'STAR_EVALUATIONS', params: { least: rule.leastEvaluations } });
  if (facts.mean !== null && facts.mean < rule.leastMean)
    reasons.push({ code: 'STAR_MEAN', params: { least: (rule.leastMean / 10).toFixed(1) } });
  if (rule.noObjection && facts.objected) reasons.push({ code: 'STAR_OBJECTION' });
  return reasons;
}
