import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { searchColumns } from '../../../platform/text/search.ts';
import { activityModule } from '../../activity/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { hoursModule } from '../hours.module.ts';
import { makeHoursTree, makeHoursVolunteer, makeRecord } from '../testing/hours.make.ts';
import { recordKeyword } from './record-keyword.ts';

let world: World;
let staff: Actor;
const ids: Record<string, string> = {};
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  const tree = await makeHoursTree(world);
  staff = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
  for (const [key, name, title] of [
    ['grass', '演示·赵小草', '清洁家园'],
    ['flower', '演示·钱小花', '送法进村'],
    ['sealed', '演示·孙小叶', '保密来访'],
  ] as const) {
    const record = await makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree, name) });
    ids[key] = record.id;
    const search = searchColumns(key === 'sealed' ? '专业服务' : title);
    await world.services.read.rows(
      sql`update activity set search_text = ${search.searchText}, search_grams = ${search.searchGrams}::text[]
        where id = (select activity_id from service_record where id = ${record.id})`,
    );
  }
});
afterAll(() => world.close());

const found = async (keyword: string, rare?: { volunteers: number; activities: number }): Promise<string[]> => {
  const condition = await recordKeyword(world.context(staff), keyword, rare);
  const rows = await world.services.read.rows<{ id: string }>(
    sql`select r.id from service_record r where ${condition ?? sql`true`}`,
  );
  return Object.keys(ids).filter((key) => rows.some((row) => row.id === ids[key]));
};

it.each([
  ['小草', ['grass']],
  ['xiaohua', ['flower']],
  ['清洁', ['grass']],
  ['sfjc', ['flower']],
  ['专业服务', ['sealed']],
  ['保密', []],
  ['演示', ['grass', 'flower', 'sealed']],
  ['%', []],
  ['\u0000', []],
  ['\ud800', []],
  ['  ', ['grass', 'flower', 'sealed']],
])('“%s” finds the same records whether it counts as rare or as common', async (keyword, expected) => {
  expect(await found(keyword)).toEqual(expected);
  expect(await found(keyword, { volunteers: 0, activities: 0 })).toEqual(expected);
});
