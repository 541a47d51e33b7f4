import type { Words } from './choice.ts';

/** Why a spreadsheet, or a row of one, cannot be taken. */
export const sheetRefusalWords = {
  SHEET_TYPE: {
    zh: '请上传 .xlsx 或 .csv 表格。旧版 .xls 或加了密码的文件，请先另存为不加密码的 .xlsx。',
    en: 'Upload .xlsx or .csv; save old .xls or password-protected files as plain .xlsx first.',
  },
  SHEET_BROKEN: {
    zh: '文件打不开，可能已损坏或没有传完整。请用表格软件重新保存后再上传。',
    en: 'The file cannot be opened; save it again and retry.',
  },
  SHEET_TOO_BIG: {
    zh: '表格展开后太大。请只保留要导入的工作表，删除图片和多余的格式后再上传。',
    en: 'The workbook unfolds to too much; keep only the sheet to import.',
  },
  SHEET_TOO_MANY_ROWS: { zh: '一次最多 {max} 行，请分成几个文件上传。', en: 'At most {max} rows; split the file.' },
  SHEET_EMPTY: { zh: '表格里没有找到内容，请检查后再上传。', en: 'The sheet is empty.' },
  IMPORT_COLUMN_MISSING: { zh: '请指定“{column}”对应表格里的哪一列。', en: 'Say which column holds “{column}”.' },
  IMPORT_COLUMN_TWICE: { zh: '“{column}”只能对应一列。', en: '“{column}” can be one column only.' },
  IMPORT_NOTHING: { zh: '没有可以导入的行。', en: 'No row can be imported.' },
  IMPORT_ROW_FAILED: {
    zh: '系统出了点问题，导入停在这里，已导入的不会重复。请重新开始。',
    en: 'It stopped here; nothing is doubled. Start again.',
  },
  ID_DIGITS_LOST: {
    zh: '表格软件把这一格变成了数字，后几位已经丢失。请把这一列的格式改为“文本”后重新填写。',
    en: 'The spreadsheet turned this into a number and lost digits; make the column text and fill it in again.',
  },
  FORMULA_WITHOUT_VALUE: {
    zh: '这一格是公式，文件里没有它的结果。请用 WPS 或 Excel 打开表格，保存后再上传。',
    en: 'A formula without its result; open the file in a spreadsheet, save it and upload again.',
  },
  PLACE_UNKNOWN: {
    zh: '没有找到这个村（社区）。请写全名称（如“某某街道某某社区”），或填 12 位区划代码。',
    en: 'No such village or community; write its full name or 12-digit code.',
  },
  PLACE_AMBIGUOUS: {
    zh: '有几个同名的村（社区），请在前面写明乡镇（街道）。',
    en: 'Several places have this name; add the township.',
  },
  UNKNOWN_CHOICE: { zh: '填写的内容认不出来，可以填：{choices}。', en: 'Not one of: {choices}.' },
  ROW_ERASED: {
    zh: '这一行的人已要求删除个人信息，内容已清除，不再导入。',
    en: 'She asked for her data to be erased: the row is cleared and is not imported.',
  },
  DUPLICATE_ROW: { zh: '与第 {row} 行的证件号码相同。', en: 'The same ID number as row {row}.' },
  SAME_PERSON_ROW: {
    zh: '与第 {row} 行的姓名和手机号相同，请确认是不是同一个人。',
    en: 'The same name and phone as row {row}; the same person?',
  },
  ALREADY_VOLUNTEER: { zh: '这个人已经在志愿者名单里了。', en: 'Already registered.' },
  SAME_NAME_PHONE: {
    zh: '志愿者名单里已有同姓名、同手机号的人，请确认是不是同一个人。',
    en: 'Somebody with this name and phone is registered; the same person?',
  },
  EXPORT_TOO_MANY: { zh: '一次最多导出 {max} 条，请缩小范围。', en: 'At most {max} rows; narrow the filter.' },
} as const satisfies Record<string, Words>;
