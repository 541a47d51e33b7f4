import { keysOf, type Words } from './choice.ts';

/** A guardian's answer from a phone of her own (AT-5). */
export const guardianStateWords = {
  WAITING: { zh: '待监护人答复', en: 'Awaiting the guardian' },
  GIVEN: { zh: '监护人已同意', en: 'Given' },
  REFUSED: { zh: '监护人不同意', en: 'Refused' },
  WITHDRAWN: { zh: '监护人已撤回', en: 'Withdrawn' },
  ENDED: { zh: '不再需要', en: 'No longer needed' },
} as const satisfies Record<string, Words>;
export const GuardianState = keysOf(guardianStateWords);
export type GuardianState = keyof typeof guardianStateWords;

/** A registration on paper waits for a call-back by somebody else. */
export const paperStateWords = {
  WAITING: { zh: '待电话回访', en: 'Awaiting the call-back' },
  CONFIRMED: { zh: '本人已确认', en: 'Confirmed' },
  REFUSED: { zh: '本人不同意', en: 'She declined' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Words>;
export const PaperState = keysOf(paperStateWords);
export type PaperState = keyof typeof paperStateWords;

export const callResultWords = {
  AGREED: { zh: '本人同意登记', en: 'She agrees' },
  REFUSED: { zh: '本人不同意登记', en: 'She declines' },
  NO_ANSWER: { zh: '没有接通', en: 'No answer' },
  WRONG_NUMBER: { zh: '号码不是本人', en: 'Not her number' },
} as const satisfies Record<string, Words>;
export const CallResult = keysOf(callResultWords);
export type CallResult = keyof typeof callResultWords;

export const revealFieldWords = {
  PHONE: { zh: '手机号', en: 'Phone number' },
  ID_NUMBER: { zh: '证件号码', en: 'ID number' },
} as const satisfies Record<string, Words>;
export const RevealField = keysOf(revealFieldWords);
export type RevealField = keyof typeof revealFieldWords;

/** Why somebody needs a whole number; she reads it herself. */
export const revealPurposeWords = {
  CONTACT: { zh: '联系本人参加服务', en: 'To reach her about a service' },
  COPY: { zh: '打印副本交给本人', en: 'To print her copy and hand it over' },
  ON_THE_DAY: { zh: '活动当天联系', en: 'To reach her on the day' },
  URGENT: { zh: '突发情况', en: 'An emergency' },
  PAPERS: { zh: '核对证件', en: 'To check her papers' },
  INSURANCE: { zh: '办理保险', en: 'Insurance' },
  OTHER: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
export const RevealPurpose = keysOf(revealPurposeWords);
export type RevealPurpose = keyof typeof revealPurposeWords;

export const disputeStateWords = {
  OPEN: { zh: '待处理', en: 'Open' },
  SETTLED: { zh: '已处理', en: 'Settled' },
} as const satisfies Record<string, Words>;
export const DisputeState = keysOf(disputeStateWords);
export type DisputeState = keyof typeof disputeStateWords;

export const disputeDecisionWords = {
  CLAIMANT: { zh: '后登记的人是证件持有人', en: 'The later registration holds the papers' },
  HOLDER: { zh: '先登记的人是证件持有人', en: 'The earlier registration holds the papers' },
  SAME_PERSON: { zh: '是同一个人重复登记', en: 'One person registered twice' },
} as const satisfies Record<string, Words>;
export const DisputeDecision = keysOf(disputeDecisionWords);
export type DisputeDecision = keyof typeof disputeDecisionWords;

export const wrongRecordWords = {
  CORRECT: { zh: '请本人更正证件号码', en: 'She corrects her number' },
  DEIDENTIFY: { zh: '注销并隐去个人信息', en: 'Deregister and de-identify' },
} as const satisfies Record<string, Words>;
export const WrongRecord = keysOf(wrongRecordWords);
export type WrongRecord = keyof typeof wrongRecordWords;

export const mergeStateWords = {
  PROPOSED: { zh: '待另一人确认', en: 'Awaiting another person' },
  DONE: { zh: '已合并', en: 'Merged' },
  DECLINED: { zh: '不合并', en: 'Declined' },
} as const satisfies Record<string, Words>;
export const MergeState = keysOf(mergeStateWords);
export type MergeState = keyof typeof mergeStateWords;

/** What a person may ask of her data (PIPL §45–48). */
export const rightsKindWords = {
  COPY: { zh: '查阅、复制我的信息', en: 'Access and copy' },
  CORRECTION: { zh: '更正我的信息', en: 'Correction' },
  ERASURE: { zh: '删除我的信息', en: 'Erasure' },
  EXPLANATION: { zh: '说明处理规则', en: 'Explanation' },
} as const satisfies Record<string, Words>;
export const RightsKind = keysOf(rightsKindWords);
export type RightsKind = keyof typeof rightsKindWords;

export const rightsStateWords = {
  OPEN: { zh: '办理中', en: 'In progress' },
  DONE: { zh: '已办理', en: 'Done' },
  REFUSED: { zh: '未予办理', en: 'Refused' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  /** Her data went while it was open: nothing is left to be done. */
  LAPSED: { zh: '已随信息删除结束', en: 'Ended with the erasure' },
} as const satisfies Record<string, Words>;
export const RightsState = keysOf(rightsStateWords);
export type RightsState = keyof typeof rightsStateWords;

/** Queues about people on the workbench, each a page that somebody works through. */
export const matterWords = {
  CALL_BACKS: { zh: '等电话回访', en: 'Calls to make' },
  QUALIFICATIONS: { zh: '待核验资格', en: 'Qualifications to verify' },
  DISPUTES: { zh: '身份争议', en: 'Identity disputes' },
  MERGES: { zh: '待确认合并', en: 'Merges to confirm' },
  DUPLICATES: { zh: '可能重复的登记', en: 'Likely duplicates' },
  RIGHTS: { zh: '个人信息请求', en: 'Personal-data requests' },
  GUARDIANS: { zh: '待监护人同意', en: 'Awaiting a guardian' },
  RESTORATIONS: { zh: '待确认的账号恢复', en: 'Restorations to confirm' },
} as const satisfies Record<string, Words>;
export const Matter = keysOf(matterWords);
export type Matter = keyof typeof matterWords;

/** Why two registrations look like one person. */
export const likenessWords = {
  NAME_PHONE: { zh: '同名同手机号', en: 'Same name and phone' },
  NAME_BIRTH: { zh: '同名同出生日期', en: 'Same name and date of birth' },
  PHONE_BIRTH: { zh: '同手机号同出生日期', en: 'Same phone and date of birth' },
  PHONE_NAME_LIKE: { zh: '同手机号，姓名相近', en: 'Same phone, like names' },
} as const satisfies Record<string, Words>;
export const Likeness = keysOf(likenessWords);
export type Likeness = keyof typeof likenessWords;
