import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { newId } from '../../platform/ids.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { activityModule } from '../activity/index.ts';
import { hoursModule } from '../hours/index.ts';
import {
  type HoursTree,
  makeAttendance,
  makeHoursTree,
  makeHoursVolunteer,
  makeRecord,
} from '../hours/testing/hours.make.ts';
import { organizationModule } from '../organization/index.ts';
import { peopleModule } from '../people/index.ts';
import { type MadeVolunteer, makeMembership, makeStaffActor } from '../people/testing/people.make.ts';
import { serviceTypeModule } from '../service-type/index.ts';
import { insightModule } from './insight.module.ts';

let world: World;
let tree: HoursTree;
let volunteer: MadeVolunteer;
let coordinator: Actor;
let staff: Actor;
let neighbour: Actor;
beforeAll(async () => {
  world = await createWorld([
    organizationModule,
    serviceTypeModule,
    peopleModule,
    activityModule,
    hoursModule,
    insightModule,
  ]);
  world.setNow('2026-11-23T04:00:00Z');
  tree = await makeHoursTree(world);
  volunteer = await makeHoursVolunteer(world, tree);
  coordinator = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR', name: '演示·队长' })).actor;
  staff = (await makeStaffActor(world, { unitId: tree.county.id, name: '演示·干部' })).actor;
  neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
});
afterAll(() => world.close());

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the query asked for
type Data = any;
async function ask(actor: Actor | null, query: string, variables?: Record<string, unknown>): Promise<Data> {
  const result = await world.graph<Data>(actor, query, variables);
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join());
  return result.data;
}
const DASHBOARD = `{ dashboard { waitingRecords waitingCorrections waitingMembers waitingRequests forgottenCheckOuts oldestWaiting drafts lateRecords openObjections objectionDueOn
  today { id title placeName taken places unit { name } } short { activityId title postName startsAt missing } } }`;
const setSignUp = (id: string, change: ReturnType<typeof sql>) =>
  world.services.read.rows(sql`update sign_up set ${change} where id = ${id}`);
const nothing = {
  waitingRecords: 0,
  waitingCorrections: 0,
  waitingMembers: 0,
  waitingRequests: 0,
  forgottenCheckOuts: 0,
  oldestWaiting: null,
  drafts: 0,
  lateRecords: 0,
  openObjections: 0,
  objectionDueOn: null,
  today: [],
  short: [],
};

