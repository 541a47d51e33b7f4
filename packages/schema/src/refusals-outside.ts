import type { Words } from './choice.ts';

/** Hours of other platforms, and what is handed over to them. */
export const outsideRefusalWords = {
  EXTERNAL_WHO_NEEDED: {
    zh: '请填志愿者编号或证件号码；都没有的，填姓名和联系方式。',
    en: 'Give the volunteer number or the ID number, or else name and phone.',
  },
  EXTERNAL_WHO_UNKNOWN: {
    zh: '在您能查看的志愿者里没有找到这个人。',
    en: 'Nobody like this among the volunteers you may see.',
  },
  EXTERNAL_WHO_SEVERAL: {
    zh: '有几位志愿者的姓名和联系方式相同，请填志愿者编号。',
    en: 'Several have this name and phone; give the volunteer number.',
  },
  EXTERNAL_NAME_DIFFERS: { zh: '姓名与这个编号登记的不一致。', en: 'Not the name registered under this number.' },
  EXTERNAL_IN_FUTURE: { zh: '服务日期不能晚于今天。', en: 'The day of service cannot be after today.' },
  EXTERNAL_LAST_BEFORE_FIRST: { zh: '结束日期不能早于服务日期。', en: 'The last day cannot be before the first.' },
  EXTERNAL_MINUTES_NEEDED: {
    zh: '请填服务时间，用大于 0 的分钟数或小时数。',
    en: 'Give the time served, in minutes or hours above 0.',
  },
  EXTERNAL_MINUTES_TOO_LONG: {
    zh: '服务时间超过了起止时间之间的长度。',
    en: 'More than lies between beginning and end.',
  },
  EXTERNAL_TIMES_UNCLEAR: {
    zh: '开始和结束时间要么都填，要么都不填，如 09:00 和 11:30。',
    en: 'Give both beginning and end, like 09:00 and 11:30, or neither.',
  },
  EXTERNAL_NUMBER_DIFFERS: {
    zh: '这个人的这个记录编号已经导入过，日期或时长不同。要改，请先撤销那一条。',
    en: 'This number of hers was imported with another day or duration; take that line back first.',
  },
  EXTERNAL_NUMBER_OF_OTHER: {
    zh: '这个记录编号也记在另一个人名下，请核对。',
    en: 'Another person has this record number too; please look.',
  },
  EXTERNAL_ROW_TWICE: {
    zh: '与第 {row} 行是同一个人、同一个记录编号，只导入一次。',
    en: 'The same person and number as row {row}; imported once.',
  },
  EXTERNAL_MAYBE_SAME: {
    zh: '可能是同一次服务：与本平台的一条记录时间重合。',
    en: 'Possibly the same service: at the time of a record of this platform.',
  },
  EXTERNAL_MAYBE_TWICE: {
    zh: '可能重复：另一个外平台在同一时间也记了她的服务。',
    en: 'Possibly twice: another outside platform counted service of hers at this time.',
  },
  EXTERNAL_UNDONE: { zh: '这一条已经撤销。', en: 'This line has been taken back already.' },
  EXTERNAL_NOT_RECORDS: {
    zh: '这个 JSON 文件不是服务记录，请用本平台“导出给外平台”的格式。',
    en: 'This JSON holds no service records in the terms of our own export.',
  },
  OUTSIDE_ENDED: { zh: '这个外部系统已经停用。', en: 'This outside system is no longer used.' },
  OUTSIDE_NUMBER_TAKEN: {
    zh: '这个编号已经登记在另一条记录上，请核对。',
    en: 'Another record is noted under this number; please look.',
  },
  OUTSIDE_NOT_ENTERED: { zh: '这条记录还没有登记为已录。', en: 'This record is not noted as typed in.' },
  OUTSIDE_NO_DIFFERENCE: {
    zh: '这条记录没有不一致，请刷新查看。',
    en: 'There is no difference any more; reload to see it.',
  },
  OUTSIDE_NOTHING_PENDING: {
    zh: '没有未录的记录；已在等待回执的批次里的不再重复生成。',
    en: 'Nothing to hand over; what waits for an acknowledgement is not handed over twice.',
  },
  OUTSIDE_NOT_SENT: { zh: '只有等待回执的批次才能上传回执。', en: 'Only a batch that awaits it can be acknowledged.' },
  OUTSIDE_NOT_IN_BATCH: {
    zh: '记录编号不在这一批里，请用本批的文件填写。',
    en: 'The record number is not of this batch; fill in the batch’s own file.',
  },
  OUTSIDE_TWICE_IN_FILE: {
    zh: '同一条记录或同一个编号在文件里出现了两次，只取第一次。',
    en: 'The same record or number twice in the file; the first was taken.',
  },
  EXTERNAL_NOT_DONE: { zh: '只有已导入的才能撤销。', en: 'Only what was imported can be undone.' },
} as const satisfies Record<string, Words>;
