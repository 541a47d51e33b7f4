import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { type MadeVolunteer, makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { correctRecord } from '../correction/correct-record.ts';
import { hoursModule } from '../hours.module.ts';
import { approveRecords } from '../record/approve-records.ts';
import { resubmitRecord } from '../record/resubmit-record.ts';
import { returnRecord } from '../record/return-record.ts';
import {
  type AttendanceSpec,
  type HoursTree,
  makeHoursTree,
  makeHoursVolunteer,
  makeRecord,
  recordOf,
} from '../testing/hours.make.ts';
import { setHoursPolicy } from './set-hours-policy.ts';
import { withdrawHoursPolicy } from './withdraw-hours-policy.ts';

let world: World;
let tree: HoursTree;
let volunteer: MadeVolunteer;
let staff: Actor;
let city: Actor;
let coordinator: Actor;
let helper: Actor;
let neighbour: Actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, hoursModule]);
  tree = await makeHoursTree(world);
  volunteer = await makeHoursVolunteer(world, tree);
  const at = async (unitId: string, role?: 'COORDINATOR') =>
    (await makeStaffActor(world, { unitId, ...(role && { role }) })).actor;
  staff = await at(tree.county.id);
  city = await at(tree.city.id);
  coordinator = await at(tree.team.id, 'COORDINATOR');
  helper = await at(tree.team.id, 'COORDINATOR');
  neighbour = await at(tree.neighbour.id);
});
afterAll(() => world.close());

const rule = {
  clockStart: 'SHIFT',
  minimumPresence: 0,
  unitMinutes: 30,
  leastMinutes: 0,
  reason: '按县里的办法计时',
} as const;
const codes = (result: unknown): string[] => (isRefusal(result) ? result.reasons.map(({ code }) => code) : []);
const set = (actor: Actor, unitId: string, validFrom: string, more: object = {}) =>
  runUseCase(world.context(actor), setHoursPolicy, { ...rule, ...more, unitId, validFrom });
async function made(actor: Actor, unitId: string, validFrom: string, more: object = {}): Promise<string> {
  const done = await set(actor, unitId, validFrom, more);
  if (isRefusal(done)) throw new Error(codes(done).join());
  return done.id;
}
/** Served on a day from nine, Beijing time, to a minute of the day before eleven or after. */
const served = (day: string, minutes: number, more: Partial<AttendanceSpec> = {}) => {
  const from = Date.parse(`${day}T01:00:00Z`);
  return makeRecord(world, tree, {
    volunteer,
    shift: [`${day}T01:00:00Z`, `${day}T03:00:00Z`],
    outAt: new Date(from + minutes * 60_000).toISOString(),
    ...more,
  });
};

