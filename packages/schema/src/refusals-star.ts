import type { Words } from './choice.ts';

/** Stars: on final hours and quality, one at a time (令67 §10, AT-2). */
export const starRefusalWords = {
  STAR_ALL_HELD: { zh: '五颗星都已认定。', en: 'All five stars are held.' },
  STAR_HOURS: {
    zh: '需要累计 {hours} 小时公示无异议的服务时长，还差 {missing} 小时。',
    en: '{hours} final hours are needed; {missing} are missing.',
  },
  STAR_EVALUATIONS: { zh: '至少要有 {least} 次评价。', en: 'At least {least} evaluations are needed.' },
  STAR_MEAN: { zh: '评价平均不到 {least} 分。', en: 'The mean of evaluations is below {least}.' },
  STAR_OBJECTION: {
    zh: '服务时长有异议还没有答复，答复后再办理。',
    en: 'An objection to her hours is not answered yet.',
  },
  STAR_WAITING: { zh: '下一颗星已经提名，正在等待认定。', en: 'The next star is proposed already.' },
  STAR_DECIDED: { zh: '已经处理过了，请刷新查看。', en: 'Already decided; reload to see it.' },
  STAR_OWN: { zh: '不能给自己提名或认定，请由其他人办理。', en: 'Nobody proposes or confirms her own star.' },
  STAR_SAME_PERSON: {
    zh: '提名和认定须由两个人办理。',
    en: 'Who proposed it does not confirm it.',
  },
  STAR_DESK: {
    zh: '这一级星由{desk}或以上认定。',
    en: 'This star is confirmed by {desk} or above.',
  },
  STAR_POLICY_PROVINCE: {
    zh: '星级办法由省妇联制定。',
    en: 'Rules for stars are set by the province.',
  },
  STAR_POLICY_SAME_DAY: {
    zh: '这一天已经有星级办法生效，请换一天或先撤回那一条。',
    en: 'There is a rule for this day already.',
  },
  STAR_POLICY_FROM_TOMORROW: {
    zh: '星级办法最早从明天起生效。',
    en: 'A rule for stars holds from tomorrow at the earliest.',
  },
  STAR_POLICY_IN_FORCE: {
    zh: '这条办法已经生效或已撤回，不能撤回；需要改变时请制定一条新的。',
    en: 'The rule is in force or withdrawn and stays; set a new one instead.',
  },
  STAR_POLICY_ORDER: {
    zh: '每一级要求的小时数要比上一级多。',
    en: 'Each star must ask for more hours than the one before.',
  },
} as const satisfies Record<string, Words>;
