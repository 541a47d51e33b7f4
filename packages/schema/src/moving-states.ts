import { keysOf, type Words } from './choice.ts';

/** What moving in and out knows: the columns of an imported person, the stages of imports and exports. */
const table = <const T extends Record<string, Words>>(t: T): T => t;

/** The columns an imported person may have; 令67 §5 and what registering somebody else asks for. */
export const importFieldWords = table({
  name: { zh: '姓名', en: 'Name' },
  idNumber: { zh: '证件号码', en: 'ID number' },
  phone: { zh: '手机号', en: 'Phone' },
  villageCode: { zh: '居住村（社区）', en: 'Village or community' },
  gender: { zh: '性别', en: 'Gender' },
  birthDate: { zh: '出生日期', en: 'Birth date' },
  idType: { zh: '证件类型', en: 'Kind of paper' },
  skills: { zh: '专业技能', en: 'Skills' },
  serviceTypeIds: { zh: '服务类别', en: 'Services' },
  availability: { zh: '可服务时间', en: 'When she has time' },
  guardianName: { zh: '监护人姓名', en: 'Guardian’s name' },
  guardianPhone: { zh: '监护人手机号', en: 'Guardian’s phone' },
  guardianRelation: { zh: '与监护人关系', en: 'Relation to the guardian' },
});
export const ImportField = keysOf(importFieldWords);
export type ImportField = keyof typeof importFieldWords;

export const importStateWords = table({
  READING: { zh: '正在读取', en: 'Reading' },
  MAPPING: { zh: '待核对列', en: 'Columns to be checked' },
  CHECKING: { zh: '正在检查', en: 'Checking' },
  CHECKED: { zh: '检查完成，待导入', en: 'Checked' },
  IMPORTING: { zh: '正在导入', en: 'Importing' },
  DONE: { zh: '已导入', en: 'Imported' },
  FAILED: { zh: '未完成', en: 'Failed' },
  DISCARDED: { zh: '已作废', en: 'Discarded' },
});
export const ImportState = keysOf(importStateWords);
export type ImportState = keyof typeof importStateWords;

export const importVerdictWords = table({
  READY: { zh: '可以导入', en: 'Ready' },
  SUSPECT: { zh: '疑似重复', en: 'Possibly twice' },
  BAD: { zh: '有问题', en: 'Has problems' },
  IMPORTED: { zh: '已导入', en: 'Imported' },
});
export const ImportVerdict = keysOf(importVerdictWords);
export type ImportVerdict = keyof typeof importVerdictWords;

export const exportKindWords = table({
  VOLUNTEERS: { zh: '志愿者名单', en: 'Volunteers' },
  ROSTER: { zh: '报名名单', en: 'Roster' },
  RECORDS: { zh: '服务记录', en: 'Service records' },
  ACTIVITIES: { zh: '活动列表', en: 'Activities' },
  MEMBERSHIPS: { zh: '入队总表', en: 'Memberships' },
  SIGN_UPS: { zh: '报名总表', en: 'Sign-ups' },
  SCANS: { zh: '签到记录', en: 'Check-ins and check-outs' },
  QUALIFICATIONS: { zh: '专业资格', en: 'Qualifications' },
  CONSENTS: { zh: '同意登记', en: 'Consents' },
  RIGHTS_REQUESTS: { zh: '个人信息请求', en: 'Personal-data requests' },
  LEDGER: { zh: '时长台账', en: 'Ledger of hours' },
  CORRECTIONS: { zh: '时长更正', en: 'Corrections of hours' },
  ACCOUNTS: { zh: '账号与权限', en: 'Accounts and their rights' },
  GRANTS: { zh: '谁能在此做什么', en: 'Who may do what here' },
  AUDIT: { zh: '操作记录', en: 'Activity log' },
  REVEALS: { zh: '查看完整号码记录', en: 'Whole numbers shown' },
  COMPLAINTS: { zh: '投诉', en: 'Complaints' },
});
export const ExportKind = keysOf(exportKindWords);
export type ExportKind = keyof typeof exportKindWords;

export const exportStateWords = table({
  WAITING: { zh: '正在生成', en: 'Being made' },
  READY: { zh: '可以下载', en: 'Ready' },
  FAILED: { zh: '没有生成', en: 'Failed' },
  EXPIRED: { zh: '已过期', en: 'Expired' },
});
export const ExportState = keysOf(exportStateWords);
export type ExportState = keyof typeof exportStateWords;

/** How sure it is whom a pasted name means. */
export const pastedStateWords = table({
  FOUND: { zh: '已找到', en: 'Found' },
  SEVERAL: { zh: '有几位同名', en: 'Several of this name' },
  DIFFERENT: { zh: '姓名与手机号对不上', en: 'Name and phone differ' },
  NONE: { zh: '没有找到', en: 'Not found' },
  UNCLEAR: { zh: '没认出姓名', en: 'No name made out' },
});
export const PastedState = keysOf(pastedStateWords);
export type PastedState = keyof typeof pastedStateWords;
