import { keysOf, type Words } from './choice.ts';

/** Other platforms: what travels between them and us, in which terms, and where it stands. */
const table = <const T extends Record<string, Words>>(t: T): T => t;

/**
 * The terms a service record travels in: 令67 §5 and §7, MZ/T 061. The Chinese word is both the header of a sheet and the key
 * in JSON, so that one file reads like the other. Field codes of MZ/T 061 are not public (rules §9).
 */
export const recordTermWords = table({
  number: { zh: '记录编号', en: 'Record number' },
  volunteerNumber: { zh: '志愿者编号', en: 'Volunteer number' },
  name: { zh: '姓名', en: 'Name' },
  idNumber: { zh: '证件号码', en: 'ID number' },
  phone: { zh: '联系方式', en: 'Phone' },
  title: { zh: '活动名称', en: 'Activity' },
  date: { zh: '服务日期', en: 'Day of service' },
  lastDate: { zh: '结束日期', en: 'Last day' },
  startedAt: { zh: '开始时间', en: 'Began' },
  endedAt: { zh: '结束时间', en: 'Ended' },
  minutes: { zh: '服务时间（分钟）', en: 'Minutes' },
  hours: { zh: '服务时间（小时）', en: 'Hours' },
  place: { zh: '服务地点', en: 'Place' },
  content: { zh: '服务内容', en: 'Content' },
  organiser: { zh: '活动组织单位', en: 'Organiser' },
  inCharge: { zh: '活动负责人', en: 'Person in charge' },
  grade: { zh: '认定等级', en: 'Strength of evidence' },
  evidence: { zh: '佐证材料', en: 'Evidence' },
  outsideNumber: { zh: '对方系统编号', en: 'Number there' },
  outsideHours: { zh: '对方系统时长（小时）', en: 'Hours there' },
  outsideMinutes: { zh: '对方系统时长（分钟）', en: 'Minutes there' },
});
export type RecordTerm = keyof typeof recordTermWords;

/** Says what a JSON file of records is; its version goes up when a term changes its meaning. */
export const RECORDS_FORMAT = 'jinguo-records-1';

/** 外平台时长: shown beside the grades of our own, added to none of them. */
export const externalHoursWords: Words = { zh: '外平台时长', en: 'Hours on other platforms' };

/** What stands beside their sum. */
export const externalSaysWords = table({
  NOT_COUNTED: { zh: '只展示，不计入累计时长', en: 'shown only, no part of the total' },
  MAYBE_SAME: {
    zh: '其中 {n} 可能与本平台的记录是同一次服务',
    en: '{n} of it possibly the same services as records of this platform',
  },
  REPEATED: {
    zh: '另有 {n} 与另一个外平台时间重合，可能重复，没有加进来',
    en: '{n} more lie at the time of another outside platform’s, possibly twice, and are left out',
  },
});

/** Platforms most volunteers have hours on; any other is written by its name. */
export const knownPlatforms = [
  { zh: '中国志愿服务网', en: 'China Volunteer Service (national)' },
  { zh: '志愿汇', en: 'Zhiyuanhui' },
  { zh: '志愿山东', en: 'Volunteer Shandong' },
  { zh: 'i志愿', en: 'iVolunteer' },
] as const satisfies readonly Words[];

export const externalImportStateWords = table({
  READING: { zh: '正在读取', en: 'Reading' },
  CHECKING: { zh: '正在检查', en: 'Checking' },
  CHECKED: { zh: '检查完成，待导入', en: 'Checked' },
  IMPORTING: { zh: '正在导入', en: 'Importing' },
  DONE: { zh: '已导入', en: 'Imported' },
  UNDONE: { zh: '已撤销', en: 'Undone' },
  FAILED: { zh: '未完成', en: 'Failed' },
  DISCARDED: { zh: '已作废', en: 'Discarded' },
});
export const ExternalImportState = keysOf(externalImportStateWords);
export type ExternalImportState = keyof typeof externalImportStateWords;

export const externalVerdictWords = table({
  READY: { zh: '可以导入', en: 'Ready' },
  SUSPECT: { zh: '请核对', en: 'Please look' },
  KNOWN: { zh: '以前导入过', en: 'Here already' },
  BAD: { zh: '有问题', en: 'Has problems' },
  IMPORTED: { zh: '已导入', en: 'Imported' },
});
export const ExternalVerdict = keysOf(externalVerdictWords);
export type ExternalVerdict = keyof typeof externalVerdictWords;

/** Where a record stands beside an outside system; it follows from both sides and is stored nowhere. */
export const outsideStateWords = table({
  PENDING: { zh: '未录', en: 'Not typed in' },
  DIFFERS: { zh: '不一致', en: 'Differs' },
  ENTERED: { zh: '已录', en: 'Typed in' },
});
export const OutsideState = keysOf(outsideStateWords);
export type OutsideState = keyof typeof outsideStateWords;

export const outsideBatchStateWords = table({
  WAITING: { zh: '正在生成', en: 'Being made' },
  SENT: { zh: '等待回执', en: 'Awaiting acknowledgement' },
  ANSWERING: { zh: '正在读取回执', en: 'Reading the acknowledgement' },
  ANSWERED: { zh: '已回执', en: 'Acknowledged' },
  FAILED: { zh: '没有送出', en: 'Not handed over' },
  CLOSED: { zh: '已结束', en: 'Ended' },
});
export const OutsideBatchState = keysOf(outsideBatchStateWords);
export type OutsideBatchState = keyof typeof outsideBatchStateWords;

/** How records reach an outside system. */
export const outsideAdapterWords = table({
  FILE: { zh: '批量文件，人工录入', en: 'A file to type from' },
});
export const OutsideAdapter = keysOf(outsideAdapterWords);
export type OutsideAdapter = keyof typeof outsideAdapterWords;
