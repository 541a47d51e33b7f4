import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { organizationModule } from './index.ts';
import { type MadePlaces, makePlaces, makeTeam } from './testing/organization.make.ts';

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
const teamInput = (more: object = {}) => ({
  unitId: places.village.id,
  name: '铁苑巾帼志愿服务队',
  tier: 'TEAM',
  ...more,
});

interface Saved {
  createTeam: {
    __typename: string;
    team: { id: string; joinCode: string; version: number };
    reasons: { code: string; field: string | null }[];
  };
}

describe('the story of a team', () => {
  it('is founded by the county in a village, found by pinyin, shown by its QR, renamed, and ended', async () => {
    const made = (await world.graph<Saved>(staff, CREATE, { input: teamInput() })).data?.createTeam;
    expect(made).toMatchObject({
      __typename: 'TeamSaved',
      team: {
        state: 'ACTIVE',
        tier: 'TEAM',
        villageCode: places.villageCode,
        unit: { name: '铁苑社区妇女联合会' },
        canManage: { allowed: true },
      },
    });
    const { id, joinCode, version } = made?.team ?? { id: '', joinCode: '', version: 0 };
    const found = await world.graph(
      staff,
      `{ teams(filter: { keyword: "tieyuan" }) { totalCount edges { node { id joinUrl } } } }`,
    );
    expect(found.data).toMatchObject({
      teams: { totalCount: 1, edges: [{ node: { id, joinUrl: `http://localhost:4000/join/${joinCode}` } }] },
    });

    const card = await world.graph(
      null,
      `query($code: String!) { teamByJoinCode(code: $code) { name unitName placeName villageCode } }`,
      { code: joinCode.toLowerCase() },
    );
    expect(card.data).toEqual({
      teamByJoinCode: {
        name: '铁苑巾帼志愿服务队',
        unitName: '铁苑社区妇女联合会',
        placeName: '山东省淄博市张店区车站街道铁苑社区居民委员会',
        villageCode: places.villageCode,
      },
    });
    const near = await world.graph(null, `query($c: String!) { teamsNear(villageCode: $c) { id } }`, {
      c: places.villageCode,
    });
    expect(near.data).toEqual({ teamsNear: [{ id }] });

    const input = {
      id,
      version,
      name: '铁苑新风志愿服务队',
      tier: 'TEAM',
      introduction: '每周六服务',
      state: 'CLOSED',
    };
    const changed = await world.graph(staff, UPDATE, { input });
    expect(changed.data).toMatchObject({
      updateTeam: { team: { name: '铁苑新风志愿服务队', state: 'CLOSED', version: version + 1 } },
    });
    const stale = await world.graph(staff, UPDATE, { input });
    expect(stale.data).toMatchObject({ updateTeam: { reasons: [{ code: 'STALE_VERSION' }] } });
    const gone = await world.graph(null, `query($code: String!) { teamByJoinCode(code: $code) { id } }`, {
      code: joinCode,
    });
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
    const bad = await world.graph(staff, CREATE, {
      input: teamInput({ name: 'x', introduction: '长'.repeat(100_000) }),
    });
    expect(bad.data).toMatchObject({
      createTeam: {
        reasons: [
          { code: 'TOO_SHORT', field: 'name' },
          { code: 'TOO_LONG', field: 'introduction' },
        ],
      },
    });
    const rare = await world.graph(staff, CREATE, { input: teamInput({ name: '𠮷䶮' }) });
    expect(rare.data).toMatchObject({ createTeam: { team: { name: '𠮷䶮' } } });
  });

  it('a team is not founded in the future: the day in China decides', async () => {
    world.setNow('2026-03-07T16:30:00Z'); // 8 March there
    const tomorrow = await world.graph(staff, CREATE, {
      input: teamInput({ name: '明日队', foundedOn: '2026-03-09' }),
    });
    expect(tomorrow.data).toMatchObject({
      createTeam: { reasons: [{ code: 'FOUNDED_IN_FUTURE', field: 'foundedOn' }] },
    });
    const today = await world.graph(staff, CREATE, { input: teamInput({ name: '今日队', foundedOn: '2026-03-08' }) });
    expect(today.data).toMatchObject({ createTeam: { __typename: 'TeamSaved' } });
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
    const seen = await world.graph(
      neighbour,
      `query($id: ID!, $village: ID!) { team(id: $id) { id } unit(id: $village) { id } units(parentId: $village) { id }
      teams(filter: { unitId: $village }) { totalCount } searchUnits(keyword: "只在张店") { edges { node { id } } } }`,
      { id: team.id, village: places.village.id },
    );
    expect(seen.data).toEqual({
      team: null,
      unit: null,
      units: [],
      teams: { totalCount: 0 },
      searchUnits: { edges: [] },
    });
    const update = await world.graph(neighbour, UPDATE, {
      input: { id: team.id, version: 1, name: '改名', tier: 'TEAM', introduction: '', state: 'ACTIVE' },
    });
    expect(update.data).toMatchObject({ updateTeam: { reasons: [{ code: 'NOT_FOUND' }] } });
  });

  it('shows nothing but the public to somebody without grants', async () => {
    const seen = await world.graph(
      null,
      `{ units { id } teams { totalCount } searchUnits(keyword: "妇联") { edges { node { id } } } }`,
    );
    expect(seen.data).toEqual({ units: [], teams: { totalCount: 0 }, searchUnits: { edges: [] } });
    const refused = await world.graph(null, CREATE, { input: teamInput() });
    expect(refused.data).toMatchObject({ createTeam: { reasons: [{ code: 'NOT_SIGNED_IN' }] } });
  });

  it('tells a coordinator what she lacks, and shows her the QR of her own team only', async () => {
    const team = await makeTeam(world, { unit: places.village });
    const other = await makeTeam(world, { unit: places.village });
    const coordinator = world.actorWith([{ place: team, role: 'COORDINATOR' }]);
    const seen = await world.graph(
      coordinator,
      `query($id: ID!, $other: ID!) { team(id: $id) { joinCode canManage { allowed reasons { code } } } other: team(id: $other) { id } }`,
      { id: team.id, other: other.id },
    );
    expect(seen.data).toEqual({
      team: { joinCode: team.joinCode, canManage: { allowed: false, reasons: [{ code: 'NOT_ALLOWED' }] } },
      other: null,
    });
    const security = world.actorWith([{ place: places.county, role: 'SECURITY_ADMIN' }]);
    const hidden = await world.graph(security, `query($id: ID!) { team(id: $id) { joinCode joinUrl } }`, {
      id: team.id,
    });
    expect(hidden.data).toEqual({ team: { joinCode: null, joinUrl: null } });
  });

  it('a denied place is not seen, though all around it is', async () => {
    const actor = world.actorWith([
      { place: places.county, role: 'STAFF' },
      { place: places.sister, actions: ['unit.read'], effect: 'DENY' },
    ]);
    const seen = await world.graph(actor, `query($id: ID!) { units(parentId: $id) { id } }`, {
      id: places.township.id,
    });
    expect(seen.data).toEqual({ units: [{ id: places.village.id }] });
  });

  it('begins the tree at her own places and names all units above', async () => {
    const both = world.actorWith([
      { place: places.county, role: 'STAFF' },
      { place: places.village, role: 'STAFF' },
    ]);
    const seen = await world.graph(both, `{ units { name hasChildren ancestors { name } } }`);
    expect(seen.data).toEqual({
      units: [
        {
          name: '张店区妇女联合会',
          hasChildren: true,
          ancestors: [{ name: '山东省妇女联合会' }, { name: '淄博市妇女联合会' }, { name: '张店区妇女联合会' }],
        },
      ],
    });
  });
});
