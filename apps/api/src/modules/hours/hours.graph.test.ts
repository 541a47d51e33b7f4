import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { deliverNext, workerContext } from '../../platform/outbox/deliver.ts';
import { writeEvents } from '../../platform/outbox/write-events.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { activityModule, attendanceCompleted } from '../activity/index.ts';
import { organizationModule } from '../organization/index.ts';
import { peopleModule } from '../people/index.ts';
import { actorOf, type MadeVolunteer, makeStaffActor } from '../people/testing/people.make.ts';
import { serviceTypeModule } from '../service-type/index.ts';
import { hoursModule } from './hours.module.ts';
import { type HoursTree, makeAttendance, makeHoursTree, makeHoursVolunteer, makeRecord } from './testing/hours.make.ts';

const modules = [organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule];
const log = pino({ level: 'silent' });
let world: World;
let tree: HoursTree;
let volunteer: MadeVolunteer;
let her: Actor;
let coordinator: Actor;
let staff: Actor;
let sister: Actor;
let neighbour: Actor;
beforeAll(async () => {
  world = await createWorld(modules);
  tree = await makeHoursTree(world);
  volunteer = await makeHoursVolunteer(world, tree, '演示·赵小草');
  her = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
  coordinator = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR', name: '演示·队长' })).actor;
  staff = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
  sister = (await makeStaffActor(world, { unitId: tree.sister.id, role: 'COORDINATOR' })).actor;
  neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
});
afterAll(() => world.close());

/** Delivers what waits, as the worker does. */
async function work(): Promise<void> {
  const subscribers = modules.flatMap((module) => module.subscribers ?? []);
  while (await deliverNext(world.services, subscribers, log));
}
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the query asked for
type Data = any;
async function ask(actor: Actor | null, query: string, variables?: Record<string, unknown>): Promise<Data> {
  const result = await world.graph<Data>(actor, query, variables);
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join());
  return result.data;
}
const RECORDS = `query ($filter: RecordFilter, $first: Int, $after: String) { records(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
  edges { node { id state source activityName serviceDate place content organiser personInCharge minutes startedAt endedAt returnReason note approvedAt approvedByName proposedByName version
    volunteer { id name phoneMasked } activityId holder { id name level } heldSince canApprove { allowed reasons { code message } } canReturn { allowed } canResubmit { allowed reasons { code } } } } } }`;
const idsOf = async (actor: Actor | null, filter: object = {}): Promise<string[]> =>
  (await ask(actor, RECORDS, { filter, first: 100 })).records.edges.map((edge: Data) => edge.node.id);
const APPROVE = `mutation ($ids: [ID!]!) { approveRecords(ids: $ids) { __typename ... on RecordsApproved { approved refused { id reasons { code message } } } ... on Refused { reasons { code field } } } }`;

