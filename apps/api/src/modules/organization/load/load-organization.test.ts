import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { divisionsPlace, divisionsProblems } from '../../../platform/settings/divisions-file.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule, unitIdOf } from '../index.ts';
import { loadOrganization } from './load-organization.ts';

let world: World;
const rows = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) => world.services.read.rows<T>(query);

describe('the committed list of Shandong (rules §5)', () => {
  beforeAll(async () => {
    world = await createWorld([organizationModule]);
    await loadOrganization(world.ownerUrl);
  });
  afterAll(() => world.close());

  it('holds five levels: 16 cities, 136 counties and 15 statistics-only zones, 1,853 townships, 62,074 villages', async () => {
    const levels = await rows(
      sql`select level::int, count(*)::int as n from division where valid_to is null group by level order by level`,
    );
    expect(levels).toEqual([
      { level: 1, n: 1 },
      { level: 2, n: 16 },
      { level: 3, n: 151 },
      { level: 4, n: 1853 },
      { level: 5, n: 62_074 },
    ]);
    expect(await rows(sql`select count(*)::int as n from division where statistics_only`)).toEqual([{ n: 15 }]);
  });

  it('AT-11: 17 cities in 2013, 16 in 2020, and 莱芜 leads to 济南', async () => {
    const cities = (day: string) =>
      rows(sql`select count(*)::int as n from division where level = 2
      and (valid_from is null or valid_from <= ${day}::date) and (valid_to is null or valid_to > ${day}::date)`);
    expect(await cities('2013-12-31')).toEqual([{ n: 17 }]);
    expect(await cities('2020-01-01')).toEqual([{ n: 16 }]);
    const successors = await rows(
      sql`select code, successor_code as successor from division where successor_code is not null order by code`,
    );
    expect(successors).toEqual([
      { code: '3712', successor: '3701' },
      { code: '371202', successor: '370116' },
      { code: '371203', successor: '370117' },
    ]);
  });

  it('gives every division in force one federation; zones without a code get a unit that is none', async () => {
    const missing = await rows(sql`select d.code from division d where d.valid_to is null and not d.statistics_only
      and not exists (select 1 from unit u where u.division_code = d.code and u.kind = 'FEDERATION')`);
    expect(missing).toEqual([]);
    const [zone] =
      await rows(sql`select u.kind, u.division_code, u.county_code, p.name as parent, (select count(*) from unit c where c.parent_id = u.id) > 0 as townships
      from unit u join unit p on p.id = u.parent_id where u.id = ${unitIdOf('370176')}`);
    expect(zone).toEqual({
      kind: 'NON_FEDERATION',
      division_code: null,
      county_code: '370176',
      parent: '济南市妇女联合会',
      townships: true,
    });
    const notice = await rows(
      sql`select name from unit where kind = 'NON_FEDERATION' and county_code = '370300' order by seq`,
    );
    expect(notice).toEqual([{ name: '淄博高新技术产业开发区组织人事部' }, { name: '文昌湖旅游度假区组织人事部' }]);
  });

  it('a path is the path above and the own number, and a row carries its county', async () => {
    const wrong = await rows(
      sql`select u.id from unit u left join unit p on p.id = u.parent_id where u.path <> coalesce(p.path, '') || u.seq || '.'`,
    );
    expect(wrong).toEqual([]);
    const counties = await rows(
      sql`select county_code from unit where id = any(${[unitIdOf('37'), unitIdOf('3703'), unitIdOf('370303001')]}::uuid[]) order by seq`,
    );
    expect(counties).toEqual([{ county_code: '370000' }, { county_code: '370300' }, { county_code: '370303' }]);
  });

  it('AT-3: federations down to the township may issue, a village’s issues through the one above', async () => {
    const basis = await rows(
      sql`select distinct level, issuing_basis as basis from unit where kind = 'FEDERATION' and level in ('COUNTY', 'TOWNSHIP', 'VILLAGE') order by level`,
    );
    expect(basis).toEqual([
      { level: 'COUNTY', basis: 'ACTIVITY_HOST' },
      { level: 'TOWNSHIP', basis: 'ACTIVITY_HOST' },
      { level: 'VILLAGE', basis: 'NONE' },
    ]);
  });

  it('is loaded once: again it changes nothing', async () => {
    expect(await loadOrganization(world.ownerUrl)).toEqual({ divisions: 0, units: 0 });
  });

  it('is found by Chinese of two characters, pinyin and initials, by anyone', async () => {
    const find = async (keyword: string) => {
      const result = await world.graph<{ searchDivisions: { code: string; fullName: string }[] }>(
        null,
        `query($k: String!) { searchDivisions(keyword: $k, first: 10) { code fullName } }`,
        { k: keyword },
      );
      return result.data?.searchDivisions.map((division) => division.code);
    };
    expect(await find('放桥')).toContain('370102001002'); // 解放桥社区, from within
    for (const keyword of ['张店', 'zhangdian', 'zdq']) expect(await find(keyword)).toContain('370303');
    const children = await world.graph(
      null,
      `{ divisions(parentCode: "37") { code } division(code: "371202") { name fullName } old: divisions(parentCode: "3712") { code } }`,
    );
    expect(children.data).toMatchObject({ division: { name: '莱城区', fullName: '山东省莱芜市莱城区' }, old: [] });
    expect((children.data as { divisions: unknown[] }).divisions).toHaveLength(16);
  });
});

