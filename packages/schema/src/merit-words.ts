import { keysOf, type Words } from './choice.ts';

/** What of a volunteer's growth is recorded beside her hours, never added to them (令67 §8–10). */
export const meritKindWords = {
  TRAINING: { zh: '培训', en: 'Training' },
  AWARD: { zh: '表彰奖励', en: 'Award' },
  EVALUATION: { zh: '评价', en: 'Evaluation' },
} as const satisfies Record<string, Words>;
export const MeritKind = keysOf(meritKindWords);
export type MeritKind = keyof typeof meritKindWords;

export const trainingResultWords = {
  PASSED: { zh: '考核合格', en: 'Passed' },
  NOT_PASSED: { zh: '考核不合格', en: 'Not passed' },
  NOT_ASSESSED: { zh: '没有考核', en: 'Not assessed' },
} as const satisfies Record<string, Words>;
export const TrainingResult = keysOf(trainingResultWords);
export type TrainingResult = keyof typeof trainingResultWords;

export const awardLevelWords = {
  NATIONAL: { zh: '国家级', en: 'National' },
  PROVINCE: { zh: '省级', en: 'Province' },
  CITY: { zh: '市级', en: 'City' },
  COUNTY: { zh: '县（市、区）级', en: 'County' },
  TOWNSHIP: { zh: '乡镇（街道）级', en: 'Township' },
  VILLAGE: { zh: '村（社区）级', en: 'Village' },
  UNIT: { zh: '单位级', en: 'Organisation' },
} as const satisfies Record<string, Words>;
export const AwardLevel = keysOf(awardLevelWords);
export type AwardLevel = keyof typeof awardLevelWords;

/** Who says how a service was: the coordinator and the person served of the volunteer, the volunteer of the activity. */
export const evaluatedByWords = {
  COORDINATOR: { zh: '队长评价', en: 'By the coordinator' },
  RECIPIENT: { zh: '服务对象评价', en: 'By the person served' },
  VOLUNTEER: { zh: '志愿者评价', en: 'By the volunteer' },
} as const satisfies Record<string, Words>;
export const EvaluatedBy = keysOf(evaluatedByWords);
export type EvaluatedBy = keyof typeof evaluatedByWords;

/** A score in words: a number alone is read in two ways. */
export const scoreWords: Readonly<Record<number, Words>> = {
  5: { zh: '很好', en: 'Very good' },
  4: { zh: '好', en: 'Good' },
  3: { zh: '一般', en: 'Fair' },
  2: { zh: '不够好', en: 'Not good enough' },
  1: { zh: '差', en: 'Poor' },
};

export const meritLimits = {
  /** A course of a thousand hours would be a slip of the finger. */
  trainingMinutes: 60_000,
  score: { min: 1, max: 5 },
  /** What volunteers say of an activity is told to its organisers without names, and only from so many on. */
  ratingsFrom: 3,
  /** Slips of persons served, of one volunteer in one activity. */
  slips: 50,
} as const;
