import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { organizationModule } from './index.ts';
import { type MadePlaces, makePlaces, makeTeam, makeUnit } from './testing/organization.make.ts';

let world: World;
let places: MadePlaces;
let staff: Actor;
let neighbour: Actor;

beforeAll(async () => {
  world = await createWorld([organizationModule]);
  places = await makePlaces(world);
  staff = world.actorWith([{ place: places.county, role: 'STAFF' }]);
  neighbour = world.actorWith([{ place: places.neighbourCounty, role: 'STAFF' }]);
});
afterAll(() => world.close());

const CREATE = `mutation($input: CreateTeamInput!) { createTeam(input: $input) { __typename
  ... on TeamSaved { team { id name state tier villageCode version joinCode joinUrl unit { name } canManage { allowed } } }
  ... on Refused { reasons { code field } } } }`;
const UPDATE = `mutation($input: UpdateTeamInput!) { updateTeam(input: $input) { __typename
  ... on TeamSaved { team { name state version } } ... on Refused { reasons { code field } } } }`;
const teamInput = (more: object = {}) => ({ unitId: places.village.id, name: '铁苑巾帼志愿服务队', tier: 'TEAM', ...more });

interface Saved {
  createTeam: { __typename: string; team: { id: string; joinCode: string; version: number }; reasons: { code: string; field: string | null }[] };
}

/** How many statements the read path sends for a query. */
async function statementsOf(actor: Actor | null, query: string): Promise<number> {
  const { pool } = world.services.read;
  const query_ = pool.query.bind(pool);
  let count = 0;
  pool.query = ((...args: Parameters<typeof query_>) => {
    count += 1;
    return query_(...args);
  }) as typeof pool.query;
  try {
    const { errors } = await world.graph(actor, query);
    expect(errors).toBeUndefined();
  } finally {
    pool.query = query_ as typeof pool.query;
  }
  return count;
}

describe('the story of a team', () => {
  it('is founded by the county in a village, found by pinyin, shown by its QR, renamed, and ended', async () => {
    const made = (await world.graph<Saved>(staff, CREATE, { input: teamInput() })).data?.createTeam;
    expect(made).toMatchObject({
      __typename: 'TeamSaved',
      team: { state: 'ACTIVE', tier: 'TEAM', villageCode: places.villageCode, unit: { name: '铁苑社区妇女联合会' }, canManage: { allowed: true } },
    });
    const { id, joinCode, version } = made?.team ?? { id: '', joinCode: '', version: 0 };
    const found = await world.graph(staff, `{ teams(filter: { keyword: "tieyuan" }) { totalCount edges { node { id joinUrl } } } }`);
    expect(found.data).toMatchObject({ teams: { totalCount: 1, edges: [{ node: { id, joinUrl: `http://localhost:4000/join/${joinCode}` } }] } });

    const card = await world.graph(null, `query($code: String!) { teamByJoinCode(code: $code) { name unitName placeName villageCode } }`, { code: joinCode.toLowerCase() });
    expect(card.data).toEqual({
      teamByJoinCode: { name: '铁苑巾帼志愿服务队', unitName: '铁苑社区妇女联合会', placeName: '山东省淄博市张店区车站街道铁苑社区居民委员会', villageCode: places.villageCode },
    });
    const near = await world.graph(null, `query($c: String!) { teamsNear(villageCode: $c) { id } }`, { c: places.villageCode });
    expect(near.data).toEqual({ teamsNear: [{ id }] });

    const input = { id, version, name: '铁苑新风志愿服务队', tier: 'TEAM', introduction: '每周六服务', state: 'CLOSED' };
    const changed = await world.graph(staff, UPDATE, { input });
    expect(changed.data).toMatchObject({ updateTeam: { team: { name: '铁苑新风志愿服务队', state: 'CLOSED', version: version + 1 } } });
    const stale = await world.graph(staff, UPDATE, { input });
    expect(stale.data).toMatchObject({ updateTeam: { reasons: [{ code: 'STALE_VERSION' }] } });
    const gone = await world.graph(null, `query($code: String!) { teamByJoinCode(code: $code) { id } }`, { code: joinCode });
    expect(gone.data).toEqual({ teamByJoinCode: null });
  });

  it('refuses a second team of the same name under one unit, not under another', async () => {
    const input = teamInput({ name: '同名志愿服务队' });
    await world.graph(staff, CREATE, { input });
    const again = await world.graph(staff, CREATE, { input });
    expect(again.data).toMatchObject({ createTeam: { reasons: [{ code: 'NAME_TAKEN', field: 'name' }] } });
    const elsewhere = await world.graph(staff, CREATE, { input: { ...input, unitId: places.sister.id } });
    expect(elsewhere.data).toMatchObject({ createTeam: { __typename: 'TeamSaved' } });
  });

  it('lets exactly one of twenty win who found a team of one name at once', async () => {
    const input = teamInput({ name: '并发志愿服务队' });
    const results = await Promise.all(Array.from({ length: 20 }, () => world.graph<Saved>(staff, CREATE, { input })));
    const kinds = results.map((result) => result.data?.createTeam.__typename);
    expect(kinds.filter((kind) => kind === 'TeamSaved')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'Refused')).toHaveLength(19);
  });

  it('refuses every fault of an input at once and keeps rare characters', async () => {
    const bad = await world.graph(staff, CREATE, { input: teamInput({ name: 'x', introduction: '长'.repeat(100_000) }) });
    expect(bad.data).toMatchObject({ createTeam: { reasons: [{ code: 'TOO_SHORT', field: 'name' }, { code: 'TOO_LONG', field: 'introduction' }] } });
    const rare = await world.graph(staff, CREATE, { input: teamInput({ name: '𠮷䶮' }) });
    expect(rare.data).toMatchObject({ createTeam: { team: { name: '𠮷䶮' } } });
  });

  it('cannot stand under another team', async () => {
    const team = await makeTeam(world, { unit: places.village });
    const result = await world.graph(staff, CREATE, { input: teamInput({ unitId: team.id }) });
    expect(result.data).toMatchObject({ createTeam: { reasons: [{ code: 'TEAM_IS_LEAF' }] } });
  });
});

