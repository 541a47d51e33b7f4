import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { organizationModule } from '../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../service-type/index.ts';
import { peopleModule } from './people.module.ts';
import { countStatements } from './testing/count-statements.ts';
import {
  type MadeVolunteer,
  makeGrant,
  makeMembership,
  makeStaffActor,
  makeVolunteer,
  makeVolunteerActor,
} from './testing/people.make.ts';

let world: World;
let places: MadePlaces;
let team: MadeTeam;
let resident: MadeVolunteer;
let sister: MadeVolunteer;
let neighbour: MadeVolunteer;
let staff: Actor;
let coordinator: Actor;
let neighbourStaff: Actor;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  world.setNow('2026-11-23T08:00:00Z');
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village, name: '演示石榴红服务队' });
  resident = await makeVolunteer(world, { unitId: places.village.id, name: '演示·王秀兰' });
  sister = await makeVolunteer(world, { unitId: places.sister.id, name: '演示·李桂英' });
  neighbour = await makeVolunteer(world, { unitId: places.neighbourVillage.id, name: '演示·郑蕾' });
  staff = (await makeStaffActor(world, { unitId: places.county.id })).actor;
  coordinator = (await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR', name: '演示·周敏' })).actor;
  neighbourStaff = (await makeStaffActor(world, { unitId: places.neighbourCounty.id })).actor;
});
afterAll(() => world.close());

const LIST = `query($filter: VolunteerFilter, $first: Int, $after: String) { volunteers(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
  edges { node { id name number age phoneMasked idNumberMasked placeName unit { id name } serviceTypes { name } memberships { state team { name placeName } canDecide { allowed } } consents { purpose } qualifications { state fileUrl } guardianConsented } } } }`;
interface Page {
  volunteers: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: Record<string, unknown> & { id: string } }[];
  };
}
async function list(actor: Actor | null, variables: Record<string, unknown> = {}): Promise<string[]> {
  const { data, errors } = await world.graph<Page>(actor, LIST, variables);
  expect(errors).toBeUndefined();
  return data?.volunteers.edges.map((edge) => edge.node.id) ?? [];
}
/** Eight of one name in a village, one next door and one of another name; seen from the county (asked row by row) and the village (gathered first). */
async function manyOfOneName() {
  const other = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  const there = await makePlaces(other);
  const made: MadeVolunteer[] = [];
  for (let n = 0; n < 8; n += 1) {
    other.setNow(`2026-11-23T08:0${n}:00Z`);
    made.push(await makeVolunteer(other, { unitId: there.village.id, name: '演示·王秀兰' }));
  }
  await makeVolunteer(other, { unitId: there.neighbourVillage.id, name: '演示·王秀兰' });
  await makeVolunteer(other, { unitId: there.village.id, name: '演示·李桂英' });
  const actors = [
    (await makeStaffActor(other, { unitId: there.county.id })).actor,
    (await makeStaffActor(other, { unitId: there.village.id })).actor,
  ];
  return { world: other, actors, made };
}

