import { type RecordTerm, recordTermWords } from '@jinguo/schema';
import { type SheetColumn, writeTemplate } from '../../../platform/sheets/write-rows.ts';
import { neededTerms } from './terms.ts';

const notes: readonly (readonly [RecordTerm, string, string, number?])[] = [
  ['number', '外平台给这一条记录的编号。同一个人的同一编号只算一条。', 'ZYH-2026-000123', 24],
  ['volunteerNumber', '本平台的志愿者编号。填了它可以不填证件号码。', '370303-0000001', 20],
  ['name', '与登记的一致。', '演示·王秀兰'],
  ['idNumber', '没有志愿者编号时填。本列已设为文本，请不要改成数字。', '', 24],
  ['phone', '编号和证件号码都没有时，按姓名和联系方式找人。', '13900000011'],
  ['title', '活动（项目）名称。', '社区清洁日', 28],
  ['date', '如 2026-05-01。', '2026-05-01'],
  ['lastDate', '不止一天的才填。', ''],
  ['startedAt', '外平台有时间的请填，如 09:00；用来提醒与本平台的记录重合。', '09:00'],
  ['endedAt', '如 11:30。', '11:30'],
  ['hours', '按外平台认定的填，如 2.5。', '2.5'],
  ['minutes', '小时和分钟填一个就行，都填时按分钟。', ''],
  ['organiser', '谁组织的。', '演示社区', 24],
  ['evidence', '截图、证明编号或网址，写明在哪里能查到。', '', 24],
];

/** The table to fill in for platforms that export none. */
export function externalTemplate(): Promise<Buffer> {
  const needed = (term: RecordTerm): boolean => (neededTerms as readonly RecordTerm[]).includes(term);
  const columns = notes.map(
    ([term, hint, , width]): SheetColumn => ({
      header: recordTermWords[term].zh,
      width: width ?? 16,
      hint,
      required: needed(term),
    }),
  );
  return writeTemplate('外平台时长', columns, [
    ['列名', '是否必填', '怎样填', '示例'],
    ...notes.map(([term, hint, example]) => [recordTermWords[term].zh, needed(term) ? '必填' : '选填', hint, example]),
    [],
    ['外平台时长只展示，不计入本平台的时长，也不进证明。'],
    ['请勿填写涉密内容，也不要收集表格以外的个人信息。'],
  ]);
}
