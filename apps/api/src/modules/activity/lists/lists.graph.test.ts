import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { makeVolunteer } from '../../people/testing/people.make.ts';
import { countStatements, makeActivity, makeSignUp } from '../testing/activity.make.ts';
import { attendanceOf, digitsOf } from '../testing/attendance.ts';
import { createScene, type Scene } from '../testing/scene.ts';

let scene: Scene;
let api: ReturnType<typeof attendanceOf>;
beforeAll(async () => {
  scene = await createScene();
  api = attendanceOf(scene);
});
beforeEach(() => scene.world.setNow('2026-11-23T00:00:00Z'));
afterAll(() => scene.world.close());

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the query asked for
type Data = any;
const nodesOf = async (actor: Actor | null, list: string, fields: string, filter: object = {}): Promise<Data[]> => {
  const [type] = { signUps: ['SignUpFilter'], scans: ['ScanFilter'], planChanges: ['PlanChangeFilter'] }[list] ?? [];
  const data = await scene.ask<Data>(
    actor,
    `query ($filter: ${type}) { ${list}(filter: $filter, first: 100) { edges { node { ${fields} } } } }`,
    { filter },
  );
  return data[list].edges.map((edge: Data) => edge.node);
};
const SIGN_UP = 'id state startsAt postName volunteer { id name phoneMasked } activity { id title sealed unitName }';
const signUps = (actor: Actor | null, filter: object = {}) => nodesOf(actor, 'signUps', SIGN_UP, filter);
const make = (more: object = {}) =>
  makeActivity(scene.world, {
    unitId: scene.team.id,
    serviceTypeId: scene.type.id,
    villageCode: scene.places.villageCode,
    ...more,
  });
async function signedUp(name: string, more: object = {}) {
  const activity = await make(more);
  const volunteer = await makeVolunteer(scene.world, { unitId: scene.places.village.id, name });
  if (!volunteer.accountId) throw new Error('A volunteer without an account.');
  const id = await makeSignUp(scene.world, {
    openingId: activity.openingId,
    volunteerId: volunteer.id,
    accountId: volunteer.accountId,
  });
  return { id, activity, volunteer };
}

describe('the list of all sign-ups', () => {
  it('is of the places whose rosters she sees: the team’s coordinator and the county, nobody else', async () => {
    const { id } = await signedUp('演示·郑名单');
    expect((await signUps(scene.coordinator)).map((line) => line.id)).toContain(id);
    expect((await signUps(scene.staff)).map((line) => line.id)).toContain(id);
    for (const actor of [scene.neighbour, scene.otherCoordinator, null])
      expect((await signUps(actor, { keyword: '郑名单' })).map((line) => line.id)).toEqual([]);
  });

  it('is narrowed by person, activity, service type, state, place and time of the shift, one beside the other', async () => {
    const one = await signedUp('演示·钱甲乙', { startsInHours: 50 });
    const two = await signedUp('演示·钱甲丙', { startsInHours: 500 });
    await scene.world.services.read.rows(sql`update sign_up set state = 'NO_SHOW' where id = ${two.id}`);
    const ids = async (filter: object) =>
      (await signUps(scene.staff, { keyword: '钱甲', ...filter })).map(({ id }) => id);
    // The later shift stands first.
    expect(await ids({})).toEqual([two.id, one.id]);
    expect(await ids({ activityId: one.activity.id })).toEqual([one.id]);
    expect(await ids({ states: ['NO_SHOW'] })).toEqual([two.id]);
    expect(await ids({ serviceTypeId: scene.type.id })).toEqual([two.id, one.id]);
    expect(await ids({ serviceTypeId: newId() })).toEqual([]);
    expect(await ids({ unitId: scene.places.village.id })).toEqual([two.id, one.id]);
    expect(await ids({ unitId: scene.places.neighbourCounty.id })).toEqual([]);
    expect(await ids({ from: one.activity.startsAt.toISOString(), to: two.activity.startsAt.toISOString() })).toEqual([
      one.id,
    ]);
  });

  it('says of a sealed service only that it is one', async () => {
    const { id } = await signedUp('演示·孙封存', { privacyClass: 'P4', title: '演示·某家的调解' });
    const [line] = await signUps(scene.staff, { keyword: '孙封存' });
    expect(line).toMatchObject({ id, activity: { title: '专业服务', sealed: true } });
  });

  it('pages through every line once and costs one statement, however many there are', async () => {
    for (let i = 0; i < 3; i += 1) await signedUp('演示·周分页');
    const PAGE = `query ($after: String) { signUps(filter: { keyword: "周分页" }, first: 2, after: $after) { pageInfo { hasNextPage endCursor } edges { node { ${SIGN_UP} } } } }`;
    const first = await countStatements(scene.world, () => scene.ask<Data>(scene.staff, PAGE, {}));
    expect(first.statements).toBe(1);
    const second = await scene.ask<Data>(scene.staff, PAGE, { after: first.result.signUps.pageInfo.endCursor });
    const seen = [...first.result.signUps.edges, ...second.signUps.edges].map((edge: Data) => edge.node.id);
    expect(new Set(seen).size).toBe(3);
    expect(second.signUps.pageInfo.hasNextPage).toBe(false);
  });
});