describe('who sees which volunteers', () => {
  it('a name’s bearers are found page by page, newest first, each once and only within reach, however the reach is asked', async () => {
    const { world: other, actors, made } = await manyOfOneName();
    const expected = made.map((one) => one.id).toReversed();
    for (const actor of actors) {
      const found: string[] = [];
      for (let after: string | null = null; ; ) {
        const answer: { data?: Page | null | undefined } = await other.graph<Page>(actor, LIST, {
          filter: { keyword: '秀兰' },
          first: 3,
          after,
        });
        const { data } = answer;
        expect(data?.volunteers.totalCount).toBe(made.length);
        found.push(...(data?.volunteers.edges ?? []).map((edge) => edge.node.id));
        if (!data?.volunteers.pageInfo.hasNextPage) break;
        after = data.volunteers.pageInfo.endCursor;
      }
      expect(found).toEqual(expected);
    }
    await other.close();
  });

  it('a county sees its subtree, a village’s coordinator her members, the neighbouring county nothing of them', async () => {
    expect((await list(staff)).toSorted()).toEqual([resident.id, sister.id].toSorted());
    expect(await list(neighbourStaff)).toEqual([neighbour.id]);
    expect(await list(coordinator)).toEqual([]);
    expect(await list(null)).toEqual([]);
    const { actor } = await makeVolunteerActor(world, { unitId: places.neighbourVillage.id });
    expect(await list(actor)).toEqual([]);
    const village = (await makeStaffActor(world, { unitId: places.sister.id })).actor;
    expect(await list(village)).toEqual([sister.id]);
  });

  it('who asked to join or is a member is seen by the team’s coordinator and staff, wherever she lives; who was declined is not', async () => {
    const guest = await makeVolunteer(world, { unitId: places.neighbourVillage.id });
    const declined = await makeVolunteer(world, { unitId: places.neighbourVillage.id });
    await makeMembership(world, { volunteerId: guest.id, teamId: team.id, state: 'REQUESTED' });
    await makeMembership(world, { volunteerId: declined.id, teamId: team.id, state: 'DECLINED' });
    expect(await list(coordinator)).toEqual([guest.id]);
    const village = (await makeStaffActor(world, { unitId: places.village.id })).actor;
    expect((await list(village)).toSorted()).toEqual([resident.id, guest.id].toSorted());
    expect(await list(staff)).toContain(guest.id);
    expect(await list(staff)).not.toContain(declined.id);
  });

  it('every filter obeys the reach: another county’s unit, team or phone leads to nothing', async () => {
    const theirs = await makeTeam(world, { unit: places.neighbourVillage });
    const ours = await makeVolunteer(world, { unitId: places.village.id });
    await makeMembership(world, { volunteerId: ours.id, teamId: theirs.id });
    expect(await list(staff, { filter: { unitId: places.neighbourCounty.id } })).not.toContain(neighbour.id);
    expect(await list(staff, { filter: { unitId: places.neighbourCounty.id, keyword: neighbour.phone } })).toEqual([]);
    expect(await list(staff, { filter: { keyword: neighbour.phone } })).toEqual([]);
    expect(await list(staff, { filter: { keyword: '郑蕾' } })).toEqual([]);
    // That one of ours is a member over there is the other county's to know.
    expect(await list(staff, { filter: { teamId: theirs.id } })).toEqual([]);
    for (const filter of [
      { unitId: 'x' },
      { teamId: "' or true --" },
      { keyword: '长'.repeat(100_000) },
      { keyword: '\u0000%_\\' },
    ])
      expect(await list(staff, { filter })).toEqual([]);
  });

  it('finds by name, pinyin, initials, whole phone and volunteer number', async () => {
    const { data } = await world.graph<Page>(staff, LIST, { filter: { keyword: resident.phone } });
    const number = String(data?.volunteers.edges[0]?.node['number']);
    for (const keyword of ['秀兰', 'wangxiulan', 'wxl', `+86 ${resident.phone}`, number])
      expect(await list(staff, { filter: { keyword } }), keyword).toContain(resident.id);
    expect(await list(staff, { filter: { unitId: places.village.id, state: 'ACTIVE', keyword: '秀兰' } })).toEqual([
      resident.id,
    ]);
  });

  it('one volunteer by id: null out of reach, for a malformed id, for nobody', async () => {
    const one = async (actor: Actor | null, id: string) =>
      (
        await world.graph<{ volunteer: { id: string } | null }>(
          actor,
          'query($id: ID!) { volunteer(id: $id) { id } }',
          { id },
        )
      ).data?.volunteer;
    expect(await one(staff, resident.id)).toEqual({ id: resident.id });
    for (const [actor, id] of [
      [neighbourStaff, resident.id],
      [coordinator, sister.id],
      [null, resident.id],
      [staff, 'x'],
    ] as const)
      expect(await one(actor, id)).toBeNull();
  });

  it('a page is one statement and its count another, however many rows and relations', async () => {
    for (let i = 0; i < 12; i += 1) {
      const volunteer = await makeVolunteer(world, { unitId: places.village.id });
      await makeMembership(world, { volunteerId: volunteer.id, teamId: team.id });
    }
    expect(await countStatements(world, () => list(staff, { first: 50 }))).toBe(2);
    const pages: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page | undefined = (await world.graph<Page>(staff, LIST, { first: 5, after })).data ?? undefined;
      pages.push(...(page?.volunteers.edges.map((edge) => edge.node.id) ?? []));
      if (!page?.volunteers.pageInfo.hasNextPage) break;
      after = page.volunteers.pageInfo.endCursor;
    }
    expect(pages).toEqual(await list(staff, { first: 100 }));
    expect(new Set(pages).size).toBe(pages.length);
  });

  it('shows of ID and phone the masked form only, the age, and the village’s full name', async () => {
    const { data } = await world.graph<Page>(staff, LIST, { filter: { keyword: resident.phone } });
    const node = data?.volunteers.edges[0]?.node;
    expect(node).toMatchObject({
      name: '演示·王秀兰',
      age: 36,
      placeName: '山东省淄博市张店区车站街道铁苑社区居民委员会',
      unit: { id: places.village.id },
    });
    expect(node?.['idNumberMasked']).toBe(`${resident.idNumber.slice(0, 6)}********${resident.idNumber.slice(-4)}`);
    expect(JSON.stringify(data)).not.toContain(resident.idNumber);
    expect(JSON.stringify(data)).not.toContain(resident.phone);
  });
});

