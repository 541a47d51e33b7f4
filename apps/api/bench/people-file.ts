import { buffer } from 'node:stream/consumers';
import { availabilityWords, importFieldWords } from '@jinguo/schema';
import type pg from 'pg';
import { nameOf } from '../src/main/seed/words.ts';
import { syntheticIdNumber } from '../src/modules/people/index.ts';
import { writeRows } from '../src/platform/sheets/write-rows.ts';

/** A county's federation and its villages, as a staff member there would write them. */
export interface County {
  readonly unitId: string;
  readonly code: string;
  readonly villages: readonly string[];
}

export async function countyOf(client: pg.Client): Promise<County> {
  const { rows: units } = await client.query<{ id: string; county_code: string }>(
    `select id, county_code from unit where kind = 'FEDERATION' and level = 'COUNTY' and valid_to is null order by division_code offset 20 limit 1`,
  );
  const [unit] = units;
  if (!unit) throw new Error('no county');
  const { rows } = await client.query<{ name: string }>(
    `select t.name || v.name as name from division v join division t on t.code = v.parent_code
     where v.level = 5 and v.code like $1 || '%' and v.valid_to is null order by v.code limit 200`,
    [unit.county_code],
  );
  return { unitId: unit.id, code: unit.county_code, villages: rows.map(({ name }) => name) };
}

const columns = ['name', 'idNumber', 'phone', 'villageCode', 'gender', 'skills', 'availability'] as const;
const skills = ['剪纸', '心理咨询', '医护', '法律咨询', '书法', ''];
const times = Object.values(availabilityWords).map(({ zh }) => zh);
const day = (n: number): string => new Date(Date.UTC(1930, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);

/** A real workbook of invented people with right check digits, born before anybody of the seed; each number is somebody's once. */
export function peopleFile({ code, villages }: County, from: number, count: number): Promise<Buffer> {
  const people = async function* (): AsyncGenerator<string[]> {
    for (let i = from; i < from + count; i += 1)
      yield [
        nameOf(i * 7),
        syntheticIdNumber(code, day(i % 7000), Math.floor(i / 7000), 'FEMALE'),
        `1390${String(5_000_000 + i).padStart(7, '0')}`,
        villages[i % villages.length] ?? '',
        i % 2 ? '女' : '',
        skills[i % skills.length] ?? '',
        [times[i % times.length], times[(i + 1) % times.length]].join('、'),
      ];
  };
  return buffer(
    writeRows(
      '志愿者',
      columns.map((field) => ({ header: importFieldWords[field].zh, width: 16 })),
      people(),
    ),
  );
}