describe('the story', () => {
  it('from leaving to counted hours', async () => {
    const signUpId = await makeAttendance(world, tree, {
      volunteer,
      shift: ['2026-10-01T01:00:00Z', '2026-10-01T03:00:00Z'],
    });
    await inTransaction(workerContext(world.services), (tx) => writeEvents(tx, [attendanceCompleted.of({ signUpId })]));
    await work();

    const waiting = await ask(coordinator, RECORDS, { filter: { mine: true } });
    expect(waiting.records.totalCount).toBe(1);
    const line = waiting.records.edges[0].node;
    expect(line).toMatchObject({
      state: 'PROPOSED',
      minutes: 120,
      serviceDate: '2026-10-01',
      place: '演示村广场',
      organiser: '演示一队',
      personInCharge: '演示·负责人',
      proposedByName: '演示·赵小草',
      volunteer: { name: '演示·赵小草' },
      holder: { id: tree.team.id, name: '演示一队', level: 'TEAM' },
      canApprove: { allowed: true, reasons: [] },
      canReturn: { allowed: true },
    });
    expect(line.volunteer.phoneMasked).toMatch(/^139\*{4}\d{4}$/);
    expect((await ask(her, '{ myHours { approvedMinutes waitingMinutes } }')).myHours).toEqual({
      approvedMinutes: 0,
      waitingMinutes: 120,
    });

    const approved = await ask(coordinator, APPROVE, { ids: [line.id] });
    expect(approved.approveRecords).toEqual({ __typename: 'RecordsApproved', approved: [line.id], refused: [] });
    const hours = await ask(
      her,
      '{ myHours { approvedMinutes waitingMinutes returnedCount approvedCount years months(year: 2026) { month minutes } } }',
    );
    expect(hours.myHours).toEqual({
      approvedMinutes: 120,
      waitingMinutes: 0,
      returnedCount: 0,
      approvedCount: 1,
      years: [2026],
      months: [{ month: 10, minutes: 120 }],
    });
    const mine = await ask(
      her,
      `query ($id: ID!) { myRecord(id: $id) { state activityName place content holderName sealed minutes approvedAt } }`,
      { id: line.id },
    );
    expect(mine.myRecord).toMatchObject({
      state: 'APPROVED',
      activityName: '演示·清洁家园',
      holderName: '演示一队',
      sealed: false,
    });
    const seen = await ask(
      staff,
      `query ($id: ID!) { volunteer(id: $id) { approvedMinutes } record: volunteers { edges { node { approvedMinutes } } } }`,
      { id: volunteer.id },
    );
    expect(seen.volunteer).toEqual({ approvedMinutes: 120 });
  });

  it('退回补充 and completing show the record as it then stands, refusals as data', async () => {
    const record = await makeRecord(world, tree, {
      volunteer,
      shift: ['2026-10-02T01:00:00Z', '2026-10-02T03:00:00Z'],
    });
    const RETURN = `mutation ($id: ID!, $version: Int!, $reason: String!) { returnRecord(id: $id, version: $version, reason: $reason) {
      ... on RecordSaved { record { id state returnReason version canResubmit { allowed } } } ... on Refused { reasons { code message field } } } }`;
    expect((await ask(coordinator, RETURN, { id: record.id, version: 1, reason: ' ' })).returnRecord).toEqual({
      reasons: [{ code: 'REQUIRED', message: '请填写这一项。', field: 'reason' }],
    });
    const { returnRecord } = await ask(coordinator, RETURN, { id: record.id, version: 1, reason: '请核对时间' });
    expect(returnRecord.record).toMatchObject({
      state: 'RETURNED',
      returnReason: '请核对时间',
      version: 2,
      canResubmit: { allowed: true },
    });
    const RESUBMIT = `mutation ($id: ID!, $version: Int!, $endedAt: DateTime!, $note: String!) { resubmitRecord(id: $id, version: $version, endedAt: $endedAt, note: $note) {
      ... on RecordSaved { record { state minutes note source } } ... on Refused { reasons { code field } } } }`;
    const late = await ask(coordinator, RESUBMIT, {
      id: record.id,
      version: 2,
      endedAt: '2026-10-02T23:00:00Z',
      note: '见签到表',
    });
    expect(late.resubmitRecord).toEqual({ reasons: [{ code: 'TIME_OUTSIDE_SHIFT', field: 'endedAt' }] });
    const done = await ask(coordinator, RESUBMIT, {
      id: record.id,
      version: 2,
      endedAt: '2026-10-02T02:00:00+00:00',
      note: '见签到表',
    });
    expect(done.resubmitRecord.record).toEqual({ state: 'PROPOSED', minutes: 60, note: '见签到表', source: 'STATED' });
    // Whoever stated the time does not approve it: the line now waits in the county's queue.
    expect(await idsOf(coordinator, { mine: true })).not.toContain(record.id);
    expect(await idsOf(staff, { mine: true })).toContain(record.id);
  });
});

