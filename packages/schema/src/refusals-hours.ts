import type { Words } from './choice.ts';

/** Refusals about service records, their approval and how they are counted; refusals.ts holds them all. */
export const hoursRefusalWords = {
  APPROVER_IS_VOLUNTEER: { zh: '不能审核自己的时长。', en: 'Nobody approves their own hours.' },
  APPROVER_IS_PROPOSER: { zh: '时长由您提出，须由另一人审核。', en: 'You proposed it; another person approves.' },
  APPROVER_SCANNED: { zh: '签到或签退由您代办，须由另一人审核。', en: 'You did the scan; another person approves.' },
  IDENTITY_IN_DISPUTE: {
    zh: '她的身份正在核对，核对结束后才能审核。',
    en: 'Her identity is being looked into; approve it when that is settled.',
  },
  OWN_CORRECTION: { zh: '不能更正自己的时长，请由另一人提出。', en: 'Nobody corrects their own hours.' },
  CORRECTION_WAITING: {
    zh: '这条记录已有一个更正等待审核。',
    en: 'A correction of this record already awaits approval.',
  },
  CORRECTION_OUTSIDE_SHIFT: {
    zh: '更正后的时间要在时段开始前 {minutes} 分钟至结束后 {hours} 小时之内，并且不能晚于现在。',
    en: 'From {minutes} minutes before the shift to {hours} hours after it, and not in the future.',
  },
  CORRECTION_CHANGES_NOTHING: { zh: '更正后的时间与现在相同，不需要更正。', en: 'These times already stand.' },
  RECORD_OVERLAP: {
    zh: '与本人另一条服务记录的时间重叠，请核对。',
    en: 'Overlaps another service record of the same person.',
  },
  NO_MINUTES: {
    zh: '按计时规则没有可计入的时间：不足一个计时单位，或未达到最低在场比例。',
    en: 'Nothing counts by the rule: less than one unit of time, or too small a share of the shift.',
  },
  POLICY_OF_TEAM: {
    zh: '服务队按所属单位的规则计时，请在单位制定。',
    en: 'A team counts by its unit’s rule; set it at the unit.',
  },
  POLICY_FROM_TOMORROW: {
    zh: '计时规则最早从明天起生效，已开始的服务不重新计算。',
    en: 'A rule holds from tomorrow at the earliest; services already begun are not counted anew.',
  },
  POLICY_SAME_DAY: {
    zh: '本单位已有一条从这一天起生效的规则，请先撤回它，或换一天。',
    en: 'The unit has a rule from that day already; take it back first, or choose another day.',
  },
  POLICY_IN_FORCE: {
    zh: '这条规则已经生效或已撤回，不能撤回；需要改变时请制定一条新的。',
    en: 'The rule is in force or withdrawn and stays; set a new one instead.',
  },
} as const satisfies Record<string, Words>;
