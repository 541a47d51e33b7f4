import type { Words } from './choice.ts';

/** Evidence behind hours: late entries, flags, and whose hours one may decide. */
export const evidenceRefusalWords = {
  FLAG_OPEN: {
    zh: '有异常还没有核查：{flags}。核查后才能审核。',
    en: 'Still to be looked into: {flags}.',
  },
  FLAG_RESOLVED: { zh: '已经核查过了，请刷新查看。', en: 'Already resolved; reload to see it.' },
  FLAG_ABOUT_YOU: {
    zh: '说的是您自己的审核，由上级单位的人核查。',
    en: 'It is about your own approvals; somebody of the unit above looks into it.',
  },
  FLAG_NEEDS_ABOVE: {
    zh: '审核人由上级单位的人核查。',
    en: 'Whoever approves is looked into by somebody of the unit above.',
  },
  RECORDED_IN_ACTIVITY: {
    zh: '您自己也记在这次活动里，须由没有参加的人审核。',
    en: 'You are recorded in this activity yourself; somebody who is not approves.',
  },
  LATE_NEEDS_ABOVE: {
    zh: '补录的时长须由上级单位的人审核。',
    en: 'Hours entered late are approved by somebody of the unit above.',
  },
  LATE_HAD_A_HAND: {
    zh: '这次活动的签到或补录您经手过，补录的时长须由没有经手的人审核。',
    en: 'You scanned or entered for this activity; late hours are approved by somebody who did not.',
  },
  LATE_NOT_HELD: { zh: '活动没有举行，不能补录。', en: 'The activity was not held.' },
  LATE_TOO_EARLY: {
    zh: '这个时段还没有结束，请用代签到；结束后才能补录。',
    en: 'The shift is not over; check people in by proxy, and enter late only afterwards.',
  },
  LATE_TOO_LATE: { zh: '时段结束已超过 {days} 天，不能再补录。', en: 'The shift ended more than {days} days ago.' },
  LATE_NOBODY_ABOVE: {
    zh: '组织单位没有上级单位，没有人能审核补录。',
    en: 'The organiser has no unit above that could approve it.',
  },
  LATE_PAPER_NEEDED: {
    zh: '请上传签字表的照片，每次补录都要重新拍照上传。',
    en: 'Upload a photo of the signed sheet, a new one for each entry.',
  },
  LATE_OUTSIDE_SHIFT: {
    zh: '补录的时间要在这个时段的开始和结束之间，不能超过活动的时长。',
    en: 'Within the shift: never more than the activity was.',
  },
  LATE_HAS_SCANS: {
    zh: '这个人在这个时段已有签到记录，请在名单里补记离开时间，或在时长审核里处理。',
    en: 'This person has scans in this shift; state the leaving time in the roster, or see hours review.',
  },
  LATE_NOT_YET_VOLUNTEER: {
    zh: '服务当天还没有登记为志愿者，不能补录。',
    en: 'Not yet registered as a volunteer on that day.',
  },
  LATE_OWN: { zh: '不能给自己补录，请由另一位队长办理。', en: 'Nobody enters their own hours late.' },
  LATE_TWICE: { zh: '同一个人填了两次。', en: 'The same person twice.' },
} as const satisfies Record<string, Words>;