describe('who sees what', () => {
  it('the county sees its subtree, a team its own lines, a neighbour and a sister team nothing of it', async () => {
    const record = await makeRecord(world, tree, { volunteer });
    expect(await idsOf(staff)).toContain(record.id);
    expect(await idsOf(coordinator)).toContain(record.id);
    const filters = [
      {},
      { state: 'PROPOSED' },
      { unitId: tree.team.id },
      { unitId: tree.county.id },
      { keyword: '赵小草' },
      { keyword: '清洁' },
      { mine: true },
    ];
    for (const actor of [sister, neighbour, her, null]) {
      for (const filter of filters) expect(await idsOf(actor, filter), JSON.stringify(filter)).toEqual([]);
      expect((await ask(actor, `query ($id: ID!) { record(id: $id) { id } }`, { id: record.id })).record).toBeNull();
    }
    const tried = await ask(neighbour, APPROVE, { ids: [record.id] });
    expect(tried.approveRecords).toMatchObject({
      approved: [],
      refused: [{ id: record.id, reasons: [{ code: 'NOT_FOUND' }] }],
    });
    expect((await ask(null, APPROVE, { ids: [record.id] })).approveRecords).toMatchObject({
      __typename: 'Refused',
      reasons: [{ code: 'NOT_SIGNED_IN' }],
    });
  });

  it('her own records are hers alone', async () => {
    const record = await makeRecord(world, tree, { volunteer });
    const other = await actorOf(world, (await makeHoursVolunteer(world, tree)).accountId ?? '', 'volunteer');
    for (const actor of [other, coordinator, null]) {
      const seen = await ask(
        actor,
        `query ($id: ID!) { myRecord(id: $id) { id } myRecords { edges { node { id } } } }`,
        { id: record.id },
      );
      expect(seen).toEqual({ myRecord: null, myRecords: { edges: [] } });
    }
    expect((await ask(coordinator, '{ myHours { approvedMinutes } }')).myHours).toBeNull();
  });

  it('a sealed service reads 专业服务 without type or place to her, and keeps type and time for the approver', async () => {
    const record = await makeRecord(world, tree, { volunteer, privacyClass: 'P4', title: '演示·保密的标题' });
    const mine = await ask(her, `query ($id: ID!) { myRecord(id: $id) { activityName place content sealed } }`, {
      id: record.id,
    });
    expect(mine.myRecord).toEqual({ activityName: '专业服务', place: '', content: '专业服务', sealed: true });
    const seen = await ask(coordinator, `query ($id: ID!) { record(id: $id) { activityName place content } }`, {
      id: record.id,
    });
    expect(seen.record).toEqual({ activityName: '专业服务', place: '', content: '演示类型' });
    expect(await idsOf(coordinator, { keyword: '保密' })).toEqual([]);
  });

  it('“mine” holds only lines that wait with her and that she is the right person for', async () => {
    const own = await makeRecord(world, tree, { volunteer, inBy: coordinator.accountId });
    const free = await makeRecord(world, tree, { volunteer });
    const queue = await idsOf(coordinator, { mine: true });
    expect(queue).toContain(free.id);
    expect(queue).not.toContain(own.id);
    expect(await idsOf(staff, { mine: true })).toContain(own.id);
    expect(await idsOf(staff, { mine: true })).not.toContain(free.id);
  });
});

describe('lists', () => {
  it('page through every line once, oldest waiting first', async () => {
    const people = await Promise.all(Array.from({ length: 7 }, () => makeHoursVolunteer(world, tree, '演示·翻页')));
    for (const one of people) await makeRecord(world, tree, { volunteer: one });
    const all = await idsOf(staff, { state: 'PROPOSED', keyword: '翻页' });
    const paged: string[] = [];
    for (let after: string | null = null; ; ) {
      const { records } = await ask(staff, RECORDS, {
        filter: { state: 'PROPOSED', keyword: '翻页' },
        first: 3,
        after,
      });
      paged.push(...records.edges.map((edge: Data) => edge.node.id));
      if (!records.pageInfo.hasNextPage) break;
      after = records.pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
    expect(paged).toHaveLength(7);
  });

  it.each([
    ['records', 2, RECORDS],
    ['her records', 1, '{ myRecords { edges { node { id activityName holderName sealed heldSince } } } }'],
  ])('%s of any length take %i statements', async (_name, count, query) => {
    const actor = count === 2 ? staff : her;
    const { pool } = world.services.read;
    const original = pool.query.bind(pool);
    let statements = 0;
    Object.assign(pool, {
      query: (...args: unknown[]) => {
        statements += 1;
        return (original as (...a: unknown[]) => unknown)(...args);
      },
    });
    try {
      await ask(actor, query, { first: 50 });
    } finally {
      Object.assign(pool, { query: original });
    }
    expect(statements).toBe(count);
  });

  it.each([
    { unitId: "'; drop table service_record" },
    { unitId: '00000000-0000-0000-0000-000000000000' },
    { keyword: '%' },
    { keyword: '_' },
    { keyword: "a'b\\" },
    { keyword: '好'.repeat(2000) },
    { keyword: 'a\u0000b' },
    { keyword: '\ud800' },
    { keyword: '𠮷䶮' },
  ])('a hostile filter finds nothing and breaks nothing: %j', async (filter) => {
    expect(await idsOf(staff, filter)).toEqual([]);
  });

  it('a hostile year gives no months', async () => {
    for (const year of [-1, 0, 999_999, 2_147_483_647])
      expect(
        (await ask(her, 'query ($year: Int!) { myHours { months(year: $year) { month } } }', { year })).myHours.months,
      ).toEqual([]);
  });
});
