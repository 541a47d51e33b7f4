import type { Words } from './choice.ts';

/** Training, awards and evaluations in the activity log: what they are, and what is said of them. */
export const auditMeritThings = {
  TrainingRecord: { zh: '培训记录', en: 'Training record' },
  AwardRecord: { zh: '表彰记录', en: 'Award record' },
  StarPolicy: { zh: '星级办法', en: 'Rule for stars' },
  StarCase: { zh: '星级', en: 'Star' },
  Evaluation: { zh: '评价', en: 'Evaluation' },
} as const satisfies Record<string, Words>;

export const auditMeritFields = {
  heldOn: { zh: '培训日期', en: 'Day of training' },
  awardedOn: { zh: '授予日期', en: 'Day of the award' },
  evaluatedOn: { zh: '评价日期', en: 'Day of evaluation' },
  by: { zh: '评价人', en: 'Evaluated by' },
  stars: { zh: '星级', en: 'Stars' },
  hours: { zh: '要求小时数', en: 'Hours asked for' },
  leastMean: { zh: '最低平均评价', en: 'Least mean' },
  leastEvaluations: { zh: '最少评价次数', en: 'Least evaluations' },
  score: { zh: '评分', en: 'Score' },
} as const satisfies Record<string, Words>;