describe('a unit’s own way of counting', () => {
  it('holds from its day on for its own and what is beneath; a nearer unit’s goes before; next door nothing changes', async () => {
    world.setNow('2027-01-31T04:00:00Z');
    const county = await made(staff, tree.county.id, '2027-02-02');
    const village = await made(staff, tree.village.id, '2027-02-04', { unitMinutes: 1, minimumPresence: 60 });
    expect(await served('2027-02-01', 100)).toMatchObject({ minutes: 100, policy_version: 'national-1' });
    expect(await served('2027-02-02', 100)).toMatchObject({ minutes: 90, policy_version: `local-${county}` });
    expect(await served('2027-02-04', 80)).toMatchObject({ minutes: 80, policy_version: `local-${village}` });
    expect(await served('2027-02-05', 70)).toMatchObject({
      minutes: 0,
      state: 'RETURNED',
      return_code: 'NOTHING_TO_COUNT',
    });
    const beside = await served('2027-02-06', 100, { unit: tree.neighbourTeam });
    expect(beside).toMatchObject({ minutes: 100, policy_version: 'national-1' });
    // The national rule, set by the village, ends the county's for it.
    const back = await made(staff, tree.village.id, '2027-02-08', { unitMinutes: 1 });
    expect(await served('2027-02-08', 100)).toMatchObject({ minutes: 100, policy_version: `local-${back}` });
  });

  it('the day is that of Beijing, and that of the shift', async () => {
    world.setNow('2027-02-28T15:59:00Z');
    const from = await made(staff, tree.county.id, '2027-03-01', { unitMinutes: 60 });
    await made(staff, tree.village.id, '2027-03-01', { unitMinutes: 60 });
    // 00:30 in Beijing on 1 March is still February in Greenwich.
    const night = ['2027-02-28T16:30:00Z', '2027-02-28T18:30:00Z'] as const;
    const record = await makeRecord(world, tree, { volunteer, shift: night, outAt: '2027-02-28T18:15:00Z' });
    expect(record.minutes).toBe(60);
    expect(record['policy_version']).not.toBe(`local-${from}`);
  });

  it('a record keeps the rule it was counted under, however it is corrected later', async () => {
    world.setNow('2027-03-30T04:00:00Z');
    const first = await made(staff, tree.village.id, '2027-04-01', { unitMinutes: 20 });
    const returned = await served('2027-04-02', 100);
    const approved = await served('2027-04-03', 119);
    world.setNow('2027-04-05T04:00:00Z');
    await made(staff, tree.village.id, '2027-04-06', { unitMinutes: 60 });
    world.setNow('2027-04-07T04:00:00Z');
    await runUseCase(world.context(helper), returnRecord, {
      id: returned.id,
      version: returned.version,
      reason: '请核对',
    });
    const again = await runUseCase(world.context(coordinator), resubmitRecord, {
      id: returned.id,
      version: returned.version + 1,
      endedAt: new Date('2027-04-02T02:50:00Z'),
      note: '核对过',
    });
    expect(codes(again)).toEqual([]);
    expect(await recordOf(world, returned.id)).toMatchObject({ minutes: 100, policy_version: `local-${first}` });
    expect(codes(await runUseCase(world.context(helper), approveRecords, { ids: [approved.id] }))).toEqual([]);
    const corrected = await runUseCase(world.context(helper), correctRecord, {
      id: approved.id,
      version: approved.version + 1,
      startedAt: new Date('2027-04-03T01:00:00Z'),
      endedAt: new Date('2027-04-03T02:30:00Z'),
      reason: '看错了表',
    });
    expect(codes(corrected)).toEqual([]);
    const [correction] = await world.services.read.rows(
      sql`select minutes, policy_version from correction where record_id = ${approved.id}`,
    );
    expect(correction).toEqual({ minutes: 80, policy_version: `local-${first}` });
  });
});

