import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../organization.module.ts';
import { type MadePlaces, makePlaces } from '../testing/organization.make.ts';

let world: World;
let places: MadePlaces;
beforeAll(async () => {
  world = await createWorld([organizationModule]);
  places = await makePlaces(world);
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  await owner.query(`insert into division (code, parent_code, level, name, valid_from, valid_to, successor_code, provisional, pinyin, initials) values
    ('3712', '37', 2, '演示莱市', '1993-01-01', '2019-01-09', '3703', false, 'yanshilaishi', 'ysls'),
    ('370399', '3703', 3, '演示新区', null, null, null, true, 'yanshixinqu', 'ysxq')`);
  await owner.end();
});
afterAll(() => world.close());

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the query asked for
type Data = any;
async function found(filter: object): Promise<Data[]> {
  const { data, errors } = await world.graph<Data>(
    null,
    `query ($filter: DivisionFilter) { divisionRegister(filter: $filter, first: 50) { totalCount edges { node { code name level validFrom validTo provisional hasChildren
      successor { code name } } } } }`,
    { filter },
  );
  if (errors) throw new Error(errors.map((error) => error.message).join());
  return data.divisionRegister.edges.map((edge: Data) => edge.node);
}
const codes = async (filter: object) => (await found(filter)).map(({ code }) => code);

describe('the register of divisions', () => {
  it('goes level by level, provinces first', async () => {
    const top = await found({});
    expect(top.every(({ level }) => level === 1)).toBe(true);
    expect(await codes({ parentCode: top[0].code })).toContain('3712');
    expect(await codes({ parentCode: '3703' })).toContain('370399');
  });

  it('keeps those that no longer hold, with their validity and what took their place', async () => {
    expect(await found({ standing: 'ENDED' })).toMatchObject([
      { code: '3712', validFrom: '1993-01-01', validTo: '2019-01-09', successor: { code: '3703' }, hasChildren: false },
    ]);
    expect(await codes({ standing: 'PROVISIONAL' })).toEqual(['370399']);
  });

  it('is searched by the beginning of code, name, pinyin or initials', async () => {
    for (const keyword of ['3712', '演示莱', 'yanshilai', 'YSLS']) expect(await codes({ keyword })).toEqual(['3712']);
    expect(await codes({ keyword: '演示', level: 3 })).toContain('370399');
  });

  it.each([
    { keyword: 'a\u0000' },
    { keyword: '\ud800' },
    { parentCode: "' or true" },
    { keyword: '%' },
    { level: -5 },
    { level: 2147483647 },
  ])('a hostile filter finds nothing and breaks nothing: %j', async (filter) => {
    expect(await found(filter)).toEqual([]);
  });
});

describe('the list of stations', () => {
  const LIST = `query ($filter: StationFilter) { stations(filter: $filter) { totalCount edges { node { name unit { name } hasSign } } } }`;
  const named = async (actor: Parameters<World['graph']>[0], filter: object = {}): Promise<string[]> =>
    (await world.graph<Data>(actor, LIST, { filter })).data.stations.edges.map((edge: Data) => edge.node.name);

  it('is of the units she sees, by word, place and marks', async () => {
    for (const [unit, name, sign] of [
      [places.village, '演示阵地一', true],
      [places.neighbourCounty, '演示邻县阵地', false],
    ] as const)
      await world.services.read.rows(sql`insert into station (id, unit_id, county_code, name, address, has_place, has_team, has_project, has_facility, has_system, has_sign)
        values (${newId()}, ${unit.id}, ${unit.countyCode}, ${name}, '演示路 1 号', true, true, true, true, true, ${sign})`);
    const staff = world.actorWith([{ place: places.county, role: 'STAFF' }]);
    expect(await named(staff)).toEqual(['演示阵地一']);
    expect(await named(staff, { keyword: '阵地一' })).toEqual(['演示阵地一']);
    expect(await named(staff, { complete: false })).toEqual([]);
    expect(await named(staff, { complete: true, unitId: places.village.id })).toEqual(['演示阵地一']);
    expect(
      await named(world.actorWith([{ place: places.neighbourCounty, role: 'STAFF' }]), { complete: false }),
    ).toEqual(['演示邻县阵地']);
    expect(await named(null)).toEqual([]);
    for (const filter of [{ keyword: 'a\u0000' }, { unitId: 'x' }, { keyword: '%' }])
      expect(await named(staff, filter)).toEqual([]);
  });
});
