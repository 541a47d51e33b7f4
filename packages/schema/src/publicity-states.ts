import { keysOf, type Words } from './choice.ts';

const table = <const T extends Record<string, Words>>(t: T): T => t;

/** What is put up for notice (公示). One mechanism; what is meant is known to the module that opens it. */
export const noticeKindWords = table({ HOURS: { zh: '服务时长', en: 'Service hours' } });
export const NoticeKind = keysOf(noticeKindWords);
export type NoticeKind = keyof typeof noticeKindWords;

export const noticeStateWords = table({
  OPEN: { zh: '公示中', en: 'On notice' },
  CLOSED: { zh: '公示结束', en: 'Notice over' },
});
export const NoticeState = keysOf(noticeStateWords);
export type NoticeState = keyof typeof noticeStateWords;

/** What became of a line of a notice; nothing yet while it is on notice or somebody objects to it. */
export const noticeOutcomeWords = table({
  STANDS: { zh: '公示无异议', en: 'Stands' },
  UPHELD: { zh: '异议成立', en: 'Objection upheld' },
  REPLACED: { zh: '更正后重新公示', en: 'Corrected, on notice again' },
});
export const NoticeOutcome = keysOf(noticeOutcomeWords);
export type NoticeOutcome = keyof typeof noticeOutcomeWords;

export const objectionStateWords = table({
  OPEN: { zh: '待答复', en: 'Awaiting an answer' },
  UPHELD: { zh: '异议成立', en: 'Upheld' },
  DISMISSED: { zh: '异议不成立', en: 'Dismissed' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
});
export const ObjectionState = keysOf(objectionStateWords);
export type ObjectionState = keyof typeof objectionStateWords;

/** Whether whoever answers reads her name, or nobody does but who takes the matter on and says why. */
export const objectionNamingWords = table({
  NAMED: { zh: '实名', en: 'By name' },
  PROTECTED: { zh: '为我保密', en: 'Keep my name secret' },
});
export const ObjectionNaming = keysOf(objectionNamingWords);
export type ObjectionNaming = keyof typeof objectionNamingWords;

/** Where a record stands on the law's clock. */
export const recordClockWords = table({
  LATE: { zh: '已超期', en: 'Late' },
  NEAR: { zh: '快到期', en: 'About to be late' },
  IN_TIME: { zh: '未到期', en: 'In time' },
});
export const RecordClock = keysOf(recordClockWords);
export type RecordClock = keyof typeof recordClockWords;

/** How far a record has come, as the volunteer reads it. */
export const recordStandingWords = table({
  WAITING: { zh: '待审核', en: 'Awaiting approval' },
  RETURNED: { zh: '退回补充', en: 'Returned' },
  NOTICE: { zh: '公示中', en: 'On notice' },
  OBJECTED: { zh: '有异议', en: 'Objected to' },
  UPHELD: { zh: '异议成立，待更正', en: 'Objection upheld, to be corrected' },
  FINAL: { zh: '已生效', en: 'Final' },
});
export const RecordStanding = keysOf(recordStandingWords);
export type RecordStanding = keyof typeof recordStandingWords;