describe('setting one', () => {
  it('is for whoever may at the unit, from tomorrow on, within bounds; every fault is told at once', async () => {
    world.setNow('2027-05-10T04:00:00Z');
    expect(codes(await set(coordinator, tree.team.id, '2027-05-12'))).toEqual(['NOT_ALLOWED', 'POLICY_OF_TEAM']);
    expect(codes(await set(staff, tree.team.id, '2027-05-12'))).toEqual(['POLICY_OF_TEAM']);
    expect(codes(await set(staff, tree.city.id, '2027-05-12'))).toEqual(['NOT_FOUND']);
    expect(codes(await set(neighbour, tree.county.id, '2027-05-12'))).toEqual(['NOT_FOUND']);
    expect(codes(await set(staff, tree.county.id, '2027-05-10'))).toEqual(['POLICY_FROM_TOMORROW']);
    expect(codes(await set(staff, tree.county.id, '2027-02-30'))).toEqual(['INVALID_DATE']);
    expect(codes(await set(staff, tree.county.id, '2030-01-01'))).toEqual(['INVALID_DATE']);
    const wrong = { unitMinutes: 0, leastMinutes: 61, minimumPresence: 101, clockStart: 'NOON', reason: ' ' };
    expect(new Set(codes(await set(staff, tree.county.id, '2027-05-01', wrong)))).toEqual(
      new Set(['OUT_OF_RANGE', 'INVALID_INPUT', 'TOO_SHORT', 'POLICY_FROM_TOMORROW']),
    );
  });

  it('of a hundred who set one for the same day at the same moment one succeeds', async () => {
    world.setNow('2027-05-20T04:00:00Z');
    const tries = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        set(i % 2 ? staff : city, tree.county.id, '2027-06-01', { unitMinutes: 1 + (i % 60) }),
      ),
    );
    expect(tries.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(new Set(tries.flatMap(codes))).toEqual(new Set(['POLICY_SAME_DAY']));
  });

  it('is taken back only before its day, and then counts for nothing', async () => {
    world.setNow('2027-06-10T04:00:00Z');
    const id = await made(staff, tree.village.id, '2027-06-12', { unitMinutes: 60 });
    const withdraw = (actor: Actor) => runUseCase(world.context(actor), withdrawHoursPolicy, { id, reason: '写错了' });
    expect(codes(await withdraw(neighbour))).toEqual(['NOT_FOUND']);
    expect(codes(await withdraw(coordinator))).toEqual(['NOT_FOUND']);
    expect(codes(await withdraw(staff))).toEqual([]);
    expect(codes(await withdraw(staff))).toEqual(['POLICY_IN_FORCE']);
    const later = await made(staff, tree.village.id, '2027-06-12', { unitMinutes: 1 });
    expect(await served('2027-06-13', 100)).toMatchObject({ minutes: 100, policy_version: `local-${later}` });
    world.setNow('2027-06-12T04:00:00Z');
    expect(codes(await runUseCase(world.context(staff), withdrawHoursPolicy, { id: later, reason: '不要了' }))).toEqual(
      ['POLICY_IN_FORCE'],
    );
  });

  it('the database lets nobody change or remove one, nor date one back', async () => {
    const { read } = world.services;
    await expect(read.rows(sql`update hours_policy set unit_minutes = 1`)).rejects.toThrow(/only withdrawn/);
    await expect(read.rows(sql`delete from hours_policy`)).rejects.toThrow(/append-only/);
    const [one] = await read.rows<{ id: string }>(sql`select id from hours_policy where withdrawn_at is null limit 1`);
    await expect(
      read.rows(sql`update hours_policy set withdrawn_at = valid_from + interval '1 day', withdrawn_by = set_by, withdraw_reason = '迟了'
        where id = ${one?.id ?? ''}`),
    ).rejects.toThrow(/hours_policy_check/);
  });
});

it('a volunteer and whoever sees her record read what it was counted under; how a unit counts is read with its hours only', async () => {
  world.setNow('2027-07-01T04:00:00Z');
  await made(staff, tree.village.id, '2027-07-02', { clockStart: 'CHECK_IN', leastMinutes: 60, unitMinutes: 1 });
  const record = await served('2027-07-03', 20);
  expect(record.minutes).toBe(60);
  const ask = (actor: Actor, query: string, variables: object) =>
    world.graph<Record<string, unknown>>(actor, query, { ...variables });
  const said = 'rule { unitName validFrom clockStart minimumPresence unitMinutes leastMinutes }';
  const own = {
    unitName: '演示村妇联',
    validFrom: '2027-07-02',
    clockStart: 'CHECK_IN',
    minimumPresence: 0,
    unitMinutes: 1,
    leastMinutes: 60,
  };
  const one = await ask(staff, `query($id: ID!) { record(id: $id) { ${said} } }`, { id: record.id });
  expect(one.data).toEqual({ record: { rule: own } });
  world.setNow('2027-07-04T04:00:00Z');
  const here = `query($id: ID!) { hoursPolicy(unitId: $id) { unit { name } inForce { unitName unitMinutes leastMinutes } canSet { allowed } }
    hoursPolicies(unitId: $id, first: 10) { edges { node { inherited canWithdraw { allowed } } } } }`;
  const team = await ask(coordinator, here, { id: tree.team.id });
  expect(team.errors).toBeUndefined();
  expect(team.data?.['hoursPolicy']).toEqual({
    unit: { name: '演示一队' },
    inForce: { unitName: '演示村妇联', unitMinutes: 1, leastMinutes: 60 },
    canSet: { allowed: false },
  });
  const next = await ask(neighbour, here, { id: tree.team.id });
  expect(next.data).toEqual({ hoursPolicy: null, hoursPolicies: { edges: [] } });
  const open = await ask(neighbour, here, { id: tree.neighbour.id });
  expect(open.data?.['hoursPolicy']).toMatchObject({ inForce: { unitName: null, unitMinutes: 1, leastMinutes: 0 } });
});
