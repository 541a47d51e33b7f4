import { keysOf, type Words } from './choice.ts';

/** Every closed list of values the platform knows, each with the words people see (domain/words.md). */
type Table = Record<string, Words>;
const table = <const T extends Table>(t: T): T => t;

export const unitKindWords = table({
  FEDERATION: { zh: '妇联', en: "Women's federation" },
  NON_FEDERATION: { zh: '非妇联单位', en: 'Unit that is not a federation' },
  GROUP_MEMBER: { zh: '团体会员', en: 'Group member' },
  TEAM: { zh: '志愿服务队', en: 'Service team' },
});
export const UnitKind = keysOf(unitKindWords);
export type UnitKind = keyof typeof unitKindWords;

export const unitLevelWords = table({
  PROVINCE: { zh: '省', en: 'Province' },
  CITY: { zh: '市', en: 'City' },
  COUNTY: { zh: '县（市、区）', en: 'County' },
  TOWNSHIP: { zh: '乡镇（街道）', en: 'Township' },
  VILLAGE: { zh: '村（社区）', en: 'Village or community' },
  ORGANIZATION: { zh: '机关企事业单位', en: 'Organisation' },
  TEAM: { zh: '队伍', en: 'Team' },
});
export const UnitLevel = keysOf(unitLevelWords);
export type UnitLevel = keyof typeof unitLevelWords;

/** Who may issue a record certificate, and why (令67 §26; rules §1.3). */
export const issuingBasisWords = table({
  NONE: { zh: '无出具资格', en: 'May not issue' },
  REGISTERED_ORGANIZATION: { zh: '已登记的志愿服务组织', en: 'Registered volunteer organisation' },
  CHARITY: { zh: '慈善组织', en: 'Charity' },
  VILLAGE_COMMITTEE: { zh: '居（村）民委员会', en: 'Residents’ or villagers’ committee' },
  ACTIVITY_HOST: { zh: '公益活动举办单位', en: 'Host of public-interest activities' },
  PUBLIC_SERVICE: { zh: '公共服务机构', en: 'Public service body' },
});
export const IssuingBasis = keysOf(issuingBasisWords);
export type IssuingBasis = keyof typeof issuingBasisWords;

export const teamTierWords = table({
  CORPS: { zh: '总队', en: 'Corps' },
  DETACHMENT: { zh: '支队', en: 'Detachment' },
  BRIGADE: { zh: '大队', en: 'Brigade' },
  SQUAD: { zh: '分队', en: 'Squad' },
  TEAM: { zh: '服务队', en: 'Service team' },
  GROUP: { zh: '小组', en: 'Group' },
});
export const TeamTier = keysOf(teamTierWords);
export type TeamTier = keyof typeof teamTierWords;

export const teamStateWords = table({ ACTIVE: { zh: '活动中', en: 'Active' }, CLOSED: { zh: '已停止', en: 'Closed' } });
export const TeamState = keysOf(teamStateWords);
export type TeamState = keyof typeof teamStateWords;

export const genderWords = table({ FEMALE: { zh: '女', en: 'Female' }, MALE: { zh: '男', en: 'Male' } });
export const Gender = keysOf(genderWords);
export type Gender = keyof typeof genderWords;

export const idTypeWords = table({
  RESIDENT_ID: { zh: '居民身份证', en: 'Resident identity card' },
  HMT_RESIDENCE: { zh: '港澳台居民居住证', en: 'Residence permit (Hong Kong, Macao, Taiwan)' },
  FOREIGNER_RESIDENCE: { zh: '外国人永久居留身份证', en: 'Foreign permanent resident card' },
  PASSPORT: { zh: '护照', en: 'Passport' },
});
export const IdType = keysOf(idTypeWords);
export type IdType = keyof typeof idTypeWords;

export const volunteerStateWords = table({
  PENDING_SELF: { zh: '待本人确认', en: 'Awaiting her own confirmation' },
  ACTIVE: { zh: '已注册', en: 'Registered' },
  PENDING_GUARDIAN: { zh: '待监护人同意', en: 'Awaiting the guardian' },
  SUSPENDED: { zh: '已暂停', en: 'Suspended' },
  DEREGISTERED: { zh: '已注销', en: 'Deregistered' },
  MERGED: { zh: '已合并', en: 'Merged' },
});
export const VolunteerState = keysOf(volunteerStateWords);
export type VolunteerState = keyof typeof volunteerStateWords;

