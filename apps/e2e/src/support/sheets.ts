import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { idNumber, mark, woman } from './people.ts';

export type Row = readonly (string | number | null)[];

/** A workbook as a village office keeps one: a title over the whole width, then the headers, then the people. */
export async function workbook(title: string, headers: readonly string[], rows: readonly Row[]): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Sheet1',
        rows: [[title, ...headers.slice(1).map(() => null)], [...headers], ...rows.map((row) => [...row])],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: headers.length - 1 }],
      },
    ],
  });
  return Buffer.from(bytes);
}

/** The cells of the first sheet of a file the browser has saved. */
export async function cellsOf(download: Download): Promise<string[][]> {
  const book = await readXlsx(await readFile(await download.path()));
  return (book.sheets[0]?.rows ?? []).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
}

/** Headers of a village's own making: none of them is the template's. */
export const headers = ['序号', '姓名', '身份证号', '联系电话', '所在社区', '特长'] as const;

const given = ['桂兰', '秀荣', '玉珍', '淑华', '爱芬', '翠萍', '月娥', '凤霞'];
const surnames = ['赵', '钱', '孙', '李', '周'];

export interface Listed {
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
}

/** Forty people of a village's list, as they should have been written. */
export const villagers = (): Listed[] =>
  Array.from({ length: 40 }, (_, i) => {
    const born = `19${60 + (i % 30)}-0${(i % 9) + 1}-1${i % 9}`;
    const { name, phone } = woman(`${surnames[i % 5]}${given[i % 8]}${mark}`, born);
    return { name, phone, idNumber: idNumber(born, ((Date.now() + i * 7) % 499) + 1) };
  });

const wrongDigit = (id: string): string => id.slice(0, 17) + (id.endsWith('1') ? '2' : '1');

/** The same as somebody typed them: two of the forty (5 %) are wrong, a check digit and a phone that lost a digit. */
export const asTyped = (people: readonly Listed[]): Row[] =>
  people.map((one, i) => [
    i + 1,
    one.name,
    i === 12 ? wrongDigit(one.idNumber) : one.idNumber,
    i === 30 ? one.phone.slice(0, 10) : one.phone,
    '车站街道工盛社区',
    i % 9 === 0 ? '=HYPERLINK("http://a.invalid")' : '剪纸',
  ]);