describe('the log of scans', () => {
  const SCAN = 'id kind method bySelf byName volunteer { name } activity { title } reasons { code message }';
  const scans = (actor: Actor | null, filter: object = {}) => nodesOf(actor, 'scans', SCAN, filter);

  it('keeps what counted and what was refused, with the reason in words and by whom it was done', async () => {
    const { activity, actor, id } = await api.signedUp();
    scene.world.setNow('2026-11-24T00:00:00Z');
    await api.inBy(actor, { code: digitsOf(activity, '2026-11-23T23:50:00Z'), viaQr: false, signUpId: id });
    await api.inBy(actor, { code: digitsOf(activity, '2026-11-24T00:00:00Z'), viaQr: false, signUpId: id });
    await api.proxy(scene.coordinator, { signUpId: id, kind: 'OUT' });
    const all = await scans(scene.staff, { activityId: activity.id });
    expect(all.filter((scan) => !scan.reasons).map(({ kind, bySelf }) => [kind, bySelf])).toContainEqual(['IN', true]);
    const [refusedOne] = all.filter((scan) => scan.reasons);
    expect(refusedOne).toMatchObject({ kind: 'IN', method: 'DIGITS', volunteer: { name: '演示·李' } });
    expect(refusedOne.reasons[0].message).not.toMatch(/[{}]/);
    expect((await scans(scene.staff, { activityId: activity.id, refused: true })).map((one) => one.id)).toEqual([
      refusedOne.id,
    ]);
    expect((await scans(scene.staff, { activityId: activity.id, kind: 'OUT', refused: true })).length).toBe(0);
    for (const actor of [scene.neighbour, scene.otherCoordinator, null])
      expect(await scans(actor, { activityId: activity.id })).toEqual([]);
  });

  it('looks a year back at most, unless it is one activity that is asked about', async () => {
    const { activity, id } = await api.signedUp();
    await scene.world.services.read.rows(sql`insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, by_account_id)
      select ${newId()}, '2024-03-01T00:00:00Z', su.id, su.activity_id, su.county_code, 'IN', 'QR', su.signed_up_by from sign_up su where su.id = ${id}`);
    expect(await scans(scene.staff, { activityId: activity.id })).toHaveLength(1);
    const all = await scans(scene.staff, { from: '2020-01-01T00:00:00Z' });
    expect(all.some((scan) => scan.activity.title === activity.title)).toBe(false);
  });
});

describe('the list of changes of plan', () => {
  it('is of the places whose rosters she sees, newest first, by kind, place and time', async () => {
    const activity = await make();
    for (const [kind, at] of [
      ['MOVED', '2026-11-20T00:00:00Z'],
      ['CANCELLED', '2026-11-21T00:00:00Z'],
    ])
      await scene.world.services.read.rows(sql`insert into plan_change (id, activity_id, county_code, kind, by_account_id, created_at)
        select ${newId()}, a.id, a.county_code, ${kind}, ${scene.coordinator.accountId}, ${at} from activity a where a.id = ${activity.id}`);
    const changes = (actor: Actor | null, filter: object = {}) =>
      nodesOf(actor, 'planChanges', 'kind people activity { id }', filter);
    expect((await changes(scene.staff)).map(({ kind }) => kind)).toEqual(['CANCELLED', 'MOVED']);
    expect((await changes(scene.coordinator, { kind: 'MOVED' })).map(({ activity: of }) => of.id)).toEqual([
      activity.id,
    ]);
    expect(await changes(scene.staff, { to: '2026-11-20T00:00:00Z' })).toEqual([]);
    expect(await changes(scene.staff, { unitId: scene.places.neighbourCounty.id })).toEqual([]);
    for (const actor of [scene.neighbour, scene.otherCoordinator, null]) expect(await changes(actor)).toEqual([]);
  });
});

it.each([
  { list: 'signUps', filter: { activityId: 'x' } },
  { list: 'signUps', filter: { unitId: "' or true" } },
  { list: 'signUps', filter: { keyword: 'a\u0000' } },
  { list: 'scans', filter: { activityId: '1' } },
  { list: 'scans', filter: { unitId: '%' } },
  { list: 'planChanges', filter: { unitId: 'x' } },
])('a hostile filter finds nothing and breaks nothing: $list $filter', async ({ list, filter }) => {
  expect(await nodesOf(scene.staff, list, 'id', filter)).toEqual([]);
});
