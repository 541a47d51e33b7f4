import { keysOf, type Words } from './choice.ts';

const table = <const T extends Record<string, Words>>(t: T): T => t;

/** Where a complaint (投诉) about a service stands. */
export const complaintStateWords = table({
  RECEIVED: { zh: '待受理', en: 'Received' },
  ACCEPTED: { zh: '办理中', en: 'Being looked into' },
  DECLINED: { zh: '不予受理', en: 'Not accepted' },
  ANSWERED: { zh: '已答复', en: 'Answered' },
  REVIEW: { zh: '上级复核中', en: 'Under review' },
  CLOSED: { zh: '已办结', en: 'Closed' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
});
export const ComplaintState = keysOf(complaintStateWords);
export type ComplaintState = keyof typeof complaintStateWords;

/** What it is about: of an organisation's own people the unit above decides. */
export const complaintAboutWords = table({
  SERVICE: { zh: '服务和安排', en: 'The service or how it was arranged' },
  STAFF: { zh: '队长或工作人员', en: 'A coordinator or member of staff' },
});
export const ComplaintAbout = keysOf(complaintAboutWords);
export type ComplaintAbout = keyof typeof complaintAboutWords;

export const complaintFindingWords = table({
  UPHELD: { zh: '属实', en: 'Upheld' },
  PARTLY: { zh: '部分属实', en: 'Partly upheld' },
  NOT_UPHELD: { zh: '不属实', en: 'Not upheld' },
});
export const ComplaintFinding = keysOf(complaintFindingWords);
export type ComplaintFinding = keyof typeof complaintFindingWords;

/** What was done about it, one after the other; none is ever taken away. */
export const complaintStepWords = table({
  RECEIVED: { zh: '收到投诉', en: 'Received' },
  ACCEPTED: { zh: '受理', en: 'Accepted' },
  DECLINED: { zh: '不予受理', en: 'Not accepted' },
  ANSWERED: { zh: '答复', en: 'Answered' },
  URGED: { zh: '催办', en: 'Asked after' },
  MOVED: { zh: '转办', en: 'Passed on' },
  REVEALED: { zh: '查看投诉人姓名', en: 'Name looked at' },
  REVIEW_ASKED: { zh: '申请复核', en: 'Review asked for' },
  REVIEWED: { zh: '复核答复', en: 'Reviewed' },
  CLOSED: { zh: '办结', en: 'Closed' },
  WITHDRAWN: { zh: '撤回', en: 'Withdrawn' },
});
export const ComplaintStep = keysOf(complaintStepWords);
export type ComplaintStep = keyof typeof complaintStepWords;

/**
 * 令67 says that complaints are recorded, not by when they are answered. A public body says within 5 working days whether it
 * takes a matter on, and most 12345 lines answer within 15; the upper unit has as long for a review, and so has the
 * complainant to ask for one.
 */
export const complaintLimits = {
  facts: 5,
  factLength: 500,
  acceptWorkingDays: 5,
  answerWorkingDays: 15,
  reviewWorkingDays: 15,
  askReviewWorkingDays: 15,
} as const;