export const availabilityWords = table({
  WEEKDAY_MORNING: { zh: '工作日上午', en: 'Weekday mornings' },
  WEEKDAY_AFTERNOON: { zh: '工作日下午', en: 'Weekday afternoons' },
  WEEKDAY_EVENING: { zh: '工作日晚上', en: 'Weekday evenings' },
  WEEKEND_MORNING: { zh: '周末上午', en: 'Weekend mornings' },
  WEEKEND_AFTERNOON: { zh: '周末下午', en: 'Weekend afternoons' },
  WEEKEND_EVENING: { zh: '周末晚上', en: 'Weekend evenings' },
  HOLIDAY: { zh: '节假日', en: 'Public holidays' },
  ANYTIME: { zh: '随时', en: 'Any time' },
});
export const Availability = keysOf(availabilityWords);
export type Availability = keyof typeof availabilityWords;

/** What a consent is for (PIPL §14, §25, §29): each is given and withdrawn by itself. */
export const consentPurposeWords = table({
  PRIVACY_NOTICE: { zh: '已阅读并同意《个人信息处理告知书》', en: 'Read and agree to the privacy notice' },
  SENSITIVE_ID: { zh: '同意处理证件号码等敏感个人信息', en: 'Processing of sensitive data such as ID number' },
  SMS_NOTICE: { zh: '同意接收服务提醒短信', en: 'Text-message reminders' },
  PUBLIC_NAME: { zh: '同意在公示中显示脱敏姓名', en: 'Masked name in public notices' },
});
export const ConsentPurpose = keysOf(consentPurposeWords);
export type ConsentPurpose = keyof typeof consentPurposeWords;
/** Without these nobody can be registered; the others are free (PIPL §16). */
export const requiredConsents = ['PRIVACY_NOTICE', 'SENSITIVE_ID'] as const satisfies readonly ConsentPurpose[];

export const membershipStateWords = table({
  REQUESTED: { zh: '待队长同意', en: 'Awaiting the coordinator' },
  ACTIVE: { zh: '队员', en: 'Member' },
  DECLINED: { zh: '未通过', en: 'Declined' },
  LEFT: { zh: '已退出', en: 'Left' },
});
export const MembershipState = keysOf(membershipStateWords);
export type MembershipState = keyof typeof membershipStateWords;

export const qualificationStateWords = table({
  CLAIMED: { zh: '待核验', en: 'Claimed' },
  VERIFIED: { zh: '已核验', en: 'Verified' },
  REJECTED: { zh: '未通过', en: 'Rejected' },
});
export const QualificationState = keysOf(qualificationStateWords);
export type QualificationState = keyof typeof qualificationStateWords;

export const riskLevelWords = table({
  ORDINARY: { zh: '一般', en: 'Ordinary' },
  HAZARDOUS: { zh: '可能发生人身危险', en: 'Possible bodily danger' },
});
export const RiskLevel = keysOf(riskLevelWords);
export type RiskLevel = keyof typeof riskLevelWords;

/** rules §3: P0 public … P4 sealed: there type, title and place never show over a shoulder. */
export const privacyClassWords = table({
  P0: { zh: '公开', en: 'Public' },
  P1: { zh: '内部', en: 'Internal' },
  P2: { zh: '个人', en: 'Personal' },
  P3: { zh: '敏感', en: 'Sensitive' },
  P4: { zh: '封存', en: 'Sealed' },
});
export const PrivacyClass = keysOf(privacyClassWords);
export type PrivacyClass = keyof typeof privacyClassWords;
/** Sealed service types: 心理咨询, 邻里调解, 反家暴 and the like. */
export const isSealed = (privacyClass: PrivacyClass): boolean => privacyClass === 'P4';
/** What a sealed service reads wherever another person might look over a shoulder (words.md). */
export const sealedServiceWords: Words = { zh: '专业服务', en: 'Professional service' };

