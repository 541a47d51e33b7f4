import type { Words } from './choice.ts';

/** Training, awards and evaluations (令67 §8–10). */
export const meritRefusalWords = {
  MERIT_OWN: {
    zh: '不能登记或评价自己，请由另一位队长或妇联工作人员办理。',
    en: 'Nobody records or evaluates themselves; ask another coordinator or the staff.',
  },
  DATE_TO_COME: { zh: '这一天还没有到，请填已经过去的日期。', en: 'This day has not come yet.' },
  MERIT_TAKEN_BACK: { zh: '这条记录已经撤销，不能再改。', en: 'This record was taken back and stays so.' },
  EVALUATION_NOT_SERVED: {
    zh: '这次活动没有这位志愿者的服务记录，不能评价。',
    en: 'There is no record of service in this activity to evaluate.',
  },
  EVALUATED_ALREADY: {
    zh: '已经评价过了。要改请点“更正”，原来的评价会保留。',
    en: 'Already evaluated; correct it instead, what was said stays on record.',
  },
  EVALUATION_SEALED: {
    zh: '这类服务不收集服务对象的评价。',
    en: 'Persons served by this kind of service are not asked.',
  },
  EVALUATION_SEALED_WORDS: {
    zh: '这类服务只打分，不写文字，请清空评语。',
    en: 'Of this kind of service only a score is kept; leave the words empty.',
  },
  EVALUATION_SLIPS: {
    zh: '这位志愿者在这次活动里已录入 {max} 份服务对象评价，不能再录。',
    en: 'There are {max} slips for this person and activity already.',
  },
} as const satisfies Record<string, Words>;