describe('reach (docs/access.md)', () => {
  it('makes a unit of another county not found, for reading and for founding a team', async () => {
    const refused = await world.graph(neighbour, CREATE, { input: teamInput({ name: '越界服务队' }) });
    expect(refused.data).toMatchObject({ createTeam: { reasons: [{ code: 'NOT_FOUND', field: 'unitId' }] } });
    const team = await makeTeam(world, { unit: places.village, name: '只在张店的服务队' });
    const seen = await world.graph(neighbour, `query($id: ID!, $village: ID!) { team(id: $id) { id } unit(id: $village) { id } units(parentId: $village) { id }
      teams(filter: { unitId: $village }) { totalCount } searchUnits(keyword: "只在张店") { edges { node { id } } } }`, { id: team.id, village: places.village.id });
    expect(seen.data).toEqual({ team: null, unit: null, units: [], teams: { totalCount: 0 }, searchUnits: { edges: [] } });
    const update = await world.graph(neighbour, UPDATE, { input: { id: team.id, version: 1, name: '改名', tier: 'TEAM', introduction: '', state: 'ACTIVE' } });
    expect(update.data).toMatchObject({ updateTeam: { reasons: [{ code: 'NOT_FOUND' }] } });
  });

  it('shows nothing but the public to somebody without grants', async () => {
    const seen = await world.graph(null, `{ units { id } teams { totalCount } searchUnits(keyword: "妇联") { edges { node { id } } } }`);
    expect(seen.data).toEqual({ units: [], teams: { totalCount: 0 }, searchUnits: { edges: [] } });
    const refused = await world.graph(null, CREATE, { input: teamInput() });
    expect(refused.data).toMatchObject({ createTeam: { reasons: [{ code: 'NOT_SIGNED_IN' }] } });
  });

  it('tells a coordinator what she lacks, and shows her the QR of her own team only', async () => {
    const team = await makeTeam(world, { unit: places.village });
    const other = await makeTeam(world, { unit: places.village });
    const coordinator = world.actorWith([{ place: team, role: 'COORDINATOR' }]);
    const seen = await world.graph(coordinator, `query($id: ID!, $other: ID!) { team(id: $id) { joinCode canManage { allowed reasons { code } } } other: team(id: $other) { id } }`, { id: team.id, other: other.id });
    expect(seen.data).toEqual({ team: { joinCode: team.joinCode, canManage: { allowed: false, reasons: [{ code: 'NOT_ALLOWED' }] } }, other: null });
    const security = world.actorWith([{ place: places.county, role: 'SECURITY_ADMIN' }]);
    const hidden = await world.graph(security, `query($id: ID!) { team(id: $id) { joinCode joinUrl } }`, { id: team.id });
    expect(hidden.data).toEqual({ team: { joinCode: null, joinUrl: null } });
  });

  it('a denied place is not seen, though all around it is', async () => {
    const actor = world.actorWith([{ place: places.county, role: 'STAFF' }, { place: places.sister, actions: ['unit.read'], effect: 'DENY' }]);
    const seen = await world.graph(actor, `query($id: ID!) { units(parentId: $id) { id } }`, { id: places.township.id });
    expect(seen.data).toEqual({ units: [{ id: places.village.id }] });
  });

  it('begins the tree at her own places and names all units above', async () => {
    const both = world.actorWith([{ place: places.county, role: 'STAFF' }, { place: places.village, role: 'STAFF' }]);
    const seen = await world.graph(both, `{ units { name hasChildren ancestors { name } } }`);
    expect(seen.data).toEqual({
      units: [{ name: '张店区妇女联合会', hasChildren: true, ancestors: [{ name: '山东省妇女联合会' }, { name: '淄博市妇女联合会' }, { name: '张店区妇女联合会' }] }],
    });
  });
});

