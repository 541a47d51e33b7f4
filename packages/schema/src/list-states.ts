import { keysOf, type Words } from './choice.ts';

/** Closed lists of values that the lists over whole places are filtered by, each with the words people see. */
const table = <const T extends Record<string, Words>>(t: T): T => t;

/** How an attempt in the audit log ended. */
export const auditOutcomeWords = table({
  DONE: { zh: '已完成', en: 'Done' },
  REFUSED: { zh: '被拒绝', en: 'Refused' },
});
export const AuditOutcome = keysOf(auditOutcomeWords);
export type AuditOutcome = keyof typeof auditOutcomeWords;

/** How a division stands: codes come and go, provisional ones are the platform's own (rules §5). */
export const divisionStandingWords = table({
  IN_FORCE: { zh: '现行', en: 'In force' },
  ENDED: { zh: '已撤并', en: 'Ended' },
  PROVISIONAL: { zh: '临时代码', en: 'Provisional' },
  STATISTICS_ONLY: { zh: '仅统计用', en: 'Statistics only' },
});
export const DivisionStanding = keysOf(divisionStandingWords);
export type DivisionStanding = keyof typeof divisionStandingWords;

/** How a paper stands today: verified ones come to an end. */
export const qualificationStandingWords = table({
  CLAIMED: { zh: '待核验', en: 'Claimed' },
  VALID: { zh: '有效', en: 'Valid' },
  EXPIRING: { zh: '即将到期', en: 'Expiring soon' },
  EXPIRED: { zh: '已过期', en: 'Expired' },
  REJECTED: { zh: '未通过', en: 'Rejected' },
});
export const QualificationStanding = keysOf(qualificationStandingWords);
export type QualificationStanding = keyof typeof qualificationStandingWords;

/** What a text message is for. */
export const textKindWords = table({
  CODE: { zh: '验证码', en: 'One-time code' },
  GUARDIAN: { zh: '给监护人的链接', en: 'Link for a guardian' },
  NOTICE: { zh: '消息提醒', en: 'Word of a message' },
});
export const TextKind = keysOf(textKindWords);
export type TextKind = keyof typeof textKindWords;