describe('the workbench', () => {
  it('says what waits for her, what is late and what is short of people, within her reach only', async () => {
    await makeRecord(world, tree, { volunteer });
    await makeRecord(world, tree, { volunteer, inBy: coordinator.accountId });
    await makeMembership(world, { volunteerId: volunteer.id, teamId: tree.team.id, state: 'REQUESTED' });
    const requested = await makeAttendance(world, tree, {
      volunteer,
      shift: ['2026-11-25T01:00:00Z', '2026-11-25T03:00:00Z'],
    });
    await setSignUp(requested, sql`state = 'REQUESTED'`);
    await world.services.read.rows(
      sql`update opening set minimum = 3 where id = (select opening_id from sign_up where id = ${requested})`,
    );
    const forgotten = await makeAttendance(world, tree, {
      volunteer,
      shift: ['2026-11-22T01:00:00Z', '2026-11-22T03:00:00Z'],
    });
    await setSignUp(forgotten, sql`state = 'ARRIVED', checked_out_at = null`);
    await makeAttendance(world, tree, {
      volunteer,
      shift: ['2026-11-23T06:00:00Z', '2026-11-23T08:00:00Z'],
      title: '演示·今天',
    });
    const draft = await makeAttendance(world, tree, {
      volunteer,
      shift: ['2026-12-25T01:00:00Z', '2026-12-25T03:00:00Z'],
    });
    await world.services.read.rows(
      sql`update activity set state = 'DRAFT' where id = (select activity_id from sign_up where id = ${draft})`,
    );

    const { dashboard } = await ask(coordinator, DASHBOARD);
    expect(dashboard).toMatchObject({
      waitingRecords: 1,
      waitingCorrections: 0,
      waitingMembers: 1,
      waitingRequests: 1,
      forgottenCheckOuts: 1,
      drafts: 1,
      oldestWaiting: '2026-11-23T04:00:00Z',
    });
    expect(dashboard.today.map((activity: Data) => activity.title)).toEqual(['演示·今天']);
    expect(dashboard.short).toEqual([
      {
        activityId: expect.any(String),
        title: '演示·清洁家园',
        postName: '演示岗位',
        startsAt: '2026-11-25T01:00:00Z',
        missing: 2,
      },
    ]);
    // The line she scanned herself waits for the county.
    expect((await ask(staff, DASHBOARD)).dashboard).toMatchObject({
      waitingRecords: 1,
      waitingCorrections: 0,
      waitingMembers: 1,
      forgottenCheckOuts: 1,
    });
    expect((await ask(neighbour, DASHBOARD)).dashboard).toEqual(nothing);
    expect((await ask(null, DASHBOARD)).dashboard).toEqual(nothing);
  });

  it('names nothing of a sealed service', async () => {
    const id = await makeAttendance(world, tree, {
      volunteer,
      privacyClass: 'P4',
      title: '演示·某家的调解',
      shift: ['2026-11-26T01:00:00Z', '2026-11-26T03:00:00Z'],
    });
    await world.services.read.rows(
      sql`update opening set minimum = 5 where id = (select opening_id from sign_up where id = ${id})`,
    );
    const { short } = (await ask(coordinator, '{ dashboard { short { title postName } } }')).dashboard;
    expect(short).toContainEqual({ title: '专业服务', postName: '' });
  });

  it('says up the tree what is late by the law’s clock and what somebody objects to, to those who may see or answer it', async () => {
    const lateOf = async (actor: Actor) => (await ask(actor, '{ dashboard { lateRecords } }')).dashboard.lateRecords;
    const before = await lateOf(staff);
    const shift = ['2026-11-06T01:00:00Z', '2026-11-06T03:00:00Z'] as const;
    const inTime = ['2026-11-09T01:00:00Z', '2026-11-09T03:00:00Z'] as const;
    await makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree), shift: inTime });
    // Ten working days after 6 November is the 20th, a Friday; now it is Monday.
    const late = await makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree), shift });
    const [notice, item] = [newId(), newId()];
    await world.services.read.rows(sql`insert into public_notice (id, kind, unit_id, county_code, opened_at, opened_on, working_days, closes_on)
      values (${notice}, 'HOURS', ${tree.team.id}, '370303', '2026-11-20T01:00:00Z', '2026-11-20', 3, '2026-11-24')`);
    await world.services.read.rows(
      sql`insert into notice_item (id, notice_id, kind, subject_id, objections) values (${item}, ${notice}, 'HOURS', ${late.id}, 1)`,
    );
    await world.services.read.rows(sql`insert into objection (id, item_id, unit_id, county_code, naming, objector_account_id, objector_index, statement, opened_at, due_on)
      values (${newId()}, ${item}, ${tree.team.id}, '370303', 'NAMED', ${volunteer.accountId}, '\\x01', '演示', '2026-11-20T02:00:00Z', '2026-12-04')`);
    const { dashboard } = await ask(staff, DASHBOARD);
    expect(dashboard).toMatchObject({ lateRecords: before + 1, openObjections: 1, objectionDueOn: '2026-12-04' });
    // The coordinator sees what is late in her team; objections are not hers to answer.
    expect((await ask(coordinator, DASHBOARD)).dashboard).toMatchObject({
      ...{ lateRecords: before + 1, openObjections: 0 },
    });
    expect((await ask(neighbour, DASHBOARD)).dashboard).toEqual(nothing);
  });

  it('costs three statements however much there is', async () => {
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
      await ask(staff, DASHBOARD);
    } finally {
      Object.assign(pool, { query: original });
    }
    expect(statements).toBe(3);
  });
});

const LOG = `query ($filter: AuditFilter, $first: Int, $after: String) { auditLog(filter: $filter, first: $first, after: $after) { pageInfo { hasNextPage endCursor }
  edges { node { id at action actionLabel outcome actorName app unitName entityType entityId changes reasons { code message } ip } } } }`;
const logOf = async (actor: Actor | null, filter: object = {}): Promise<Data[]> =>
  (await ask(actor, LOG, { filter, first: 100 })).auditLog.edges.map((edge: Data) => edge.node);

