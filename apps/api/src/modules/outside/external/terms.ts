import { type RecordTerm, recordTermWords } from '@jinguo/schema';
import type { Cell } from '../../../platform/sheets/cell.ts';
import { withoutUnseen } from '../../../platform/text/visible.ts';

/** A row by the terms of 令67 and MZ/T 061, as the file had it. */
export type Terms = Readonly<Partial<Record<RecordTerm, Cell>>>;

/** Without these no row says what was served when; a person is named by one of several (who.ts). */
export const neededTerms = ['number', 'title', 'date'] as const satisfies readonly RecordTerm[];

/** What platforms write at the top of the same column. Compared without spaces, marks and brackets. */
const synonyms: Partial<Record<RecordTerm, readonly string[]>> = {
  number: ['编号', '记录号', '时长编号', '服务记录编号', '外平台编号', '平台编号', '流水号'],
  volunteerNumber: ['志愿者号', '本平台志愿者编号'],
  name: ['志愿者姓名', '名字'],
  idNumber: ['身份证号', '身份证号码', '身份证', '证件号', '公民身份号码'],
  phone: ['手机号', '手机号码', '手机', '电话', '联系电话'],
  title: ['活动', '项目名称', '活动（项目）名称', '志愿项目', '名称'],
  date: ['日期', '活动日期', '开始日期', '服务时间起'],
  lastDate: ['结束日', '服务时间止', '截止日期'],
  startedAt: ['开始', '签到时间', '起始时间'],
  endedAt: ['结束', '签退时间', '终止时间'],
  minutes: ['分钟', '时长分钟', '服务分钟', '服务时长分钟'],
  hours: ['小时', '时长', '服务时长', '时长小时', '服务小时', '服务时长小时', '服务时间', '志愿时长', '信用时数'],
  organiser: ['组织单位', '发起单位', '主办单位', '所属组织', '志愿队伍', '组织'],
  evidence: ['证明', '备注', '佐证', '证明编号'],
};

const plain = (text: string): string =>
  withoutUnseen(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:、,，.。/_()[\]【】-]/gu, '');

const termOf = new Map<string, RecordTerm>();
for (const term of Object.keys(recordTermWords) as RecordTerm[])
  for (const word of [recordTermWords[term].zh, recordTermWords[term].en, ...(synonyms[term] ?? [])])
    if (!termOf.has(plain(word))) termOf.set(plain(word), term);

/** The term of each header, each once: the first column that names it. */
export function termsOf(headers: readonly string[]): readonly (RecordTerm | null)[] {
  const taken = new Set<RecordTerm>();
  return headers.map((header) => {
    const term = termOf.get(plain(header));
    if (!term || taken.has(term)) return null;
    taken.add(term);
    return term;
  });
}
