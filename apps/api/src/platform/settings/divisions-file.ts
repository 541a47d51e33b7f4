import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Problem } from './problem.ts';

/** Which province an installation serves, and the folder its lists lie in; without the setting the list that comes along. */
export interface DivisionsPlace {
  readonly province?: string;
  readonly folder?: string;
}

const NAME = /^divisions-(\d{2})\.csv$/;
const NAME_OF_SHANDONG = '37';
const name = 'DIVISIONS_FILE';

export function divisionsPlace(file: string | undefined): DivisionsPlace {
  const province = file && NAME.exec(basename(file))?.[1];
  return file && province ? { province, folder: dirname(resolve(file)) } : {};
}

/** What stands against serving the province whose list is named: asked at start, before anything is built or written. */
export function divisionsProblems(file: string | undefined, production: boolean): Problem[] {
  if (!file) return [];
  const province = NAME.exec(basename(file))?.[1];
  if (!province)
    return [
      {
        name,
        zh: `文件名应为 divisions-省级代码.csv，例如 divisions-33.csv，现在是 ${basename(file)}。生成方法见 apps/api/scripts/divisions/README.md。`,
        en: `The file is called divisions-<province code>.csv, e.g. divisions-33.csv, not ${basename(file)}. How to make it: apps/api/scripts/divisions/README.md.`,
      },
    ];
  if (!existsSync(file))
    return [
      {
        name,
        zh: `没有文件 ${file}。请先生成这个省的区划表（apps/api/scripts/divisions/README.md），或改正路径。`,
        en: `There is no file ${file}. Make this province's list first (apps/api/scripts/divisions/README.md), or correct the path.`,
      },
    ];
  if (!production && province !== NAME_OF_SHANDONG)
    return [
      {
        name,
        zh: '演示只在山东的区划上运行。其他省请正式运行：npm start -- --production。',
        en: 'The demo plays in Shandong. Another province runs in production: npm start -- --production.',
      },
    ];
  return contentProblems(file, province);
}

function contentProblems(file: string, province: string): Problem[] {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return [
      {
        name,
        zh: `读不到文件 ${file}（${code}）。请让运行平台的用户能读它。`,
        en: `The file ${file} cannot be read (${code}): the user who runs the platform must be able to.`,
      },
    ];
  }
  const [head = '', ...lines] = text.split(/\r?\n/);
  if (/^\ufeff?code,name\b/.test(head) && lines.some((line) => line.startsWith(`${province},`))) return [];
  return [
    {
      name,
      zh: `${file} 不是 ${province} 的区划表：第一行应为 code,name,urban_rural,statistics_only，并有代码为 ${province} 的一行。`,
      en: `${file} is no list of the divisions of ${province}: its first line is code,name,urban_rural,statistics_only, and one line has the code ${province}.`,
    },
  ];
}

/** One installation serves one province: another's list would stand beside it as a second tree. */
export const otherProvince = (known: string, province: string): Problem => ({
  name,
  zh: `这个数据库装的是代码 ${known} 的省的区划，设置里却是 ${province}。请改回 divisions-${known}.csv（山东不用设置），或换一个空的数据库。`,
  en: `This database holds the divisions of province ${known}, and the setting says ${province}. Put back divisions-${known}.csv (none is needed for Shandong), or name an empty database.`,
});