describe('units and stations', () => {
  const unitInput = (more: object = {}) => ({ parentId: places.county.id, kind: 'NON_FEDERATION', level: 'ORGANIZATION', name: '演示人民医院妇委会', shortName: '医院妇委会', issuingBasis: 'PUBLIC_SERVICE', ...more });
  const CREATE_UNIT = `mutation($input: CreateUnitInput!) { createUnit(input: $input) { __typename
    ... on UnitSaved { unit { id version countyCode divisionCode issuingBasis } } ... on Refused { reasons { code field } } } }`;

  it('a unit that is no federation has no code and keeps the county it was made under', async () => {
    const made = await world.graph(staff, CREATE_UNIT, { input: unitInput() });
    expect(made.data).toMatchObject({ createUnit: { unit: { countyCode: '370303', divisionCode: null, issuingBasis: 'PUBLIC_SERVICE' } } });
    const again = await world.graph(staff, CREATE_UNIT, { input: unitInput() });
    expect(again.data).toMatchObject({ createUnit: { reasons: [{ code: 'NAME_TAKEN', field: 'name' }] } });
  });

  it('a federation needs a division of its level, below its parent, that has none yet', async () => {
    const reasonsOf = async (more: object) => ((await world.graph<{ createUnit: { reasons: unknown } }>(staff, CREATE_UNIT, { input: unitInput({ kind: 'FEDERATION', ...more }) })).data?.createUnit.reasons);
    expect(await reasonsOf({ level: 'TOWNSHIP' })).toEqual([{ code: 'REQUIRED', field: 'divisionCode' }]);
    expect(await reasonsOf({ level: 'VILLAGE', divisionCode: '370303001' })).toEqual([{ code: 'INVALID_INPUT', field: 'divisionCode' }]);
    expect(await reasonsOf({ level: 'TOWNSHIP', divisionCode: '370302100' })).toEqual([{ code: 'INVALID_INPUT', field: 'parentId' }]);
    expect(await reasonsOf({ level: 'TOWNSHIP', divisionCode: '370303001' })).toEqual([{ code: 'NAME_TAKEN', field: 'divisionCode' }]);
  });

  it('a second tab with a stale version changes nothing', async () => {
    const unit = await makeUnit(world, { parent: places.county });
    const UPDATE_UNIT = `mutation($input: UpdateUnitInput!) { updateUnit(input: $input) { ... on UnitSaved { unit { name version } } ... on Refused { reasons { code } } } }`;
    const input = { id: unit.id, version: 1, name: '演示新名字', shortName: '新名字', issuingBasis: 'NONE' };
    expect((await world.graph(staff, UPDATE_UNIT, { input })).data).toEqual({ updateUnit: { unit: { name: '演示新名字', version: 2 } } });
    expect((await world.graph(staff, UPDATE_UNIT, { input: { ...input, name: '第二次' } })).data).toEqual({ updateUnit: { reasons: [{ code: 'STALE_VERSION' }] } });
  });

  it('a station is saved with its six marks and changed by version; a neighbour cannot', async () => {
    const SAVE = `mutation($input: SaveStationInput!) { saveStation(input: $input) { ... on Done { id } ... on Refused { reasons { code field } } } }`;
    const marks = { hasPlace: true, hasTeam: true, hasProject: false, hasFacility: true, hasSystem: false, hasSign: true };
    const input = { unitId: places.village.id, name: '巾帼志愿阳光站', address: '铁苑社区一楼', ...marks };
    const made = await world.graph<{ saveStation: { id: string } }>(staff, SAVE, { input });
    const id = made.data?.saveStation.id ?? '';
    const seen = await world.graph(staff, `query($id: ID!) { unit(id: $id) { stations { id name hasPlace hasProject version } } }`, { id: places.village.id });
    expect(seen.data).toEqual({ unit: { stations: [{ id, name: '巾帼志愿阳光站', hasPlace: true, hasProject: false, version: 1 }] } });
    expect((await world.graph(staff, SAVE, { input: { ...input, id, version: 1, hasProject: true } })).data).toEqual({ saveStation: { id } });
    expect((await world.graph(staff, SAVE, { input: { ...input, id, version: 1 } })).data).toEqual({ saveStation: { reasons: [{ code: 'STALE_VERSION', field: null }] } });
    expect((await world.graph(neighbour, SAVE, { input })).data).toEqual({ saveStation: { reasons: [{ code: 'NOT_FOUND', field: 'unitId' }] } });
    expect((await world.graph(staff, SAVE, { input: { ...input, unitId: places.sister.id, id, version: 2 } })).data).toEqual({ saveStation: { reasons: [{ code: 'NOT_FOUND', field: 'id' }] } });
  });
});

