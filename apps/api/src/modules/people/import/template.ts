import { availabilityWords, genderWords, type ImportField, idTypeWords, importFieldWords } from '@jinguo/schema';
import { type SheetColumn, writeTemplate } from '../../../platform/sheets/write-rows.ts';
import { requiredFields } from './columns.ts';

const zh = (table: Readonly<Record<string, { zh: string }>>): string[] => Object.values(table).map((words) => words.zh);

interface Note {
  readonly hint: string;
  readonly example: string;
  readonly width?: number;
  readonly choices?: readonly string[];
}

const notes: Record<ImportField, Note> = {
  name: { hint: '与身份证件上的姓名一致。', example: '演示·王秀兰' },
  idNumber: {
    hint: '18 位居民身份证号码，末位 X 照写。本列已设为文本，请不要改成数字。',
    example: '370303199003070021',
    width: 24,
  },
  phone: { hint: '11 位手机号，家人可以共用一个号码。', example: '13900000011' },
  villageCode: {
    hint: '写到村（社区），如“车站街道工盛社区”，也可填 12 位区划代码。',
    example: '车站街道工盛社区',
    width: 28,
  },
  gender: { hint: '居民身份证可以不填，按号码识别。', example: '女', choices: zh(genderWords), width: 8 },
  birthDate: { hint: '如 1990-03-07。居民身份证可以不填，按号码识别。', example: '1990-03-07', width: 14 },
  idType: { hint: '不填按居民身份证处理。', example: '居民身份证', choices: zh(idTypeWords), width: 22 },
  skills: { hint: '200 字以内。', example: '急救、手语', width: 24 },
  serviceTypeIds: {
    hint: '服务类别的名称，多个用顿号隔开；也可以留空，以后由本人补充。',
    example: '邻里互助',
    width: 24,
  },
  availability: {
    hint: `多个用顿号隔开。可以填：${zh(availabilityWords).join('、')}。`,
    example: '周末上午、节假日',
    width: 24,
  },
  guardianName: { hint: '未满 18 周岁必填。', example: '' },
  guardianPhone: { hint: '未满 18 周岁必填。', example: '', width: 16 },
  guardianRelation: { hint: '未满 18 周岁必填，如“母亲”。', example: '' },
};

const needed = (field: ImportField): boolean =>
  field === 'villageCode' || (requiredFields as readonly ImportField[]).includes(field);

/** The table village offices fill in: our column names, lists where there is a choice, hints where something goes wrong often. */
export function importTemplate(): Promise<Buffer> {
  const fields = Object.keys(importFieldWords) as ImportField[];
  const columns = fields.map((field): SheetColumn => {
    const { hint, choices, width } = notes[field];
    return {
      header: importFieldWords[field].zh,
      width: width ?? 16,
      hint,
      required: needed(field),
      ...(choices && { choices }),
    };
  });
  return writeTemplate('志愿者', columns, [
    ['列名', '是否必填', '怎样填', '示例'],
    ...fields.map((field) => [
      importFieldWords[field].zh,
      needed(field) ? '必填' : '选填',
      notes[field].hint,
      notes[field].example,
    ]),
    [],
    ['导入后每个人都是“待本人确认”，须由本人用确认码确认后才生效；任何人都不能被强制注册。'],
    ['请勿填写涉密内容，也不要收集表格以外的个人信息。'],
  ]);
}