describe('the audit log', () => {
  it('shows who approved what, in words, to those who hold audit.read at the place and to nobody else', async () => {
    const record = await makeRecord(world, tree, { volunteer });
    await ask(coordinator, 'mutation ($ids: [ID!]!) { approveRecords(ids: $ids) { __typename } }', {
      ids: [record.id],
    });
    const [entry] = await logOf(staff, { entityId: record.id });
    expect(entry).toMatchObject({
      action: 'hours.approve-records',
      actionLabel: '审核时长',
      outcome: 'DONE',
      actorName: '演示·队长',
      app: 'admin',
      unitName: '演示一队',
      entityType: 'ServiceRecord',
      reasons: null,
      ip: '127.0.0.1',
    });
    expect(JSON.stringify(entry.changes)).toContain('APPROVED');
    for (const actor of [neighbour, coordinator, null]) {
      for (const filter of [{}, { entityId: record.id }, { unitId: tree.team.id }, { action: 'hours.approve-records' }])
        expect(await logOf(actor, filter)).toEqual([]);
    }
    expect((await logOf(staff, { unitId: tree.village.id })).map((line) => line.id)).toContain(entry.id);
    expect(await logOf(staff, { unitId: tree.neighbour.id })).toEqual([]);
    expect(await logOf(neighbour, { actorId: coordinator.accountId })).toEqual([]);
  });

  it('refused attempts are there too: for the person herself and for the province', async () => {
    const id = newId();
    await ask(neighbour, 'mutation ($id: ID!) { returnRecord(id: $id, version: 1, reason: "请补充") { __typename } }', {
      id,
    });
    const own = await logOf(neighbour, { actorId: neighbour.accountId, action: 'hours.return-record' });
    expect(own).toMatchObject([
      {
        outcome: 'REFUSED',
        actionLabel: '退回补充',
        reasons: [{ code: 'NOT_FOUND', message: expect.stringContaining('没有找到') }],
      },
    ]);
    expect((await logOf(staff)).some((line) => line.outcome === 'REFUSED')).toBe(false);
    const province = world.actorWith([
      { place: { id: newId(), path: '999999.', level: 'PROVINCE' }, role: 'SECURITY_ADMIN' },
    ]);
    expect((await logOf(province)).map((line) => line.id)).toContain(own[0].id);
  });

  it('is narrowed by kind of thing and by outcome, and names the thing for those who may see it', async () => {
    const record = await makeRecord(world, tree, { volunteer });
    await ask(coordinator, 'mutation ($ids: [ID!]!) { approveRecords(ids: $ids) { __typename } }', {
      ids: [record.id],
    });
    const wanted = { entityType: 'ServiceRecord', outcome: 'DONE', entityId: record.id };
    const NAMED = 'query ($filter: AuditFilter) { auditLog(filter: $filter) { edges { node { thingName actorId } } } }';
    const named = async (actor: Actor): Promise<Data[]> =>
      (await ask(actor, NAMED, { filter: wanted })).auditLog.edges.map((edge: Data) => edge.node);
    expect(await named(staff)).toEqual([{ thingName: '演示·清洁家园', actorId: coordinator.accountId }]);
    expect(await logOf(staff, { ...wanted, outcome: 'REFUSED' })).toEqual([]);
    expect(await logOf(staff, { ...wanted, entityType: 'Team' })).toEqual([]);
    // A security administrator reads the log and no activities: she sees that something was done, not to what.
    const security = world.actorWith([{ place: tree.county, role: 'SECURITY_ADMIN' }]);
    expect(await named(security)).toEqual([{ thingName: null, actorId: coordinator.accountId }]);
  });

  it('of a sealed service names only that it is one', async () => {
    const record = await makeRecord(world, tree, { volunteer, privacyClass: 'P4', title: '演示·某家的事' });
    await ask(coordinator, 'mutation ($ids: [ID!]!) { approveRecords(ids: $ids) { __typename } }', {
      ids: [record.id],
    });
    const { auditLog } = await ask(
      staff,
      'query ($id: ID!) { auditLog(filter: { entityId: $id }) { edges { node { thingName } } } }',
      { id: record.id },
    );
    expect(auditLog.edges[0].node.thingName).toBe('专业服务');
  });

  it('looks a year back at most, unless it is one person or one thing that is asked about', async () => {
    const thing = newId();
    await world.services.read.rows(sql`insert into audit_entry (id, at, action, outcome, actor_account_id, unit_id, county_code, entity_type, entity_id)
      values (${newId()}, '2024-05-01T00:00:00Z', 'test.old', 'DONE', ${coordinator.accountId}, ${tree.team.id}, '370303', 'Team', ${thing})`);
    expect(await logOf(staff, { entityId: thing })).toHaveLength(1);
    expect((await logOf(staff, { actorId: coordinator.accountId })).map(({ action }) => action)).toContain('test.old');
    expect(await logOf(staff, { action: 'test.old' })).toEqual([]);
    expect(await logOf(staff, { action: 'test.old', from: '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await logOf(staff, { action: 'test.old', to: '2024-06-01T00:00:00Z' })).toHaveLength(1);
  });

  it('says in words what it can tell of, to those who may read it', async () => {
    const { auditActions } = await ask(staff, '{ auditActions { action actionLabel } }');
    expect(auditActions).toContainEqual({ action: 'hours.approve-records', actionLabel: '审核时长' });
    for (const actor of [coordinator, null])
      expect((await ask(actor, '{ auditActions { action } }')).auditActions).toEqual([]);
  });

  it('keeps no personal value', async () => {
    const lines = JSON.stringify(await world.services.read.rows(sql`select changes, reasons from audit_entry`));
    expect(lines).not.toContain(volunteer.phone);
    expect(lines).not.toContain(volunteer.idNumber);
  });

  it('pages newest first, each line once', async () => {
    const { actor } = await makeStaffActor(world, { unitId: tree.county.id });
    for (let i = 0; i < 5; i += 1)
      await ask(actor, 'mutation ($id: ID!) { returnRecord(id: $id, version: 1, reason: "x") { __typename } }', {
        id: newId(),
      });
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { auditLog } = await ask(actor, LOG, { filter: { actorId: actor.accountId }, first: 2, after });
      seen.push(...auditLog.edges.map((edge: Data) => edge.node.id));
      if (!auditLog.pageInfo.hasNextPage) break;
      after = auditLog.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(5);
  });

  it.each([
    { entityId: 'x' },
    { unitId: "' or true" },
    { actorId: '1' },
    { action: 'a\u0000' },
    { action: '%' },
    { entityType: '\u0000' },
    { entityType: '\ud800' },
    { from: '2190-01-01T00:00:00Z' },
    { to: '1990-01-01T00:00:00+08:00' },
  ])('a hostile filter finds nothing and breaks nothing: %j', async (filter) => {
    expect(await logOf(staff, filter)).toEqual([]);
  });
});