export const projectStateWords = table({ OPEN: { zh: '进行中', en: 'Open' }, CLOSED: { zh: '已结束', en: 'Closed' } });
export const ProjectState = keysOf(projectStateWords);
export type ProjectState = keyof typeof projectStateWords;

export const activityStateWords = table({
  DRAFT: { zh: '草稿', en: 'Draft' },
  PUBLISHED: { zh: '招募中', en: 'Open for sign-up' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
  CLOSED: { zh: '已结束', en: 'Closed' },
});
export const ActivityState = keysOf(activityStateWords);
export type ActivityState = keyof typeof activityStateWords;

export const openingFlowWords = table({
  DIRECT: { zh: '直接报名', en: 'Direct' },
  REQUEST: { zh: '报名后由队长同意', en: 'Coordinator confirms' },
});
export const OpeningFlow = keysOf(openingFlowWords);
export type OpeningFlow = keyof typeof openingFlowWords;

export const signUpStateWords = table({
  REQUESTED: { zh: '待队长同意', en: 'Awaiting the coordinator' },
  SIGNED_UP: { zh: '已报名', en: 'Signed up' },
  ARRIVED: { zh: '已签到', en: 'Checked in' },
  COMPLETED: { zh: '已签退', en: 'Checked out' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
  DECLINED: { zh: '未通过', en: 'Declined' },
  NO_SHOW: { zh: '未到', en: 'No-show' },
  EXCUSED: { zh: '已请假', en: 'Excused' },
  CALLED_OFF: { zh: '组织方已取消', en: 'Called off by the organiser' },
});
export const SignUpState = keysOf(signUpStateWords);
export type SignUpState = keyof typeof signUpStateWords;

/** How the plan of an activity was changed after people had signed up. */
export const planChangeKindWords = table({
  CANCELLED: { zh: '取消活动', en: 'Cancelled' },
  MOVED: { zh: '改时间地点', en: 'Moved' },
  PLACES: { zh: '调整名额', en: 'Places changed' },
});
export const PlanChangeKind = keysOf(planChangeKindWords);
export type PlanChangeKind = keyof typeof planChangeKindWords;

/** What such a change meant for one sign-up. */
export const planEffectWords = table({
  CALLED_OFF: { zh: '活动取消', en: 'Called off' },
  MOVED: { zh: '时间或地点改变', en: 'Moved' },
  RELEASED: { zh: '时间冲突，名额已取消', en: 'Released: it would clash' },
  LOST_PLACE: { zh: '名额减少，报名已取消', en: 'Lost the place' },
  UNFIT: { zh: '改期后不符合条件，报名已取消', en: 'Released: does not meet the conditions on the new date' },
});
export const PlanEffect = keysOf(planEffectWords);
export type PlanEffect = keyof typeof planEffectWords;

export const smsStateWords = table({
  QUEUED: { zh: '短信待发', en: 'Text message queued' },
  SENT: { zh: '短信已发', en: 'Text message sent' },
  FAILED: { zh: '短信未发出', en: 'Text message failed' },
});
export const SmsState = keysOf(smsStateWords);
export type SmsState = keyof typeof smsStateWords;

/** Who may see a photo, once everybody recognisable in it has consented to that. */
export const photoAudienceWords = table({
  PARTICIPANTS: { zh: '参加这次活动的人', en: 'Those who took part' },
  VOLUNTEERS: { zh: '所有登录的志愿者', en: 'Every volunteer signed in' },
});
export const PhotoAudience = keysOf(photoAudienceWords);
export type PhotoAudience = keyof typeof photoAudienceWords;
/** What whoever adds a photo states, word for word; kept with each consent (PIPL §25, §29, §31). */
export const photoStatementWords: Readonly<Record<PhotoAudience, Words>> = {
  PARTICIPANTS: {
    zh: '照片里能认出的每个人都已列在这里，我逐一问过：他们（未成年人和监护人）都同意把这张照片给参加这次活动的人看。',
    en: 'Everyone recognisable is listed here, and each (for minors, their guardian too) agreed that those who took part may see this photo.',
  },
  VOLUNTEERS: {
    zh: '照片里能认出的每个人都已列在这里，我逐一问过：他们（未成年人和监护人）都同意把这张照片给所有登录的志愿者看。',
    en: 'Everyone recognisable is listed here, and each (for minors, their guardian too) agreed that every volunteer signed in may see this photo.',
  },
};

export const scanMethodWords = table({
  QR: { zh: '扫码', en: 'QR code' },
  DIGITS: { zh: '六位码', en: 'Six digits' },
  PROXY: { zh: '代签到', en: 'Coordinator’s proxy' },
  STATED: { zh: '队长补记', en: 'Stated by the coordinator' },
  OFFLINE: { zh: '离线扫码', en: 'Scanned offline' },
  COMPANION: { zh: '同行人确认', en: 'Confirmed by a companion' },
  SLIP: { zh: '服务对象确认单', en: 'Recipient’s slip' },
});

export const ScanMethod = keysOf(scanMethodWords);
export type ScanMethod = keyof typeof scanMethodWords;

/** A scan made without a network, until somebody who was there vouches for it. */
export const offlineScanStateWords = table({
  PENDING: { zh: '待确认', en: 'Awaiting confirmation' },
  CONFIRMED: { zh: '已确认', en: 'Confirmed' },
  DECLINED: { zh: '未认可', en: 'Not confirmed' },
});
export type OfflineScanState = keyof typeof offlineScanStateWords;

export const scanKindWords = table({ IN: { zh: '签到', en: 'Check-in' }, OUT: { zh: '签退', en: 'Check-out' } });
export const ScanKind = keysOf(scanKindWords);
export type ScanKind = keyof typeof scanKindWords;

export const recordStateWords = table({
  PROPOSED: { zh: '待审核', en: 'Awaiting approval' },
  RETURNED: { zh: '退回补充', en: 'Returned' },
  APPROVED: { zh: '已计入', en: 'Counted' },
});
export const RecordState = keysOf(recordStateWords);
export type RecordState = keyof typeof recordStateWords;

/** Why a record went back by itself, without a person's reason. */
export const returnCodeWords = table({
  NOTHING_TO_COUNT: {
    zh: '签到和签退之间没有可以计入的时间（不足一个计时单位、开始前已离开，或未达到最低在场比例）。请队长核实后补充真实的到达和离开时间。',
    en: 'No time that counts lies between check-in and check-out (less than a minute, or left before the start). The coordinator states the true times.',
  },
});
export const ReturnCode = keysOf(returnCodeWords);
export type ReturnCode = keyof typeof returnCodeWords;

export const correctionStateWords = table({
  PROPOSED: { zh: '更正待审核', en: 'Correction awaiting approval' },
  APPROVED: { zh: '已更正', en: 'Corrected' },
  REJECTED: { zh: '未同意更正', en: 'Correction not agreed' },
});
export const CorrectionState = keysOf(correctionStateWords);
export type CorrectionState = keyof typeof correctionStateWords;

/** 认定方式: how the minutes were earned. */
export const recordSourceWords = table({
  SCAN: { zh: '本人扫码签到签退', en: 'Own check-in and check-out' },
  PROXY: { zh: '队长代签到', en: 'Coordinator’s proxy' },
  STATED: { zh: '队长补记离开时间', en: 'Leaving time stated by the coordinator' },
  OFFLINE: { zh: '本人离线扫码，队长确认', en: 'Scanned offline, confirmed by the coordinator' },
  COMPANION: { zh: '入户服务，同行人确认', en: 'Home visit, confirmed by a companion' },
  SLIP: { zh: '入户服务，服务对象确认单', en: 'Home visit, recipient’s signed slip' },
  LATE: { zh: '凭签字表补录，上级单位审核', en: 'Entered late from a signed sheet, approved by the unit above' },
});
export const RecordSource = keysOf(recordSourceWords);
export type RecordSource = keyof typeof recordSourceWords;

/** A lost phone restored in person: opened by one, confirmed by another, used by her. */
export const restorationStateWords = {
  OPEN: { zh: '待第二人确认', en: 'Awaiting a second person' },
  CONFIRMED: { zh: '已确认，待本人设置', en: 'Confirmed; she has to set her secrets' },
  USED: { zh: '已找回', en: 'Restored' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Words>;
export const RestorationState = keysOf(restorationStateWords);
export type RestorationState = keyof typeof restorationStateWords;
