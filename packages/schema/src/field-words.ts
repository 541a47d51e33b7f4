import { keysOf, type Words } from './choice.ts';

/** What is told of a person and may be kept from a role at a place. Named by the thing it belongs to. */
export const fieldRightWords = {
  'volunteer.phone': { zh: '手机号', en: 'Phone number' },
  'volunteer.id-number': { zh: '证件号码', en: 'ID number' },
  'volunteer.age': { zh: '年龄', en: 'Age' },
  'volunteer.residence': { zh: '居住区域与所属单位', en: 'Place of residence and unit' },
  'volunteer.skills': { zh: '专业技能', en: 'Skills' },
  'volunteer.guardian': { zh: '监护人', en: 'Guardian' },
  'volunteer.state-reason': { zh: '暂停或注销的原因', en: 'Why suspended or deregistered' },
  'qualification.number': { zh: '资格编号', en: 'Number of a qualification' },
  'qualification.paper': { zh: '资格证明照片', en: 'Photo of a qualification' },
  'registration.paper': { zh: '签字纸质表照片', en: 'Photo of a signed paper' },
  'roster.phone': { zh: '名单中的手机号', en: 'Phone number on rosters' },
  'roster.reasons': { zh: '取消与提前离开的原因', en: 'Why cancelled or left early' },
  'record.phone': { zh: '时长记录中的手机号', en: 'Phone number on records of hours' },
} as const satisfies Record<string, Words>;
export const FieldRight = keysOf(fieldRightWords);
export type FieldRight = keyof typeof fieldRightWords;

/** Where a hidden field is kept from her, for whoever decides it. */
export const fieldScopeWords: Readonly<Record<FieldRight, Words>> = {
  'volunteer.phone': {
    zh: '志愿者名单和详情、报名名单、时长记录、导出表格；也不能按手机号查找或查看完整手机号',
    en: 'Lists and details of volunteers, rosters, records, exports; neither searched by nor shown whole',
  },
  'volunteer.id-number': {
    zh: '志愿者详情、重复登记与身份争议、导出表格；也不能查看完整证件号码',
    en: 'Details, duplicates and disputes, exports; not shown whole either',
  },
  'volunteer.age': { zh: '志愿者详情、重复登记与身份争议、导出表格', en: 'Details, duplicates and disputes, exports' },
  'volunteer.residence': {
    zh: '志愿者名单和详情、导出表格；也不能按单位筛选志愿者',
    en: 'Lists, details and exports; volunteers are not filtered by unit either',
  },
  'volunteer.skills': { zh: '志愿者详情、导出表格', en: 'Details and exports' },
  'volunteer.guardian': { zh: '未成年志愿者详情', en: 'Details of minors' },
  'volunteer.state-reason': { zh: '志愿者详情', en: 'Details' },
  'qualification.number': { zh: '志愿者详情、待核验的资格', en: 'Details and qualifications to verify' },
  'qualification.paper': { zh: '志愿者详情、待核验的资格', en: 'Details and qualifications to verify' },
  'registration.paper': { zh: '待回访的登记', en: 'Registrations to call back' },
  'roster.phone': {
    zh: '报名名单、签到情况、变更通知、导出的名单',
    en: 'Rosters, boards, notices of changes, exported rosters',
  },
  'roster.reasons': { zh: '报名名单、活动经过、导出的名单', en: 'Rosters, timelines, exported rosters' },
  'record.phone': { zh: '时长审核与查询、导出的时长', en: 'Records of hours and their exports' },
};

/** The things fields are grouped by. */
export const fieldGroupWords = {
  volunteer: { zh: '志愿者', en: 'Volunteer' },
  qualification: { zh: '资格', en: 'Qualification' },
  registration: { zh: '登记', en: 'Registration' },
  roster: { zh: '报名与签到', en: 'Sign-up and attendance' },
  record: { zh: '时长', en: 'Hours' },
} as const satisfies Record<string, Words>;
export type FieldGroup = keyof typeof fieldGroupWords;

/** What stands in a field's place on every screen and in every sheet. */
export const hiddenByRuleWords: Words = { zh: '此项按规定不显示', en: 'Hidden by rule' };

const seeing = Object.fromEntries(
  Object.entries(fieldRightWords).map(([name, { zh, en }]) => [
    name,
    { zh: `看到${zh}`, en: `See: ${en.toLowerCase()}` },
  ]),
) as Record<FieldRight, Words>;
/** The same as rights a grant can allow or deny. */
export const seeingWords = seeing;