describe('changes and provisional codes', () => {
  let small: World;
  let folder: string;
  beforeAll(async () => {
    small = await createWorld([organizationModule]);
    folder = await mkdtemp(join(tmpdir(), 'divisions-'));
    await writeFile(
      join(folder, 'divisions-37.csv'),
      'code,name,urban_rural,statistics_only\n37,山东省,,\n3703,淄博市,,\n370303,张店区,,\n370303001,车站街道,,\n',
    );
    await writeFile(
      join(folder, 'divisions-changes-37.csv'),
      'code,name,valid_from,valid_to,successor_code,provisional\n',
    );
  });
  afterAll(async () => {
    await small.close();
    await rm(folder, { recursive: true });
  });

  it('a community founded since gets a provisional code and a federation; the rest stays as people left it', async () => {
    const read = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
      small.services.read.rows<T>(query);
    await loadOrganization(small.ownerUrl, { folder });
    await read(sql`update unit set name = '张店区妇女联合会（新）' where id = ${unitIdOf('370303')}`);
    await writeFile(
      join(folder, 'divisions-changes-37.csv'),
      'code,name,valid_from,valid_to,successor_code,provisional\n370303001900,演示新社区,2025-06-01,,,1\n',
    );
    expect(await loadOrganization(small.ownerUrl, { folder })).toEqual({ divisions: 1, units: 1 });
    const seen = await small.graph(null, `{ divisions(parentCode: "370303001") { code name provisional fullName } }`);
    expect(seen.data).toEqual({
      divisions: [
        {
          code: '370303001900',
          name: '演示新社区',
          provisional: true,
          fullName: '山东省淄博市张店区车站街道演示新社区',
        },
      ],
    });
    expect(
      await read(sql`select name from unit where division_code in ('370303', '370303001900') order by seq`),
    ).toEqual([{ name: '张店区妇女联合会（新）' }, { name: '演示新社区妇女联合会' }]);
  });

  it('a row without a parent is refused before anything is written', async () => {
    await writeFile(
      join(folder, 'divisions-changes-37.csv'),
      'code,name,valid_from,valid_to,successor_code,provisional\n370399001,无上级街道,,,,1\n',
    );
    await expect(loadOrganization(small.ownerUrl, { folder })).rejects.toThrow('370399001');
  });

  it('another province is served by its list alone, and never beside the one a database holds', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'jinguo-province-'));
    const file = join(elsewhere, 'divisions-33.csv');
    await writeFile(file, 'code,name,urban_rural,statistics_only\n33,演示别省,,\n3301,演示市,,\n330102,演示区,,\n');
    expect(divisionsProblems(file, true)).toEqual([]);
    const place = divisionsPlace(file);
    await expect(loadOrganization(small.ownerUrl, place)).rejects.toThrow(/DIVISIONS_FILE[\s\S]*divisions-37\.csv/);
    const fresh = await createWorld([organizationModule]);
    expect(await loadOrganization(fresh.ownerUrl, place)).toEqual({ divisions: 3, units: 3 });
    const roots = await fresh.services.read.rows(sql`select name, county_code from unit where parent_id is null`);
    expect(roots).toEqual([{ name: '演示别省妇女联合会', county_code: '330000' }]);
    await fresh.close();
    await rm(elsewhere, { recursive: true });
  });
});
