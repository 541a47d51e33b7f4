import type { Words } from './choice.ts';

/** Refusals of changing a plan, closing an activity and one's own lists; refusals.ts holds them all. */
export const planRefusalWords = {
  MOVE_NEEDED: {
    zh: '已有 {count} 人报名，改地点请用“改时间地点”，系统会通知每个人。',
    en: '{count} have signed up: use “Move”, which tells everyone.',
  },
  ACTIVITY_OVER: { zh: '活动已结束或已取消，不能再改。', en: 'Over or cancelled: it can no longer change.' },
  ALREADY_CANCELLED: {
    zh: '活动已经取消，报了名的人都已收到通知，不用再取消。',
    en: 'Cancelled already, and everyone who had signed up was told.',
  },
  SAME_JUST_MADE: {
    zh: '{minutes} 分钟内刚发起过同一时间、同一地点的“{title}”。如果确实要再办一场，请点“确实要再发起一场”。',
    en: '“{title}” at this time and place was started within the last {minutes} minutes. If another is really meant, say so.',
  },
  PEOPLE_CHECKED_IN: {
    zh: '已有 {count} 人签到，不能这样改；请先在“签到情况”核对。',
    en: '{count} have checked in, so this is no longer possible.',
  },
  NOT_OVER_YET: { zh: '活动还没有结束，结束后再结项。', en: 'Not over yet; close it afterwards.' },
  PEOPLE_INSIDE: {
    zh: '还有 {count} 人没有签退，请先在“签到情况”补记离开时间。',
    en: '{count} have not checked out; state when they left first.',
  },
  REQUESTS_OPEN: { zh: '还有 {count} 个报名没有答复，请先处理。', en: '{count} requests wait for an answer.' },
  NO_SHOWS_OPEN: {
    zh: '还有 {count} 人报了名、没有签到。请先逐个核对：来过的去“签到情况”代签到，没来的记为未到或已请假。',
    en: '{count} signed up and were not checked in: check in those who came, mark the others as no-show or excused.',
  },
  HOURS_OVER: {
    zh: '活动结束已超过 {days} 个工作日，时长不能再补记。',
    en: 'More than {days} working days after the end, hours can no longer be recorded.',
  },
  CAME_OUTSIDE_SHIFT: {
    zh: '到达时间要在时段开始前 1 小时到结束后 2 小时之内。',
    en: 'Arrival lies between one hour before the shift and two hours after its end.',
  },
  OFFLINE_SCANS_OPEN: {
    zh: '还有 {count} 条离线签到没有确认，请先在“签到情况”处理。',
    en: '{count} offline scans wait to be confirmed; decide on them on the board first.',
  },
  RECORDS_UNPROPOSED: {
    zh: '还有 {count} 人的时长没有形成记录，请稍等片刻再试。',
    en: 'The hours of {count} have no record yet; try again in a moment.',
  },
  ALREADY_CLOSED: { zh: '已经结项。要更正请由上级单位重开。', en: 'Closed already; the unit above may reopen it.' },
  NOT_CLOSED: { zh: '还没有结项，不用重开。', en: 'Not closed.' },
  PHOTO_SEALED: { zh: '这类服务要替当事人保密，不能放照片。', en: 'A sealed service shows no photos.' },
  PHOTO_TOO_EARLY: { zh: '活动结束后才能放照片。', en: 'Photos come after the activity is over.' },
  PHOTO_CANCELLED: { zh: '没有发布或已取消的活动不能放照片。', en: 'A draft or cancelled activity has no photos.' },
  PHOTO_LIMIT: { zh: '一次活动最多放 {max} 张照片，请先撤下一张。', en: 'At most {max} photos; take one down first.' },
  PHOTO_FILE_NEEDED: { zh: '请上传一张新照片（JPEG、PNG 或 WebP）。', en: 'Upload a new photo (JPEG, PNG or WebP).' },
  PHOTO_CONSENT_NEEDED: {
    zh: '请先问过照片里能认出的每个人，再勾选确认。',
    en: 'Ask everyone recognisable in it first, then confirm.',
  },
  PHOTO_WITHDRAWN: { zh: '这张照片已经撤下。', en: 'This photo was taken down already.' },
  NOTHING_CHANGED: { zh: '时间、地点和名额都没有变化。', en: 'Nothing would change.' },
  PEOPLE_WOULD_CLASH: {
    zh: '有 {count} 人改后与自己的其他服务时间重叠。请取消这些人的报名，或换一个时间。',
    en: '{count} would overlap with another service of theirs: release them or choose another time.',
  },
  PEOPLE_UNFIT: {
    zh: '有 {count} 人在新的日期不符合条件（年龄、监护人同意或资格）。请逐个决定：取消报名，或在可以时保留并请她更新。',
    en: '{count} do not meet the conditions on the new date: release each, or keep where that is allowed.',
  },
  INSURANCE_DATES: {
    zh: '这个活动可能发生人身危险：请先核对保险单保到新的日期。',
    en: 'A dangerous activity: check first that the insurance policy covers the new date.',
  },
  PEOPLE_CHANGED: {
    zh: '报名刚有变化，受影响的人和您看到的不同了，请重新看一遍再确认。',
    en: 'The people affected have changed; look again before you confirm.',
  },
  CHOOSE_EXACTLY: {
    zh: '要取消 {count} 人的报名，请正好选 {count} 人。',
    en: 'Choose exactly {count} people.',
  },
  REASON_NEEDED: {
    zh: '有人受影响，请写明原因，通知里会告诉他们。',
    en: 'People are affected: give the reason they will read.',
  },
  ALL_PLACES_GONE: {
    zh: '这样改后一个名额也没有了。如果不办了，请用“取消活动”。',
    en: 'No place would be left; cancel the activity instead.',
  },
  TOO_MANY_VIEWS: {
    zh: '一个列表最多存 {max} 个筛选，请先删掉不用的。',
    en: 'At most {max} saved filters for a list; remove one first.',
  },
} as const satisfies Record<string, Words>;
