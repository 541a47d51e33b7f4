import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { type MadeVolunteer, makeStaffActor } from '../../people/testing/people.make.ts';
import { hoursEntities } from '../entities.ts';
import {
  type HoursTree,
  type MadeRecord,
  makeHoursTree,
  makeHoursVolunteer,
  makeRecord,
  recordOf,
} from '../testing/hours.make.ts';
import { approveRecords } from './approve-records.ts';
import { resubmitRecord } from './resubmit-record.ts';
import { returnRecord } from './return-record.ts';

let world: World;
let tree: HoursTree;
let volunteer: MadeVolunteer;
let approver: Actor;
let helper: Actor;
let neighbour: Actor;
beforeAll(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  tree = await makeHoursTree(world);
  volunteer = await makeHoursVolunteer(world, tree);
  [approver, helper] = [
    (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor,
    (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor,
  ];
  neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
});
afterAll(() => world.close());

const codes = (result: unknown) => (isRefusal(result) ? result.reasons.map((reason) => reason.code) : []);
const sendBack = (actor: Actor, record: MadeRecord, reason = '请核对离开时间', version = record.version) =>
  runUseCase(world.context(actor), returnRecord, { id: record.id, version, reason });
const again = (actor: Actor, record: MadeRecord, endedAt: string, version = record.version + 1) =>
  runUseCase(world.context(actor), resubmitRecord, {
    id: record.id,
    version,
    endedAt: new Date(endedAt),
    note: '核对过签到表',
  });
const shift = (date: string) => [`${date}T01:00:00Z`, `${date}T03:00:00Z`] as const;

describe('退回补充', () => {
  it('goes back to the team with the reason, and is proposed again with the true leaving time', async () => {
    const record = await makeRecord(world, tree, { volunteer, shift: shift('2025-03-01') });
    expect(await sendBack(approver, record)).toEqual({ id: record.id });
    expect(await recordOf(world, record.id)).toMatchObject({
      state: 'RETURNED',
      return_reason: '请核对离开时间',
      holder_unit_id: tree.team.id,
    });
    expect(await again(helper, record, '2025-03-01T02:30:00Z')).toEqual({ id: record.id });
    expect(await recordOf(world, record.id)).toMatchObject({
      state: 'PROPOSED',
      minutes: 90,
      source: 'STATED',
      proposed_by: helper.accountId,
      scanned_by: [helper.accountId],
      note: '核对过签到表',
    });
    const own = await runUseCase(world.context(helper), approveRecords, { ids: [record.id] });
    expect(!isRefusal(own) && own.refused[0]?.reasons.map((reason) => reason.code)).toEqual([
      'APPROVER_IS_PROPOSER',
      'APPROVER_SCANNED',
    ]);
    const other = await runUseCase(world.context(approver), approveRecords, { ids: [record.id] });
    expect(!isRefusal(other) && other.approved).toEqual([record.id]);
  });

  it('needs a reason in words', async () => {
    const record = await makeRecord(world, tree, { volunteer });
    expect(codes(await sendBack(approver, record, '   '))).toEqual(['REQUIRED']);
    expect(codes(await sendBack(approver, record, '长'.repeat(201)))).toEqual(['TOO_LONG']);
    expect(codes(await sendBack(approver, record, 'x'.repeat(100_000)))).toEqual(['TOO_LONG']);
    expect(codes(await sendBack(approver, record, 'a\u0000b'))).toEqual(['UNSUPPORTED_CHARACTERS']);
  });

  it('a second tab with an older version is told so', async () => {
    const record = await makeRecord(world, tree, { volunteer });
    expect(codes(await sendBack(approver, record, '请补充', record.version + 5))).toEqual(['STALE_VERSION']);
  });

  it('out of reach is not found; who scanned for her may not; approved is final', async () => {
    const record = await makeRecord(world, tree, { volunteer, outBy: helper.accountId });
    expect(codes(await sendBack(neighbour, record))).toEqual(['NOT_FOUND']);
    expect(codes(await sendBack(helper, record))).toEqual(['APPROVER_IS_PROPOSER', 'APPROVER_SCANNED']);
    await runUseCase(world.context(approver), approveRecords, { ids: [record.id] });
    expect(codes(await sendBack(approver, record))).toEqual(['WRONG_STATE']);
  });

  it.each([
    ['before she came', '2025-04-01T00:59:00Z'],
    ['more than four hours after the end', '2025-04-01T07:00:01Z'],
    ['in the future', '2050-01-01T00:00:00Z'],
  ])('a leaving time %s is refused', async (_when, endedAt) => {
    const record = await makeRecord(world, tree, {
      volunteer: await makeHoursVolunteer(world, tree),
      shift: shift('2025-04-01'),
    });
    await sendBack(approver, record);
    expect(codes(await again(helper, record, endedAt))).toEqual(['TIME_OUTSIDE_SHIFT']);
  });

  it('who scanned both on leaving is given the true arrival too, and a different person approves', async () => {
    const [inAt, outAt] = ['2025-05-03T03:00:05Z', '2025-05-03T03:00:40Z'];
    const record = await makeRecord(world, tree, { volunteer, shift: shift('2025-05-03'), inAt, outAt });
    const state = (startedAt: string, endedAt: string) =>
      runUseCase(world.context(helper), resubmitRecord, {
        id: record.id,
        version: record.version,
        startedAt: new Date(startedAt),
        endedAt: new Date(endedAt),
        note: '本人九点到场，忘记签到',
      });
    expect(codes(await state('2025-05-02T23:59:00Z', '2025-05-03T03:00:00Z'))).toEqual(['CAME_OUTSIDE_SHIFT']);
    expect(codes(await state('2025-05-03T00:10:00Z', '2025-05-03T01:00:30Z'))).toEqual(['NO_MINUTES']);
    expect(await state('2025-05-03T00:50:00Z', '2025-05-03T03:00:00Z')).toEqual({ id: record.id });
    expect(await recordOf(world, record.id)).toMatchObject({
      state: 'PROPOSED',
      return_code: null,
      minutes: 120,
      source: 'STATED',
    });
    const own = await runUseCase(world.context(helper), approveRecords, { ids: [record.id] });
    expect(!isRefusal(own) && own.approved).toEqual([]);
    const other = await runUseCase(world.context(approver), approveRecords, { ids: [record.id] });
    expect(!isRefusal(other) && other.approved).toEqual([record.id]);
  });

  it('only a returned record is completed', async () => {
    const record = await makeRecord(world, tree, { volunteer, shift: shift('2025-05-01') });
    expect(codes(await again(helper, record, '2025-05-01T02:00:00Z', record.version))).toEqual(['WRONG_STATE']);
  });
});