describe('accounts and grants', () => {
  const ACCOUNTS = `query($filter: AccountFilter) { accounts(filter: $filter, first: 50) { edges { node { id name phoneMasked state hasSecondFactor grants { label effect unit { name } canRevoke { allowed } } } } } }`;
  interface Accounts {
    accounts: { edges: { node: { id: string; grants: { label: string; unit: { name: string } }[] } }[] };
  }
  const accounts = async (actor: Actor | null, filter?: Record<string, unknown>) => {
    const { data, errors } = await world.graph<Accounts>(actor, ACCOUNTS, { filter });
    expect(errors).toBeUndefined();
    return data?.accounts.edges.map((edge) => edge.node) ?? [];
  };

  it('staff see accounts with a grant in their subtree, and of those accounts the grants there only', async () => {
    const both = await makeStaffActor(world, { unitId: places.township.id, name: '演示·两地' });
    await makeGrant(world, { accountId: both.account.id, unitId: places.neighbourTownship.id });
    const here = (await accounts(staff)).find((account) => account.id === both.account.id);
    expect(here?.grants.map((grant) => grant.unit.name)).toEqual([places.township.name]);
    const there = (await accounts(neighbourStaff)).find((account) => account.id === both.account.id);
    expect(there?.grants.map((grant) => grant.unit.name)).toEqual([places.neighbourTownship.name]);
    expect((await accounts(neighbourStaff)).map((account) => account.id)).not.toContain(coordinator.accountId);
    expect(await accounts(staff, { unitId: places.neighbourCounty.id })).toEqual([]);
    expect((await accounts(staff, { unitId: team.id })).map((account) => account.id)).toContain(coordinator.accountId);
    expect(await accounts(coordinator)).toEqual([]);
    expect(await accounts(null)).toEqual([]);
  });

  it('is one statement for a page', async () => {
    expect(await countStatements(world, () => accounts(staff))).toBe(1);
  });

  it('hostile filters lead to nothing, never to a fault', async () => {
    for (const filter of [{ keyword: '长'.repeat(50_000) }, { keyword: '\u0000\ud800' }, { unitId: "' or true" }])
      expect((await accounts(staff, filter)).length).toBeLessThanOrEqual(50);
  });
});