describe('lists', () => {
  it('are one statement however many rows they hold', async () => {
    for (let i = 0; i < 12; i += 1) await makeTeam(world, { unit: places.sister });
    const units = await statementsOf(staff, `{ searchUnits(keyword: "妇联", first: 50) { edges { node { id teamCount hasChildren ancestors { name } stations { name } canManage { allowed } canCreateTeam { allowed } } } } }`);
    const teams = await statementsOf(staff, `{ teams(first: 50) { edges { node { id name unit { name } joinUrl canManage { allowed } } } } }`);
    expect([units, teams]).toEqual([1, 1]);
  });

  it('page by keyset without loss or repetition', async () => {
    const names: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 20; page += 1) {
      const result: { data?: { teams: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } | null } = await world.graph(
        staff, `query($after: String) { teams(first: 3, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`, { after },
      );
      names.push(...(result.data?.teams.edges.map((edge) => edge.node.id) ?? []));
      after = result.data?.teams.pageInfo.endCursor ?? null;
      if (!result.data?.teams.pageInfo.hasNextPage) break;
    }
    const total = await world.graph<{ teams: { totalCount: number } }>(staff, `{ teams { totalCount } }`);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toHaveLength(total.data?.teams.totalCount ?? -1);
  });

  it('take hostile values as nothing found', async () => {
    const seen = await world.graph(staff, `query($k: String!) { unit(id: "1 or 1=1") { id } units(parentId: "x") { id } team(id: "\u0000") { id } teams(filter: { unitId: "%", keyword: $k }) { totalCount }
      searchUnits(keyword: $k) { edges { node { id } } } searchDivisions(keyword: $k) { code } divisions(parentCode: "37'--") { code } teamByJoinCode(code: $k) { id } teamsNear(villageCode: $k) { id } }`, { k: `a\uD800${'长'.repeat(100_000)}` });
    expect(seen.errors).toBeUndefined();
    expect(seen.data).toMatchObject({ unit: null, units: [], team: null, searchDivisions: [], divisions: [], teamByJoinCode: null, teamsNear: [] });
  });
});
