import { createHash } from 'node:crypto';
import { ImportField, importFieldWords } from '@jinguo/schema';
import type { Cell, SheetRow } from '../../../platform/sheets/cell.ts';
import { textOf } from '../../../platform/sheets/cells.ts';
import { withoutUnseen } from '../../../platform/text/visible.ts';

/** Which field each column of the file holds, by position; null is a column of no interest. */
export type Mapping = readonly (ImportField | null)[];

/** Without these nobody can be registered; the rest has a default or may stay empty. */
export const requiredFields = ['name', 'idNumber', 'phone'] as const satisfies readonly ImportField[];

/** What village offices write at the top of the same column. Compared without spaces, marks and what stands in brackets. */
const synonyms: Record<ImportField, readonly string[]> = {
  name: ['姓名', '名字', '志愿者姓名', '队员姓名', '本人姓名', 'name'],
  idNumber: [
    '证件号码',
    '证件号',
    '身份证号码',
    '身份证号',
    '身份证',
    '公民身份号码',
    '居民身份证号码',
    '身份证件号码',
    'idnumber',
  ],
  phone: ['手机号', '手机号码', '手机', '电话', '联系电话', '联系方式', '电话号码', '本人手机号', '移动电话', 'phone'],
  villageCode: [
    '居住村',
    '居住区域',
    '居住地',
    '所在村',
    '所在社区',
    '村',
    '社区',
    '村社区',
    '所属村',
    '所属社区',
    '现住址',
    '住址',
    '家庭住址',
    '居住地址',
    '隶属地区',
    '区划代码',
  ],
  gender: ['性别', 'gender'],
  birthDate: ['出生日期', '出生年月日', '生日', '出生年月', 'birthdate'],
  idType: ['证件类型', '证件种类', '证件名称'],
  skills: ['专业技能', '技能', '特长', '专业特长', '专业', '个人特长', '服务特长'],
  serviceTypeIds: ['服务类别', '服务意向', '服务类型', '愿意参加的服务', '志愿服务意向', '意向服务类别'],
  availability: ['可服务时间', '服务时间', '空闲时间', '可参加时间'],
  guardianName: ['监护人姓名', '监护人', '家长姓名'],
  guardianPhone: ['监护人手机号', '监护人电话', '监护人联系电话', '监护人联系方式', '家长电话', '家长手机号'],
  guardianRelation: ['与监护人关系', '监护人关系', '与本人关系', '关系'],
};

const plain = (text: string): string =>
  withoutUnseen(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]|【.*?】/gu, '')
    .replace(/[\s*:：、,，.。/_-]/gu, '');

const fieldOf = new Map(
  Object.entries(synonyms).flatMap(([field, words]) =>
    [...words, importFieldWords[field as ImportField].zh].map((word) => [plain(word), field as ImportField] as const),
  ),
);

/** The field of each header, each field once: the first column that names it. */
export function guessMapping(headers: readonly string[]): Mapping {
  const taken = new Set<ImportField>();
  return headers.map((header) => {
    const field = fieldOf.get(plain(header));
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

const HEAD_WITHIN = 20;
const MAX_COLUMNS = 60;

/**
 * The row with the headers: the one of the first twenty that names most of our fields, for many files begin with a
 * title. Where none names any, the first row with two filled cells.
 */
export function findHead(rows: readonly SheetRow[]): { at: number; headers: string[] } | null {
  const known = (row: SheetRow): number => guessMapping(row.cells.map(textOf)).filter(Boolean).length;
  const few = rows.slice(0, HEAD_WITHIN);
  let best = few.findIndex(({ cells }) => cells.filter((cell) => cell !== null).length >= 2);
  for (const [at, row] of few.entries()) if (best >= 0 && known(row) > known(few[best] as SheetRow)) best = at;
  const row = few[best];
  if (!row) return null;
  return { at: best, headers: row.cells.slice(0, MAX_COLUMNS).map(headerOf) };
}

/** As it stands in the file, for she looks for it there. */
const headerOf = (cell: Cell): string => (typeof cell === 'string' ? cell : textOf(cell)).slice(0, 60);

/** What a file of returned rows has behind the columns of the file they came from (return-rows.ts). */
export const returnedHeaders = ['原因', '原表行号'] as const;

/** How many columns are the file's own: mended and uploaded again it is the file it was. */
export function ownColumns(headers: readonly string[]): number {
  const own = headers.length - returnedHeaders.length;
  return returnedHeaders.every((header, i) => headers[own + i] === header) ? own : headers.length;
}

/** The name of a column that has none. */
export const headerAt = (header: string, at: number): string => header || `第 ${at + 1} 列`;

/** Tells files of the same kind apart from others, so that a mapping once set is found again. */
export const headHash = (headers: readonly string[]): Buffer =>
  createHash('sha256')
    .update(
      headers
        .slice(0, ownColumns(headers))
        .map((header, at) => plain(headerAt(header, at)))
        .join('|'),
    )
    .digest();

/** What the screen shows of a column so that it can be recognised: long numbers are nobody's business, not even here. */
export const sampleOf = (cell: Cell | undefined): string =>
  textOf(cell)
    .slice(0, 30)
    .replace(/\d{7,}[\dXx]?/g, (digits) => `${digits.slice(0, 3)}****${digits.slice(-4)}`);

export const isImportField = (value: unknown): value is ImportField =>
  typeof value === 'string' && value in ImportField;
