import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createServices, type Services } from '../../../platform/services.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { grantAccess } from '../grant/grant-access.ts';
import { peopleModule } from '../people.module.ts';
import { revealNumber } from '../reveal/reveal-number.ts';
import { createSessions } from '../session/sessions.ts';
import { codesOf, fieldsOf } from '../testing/codes-of.ts';
import { countStatements } from '../testing/count-statements.ts';
import {
  actorOf,
  type MadeVolunteer,
  makeAccount,
  makeGrant,
  makeMembership,
  makeSession,
  makeStaffActor,
  makeVolunteer,
} from '../testing/people.make.ts';
import { hideField } from './hide-field.ts';
import { showField } from './show-field.ts';

const modules = [organizationModule, serviceTypeModule, peopleModule];
let world: World;
let places: MadePlaces;
let team: MadeTeam;
let otherTeam: MadeTeam;
let resident: MadeVolunteer;
let neighbour: MadeVolunteer;
let coordinatorId = '';
let security: Actor;

beforeAll(async () => {
  world = await createWorld(modules);
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village });
  otherTeam = await makeTeam(world, { unit: places.neighbourVillage });
  resident = await makeVolunteer(world, { unitId: places.village.id, name: '演示·王秀兰' });
  neighbour = await makeVolunteer(world, { unitId: places.neighbourVillage.id, name: '演示·郑蕾' });
  await makeMembership(world, { volunteerId: resident.id, teamId: team.id });
  await makeMembership(world, { volunteerId: neighbour.id, teamId: otherTeam.id });
  // One coordinator of a team in either county.
  coordinatorId = (await makeAccount(world, { name: '演示·周敏' })).id;
  await makeGrant(world, { accountId: coordinatorId, unitId: team.id, role: 'COORDINATOR' });
  await makeGrant(world, { accountId: coordinatorId, unitId: otherTeam.id, role: 'COORDINATOR' });
  security = (await makeStaffActor(world, { unitId: places.county.id, role: 'SECURITY_ADMIN' })).actor;
});
afterAll(() => world.close());
/** Each test sets its own rules: those before it are lifted. */
beforeEach(async () => {
  await world.services.read.rows(
    sql`update field_rule set lifted_at = now(), lifted_by = set_by, lift_reason = '收场' where lifted_at is null`,
  );
});

const because = '按最小必要收紧';
async function hide(
  field: string,
  more: { subject?: 'COORDINATOR' | 'STAFF' | 'ACTION'; unitId?: string; by?: Actor } = {},
): Promise<string> {
  const { by = security, unitId = places.county.id, subject = 'COORDINATOR' } = more;
  const done = await runUseCase(world.context(by), hideField, { unitId, subject, field, reason: because });
  if (isRefusal(done)) throw new Error(`not hidden: ${codesOf(done).join()}`);
  return done.id;
}
const show = (id: string, by: Actor = security) => runUseCase(world.context(by), showField, { id, reason: '工作需要' });

interface Person {
  id: string;
  age: number | null;
  phoneMasked: string | null;
  placeName: string | null;
  unit: { id: string } | null;
  idNumberMasked: string | null;
  hidden: string[];
}
const LIST = `query($filter: VolunteerFilter) { volunteers(filter: $filter, first: 50) { edges { node { id age phoneMasked placeName unit { id } idNumberMasked
  hidden memberships { volunteer { phoneMasked hidden } } } } } }`;
async function list(actor: Actor, filter: Record<string, unknown> = {}): Promise<Map<string, Person>> {
  const { data, errors } = await world.graph<{ volunteers: { edges: { node: Person }[] } }>(actor, LIST, { filter });
  expect(errors).toBeUndefined();
  return new Map(data?.volunteers.edges.map(({ node }) => [node.id, node]));
}
const coordinator = () => actorOf(world, coordinatorId);

describe('a field hidden from a role at a place', () => {
  it('is null there and beneath, says so, and stays as it is in the county beside it', async () => {
    await hide('volunteer.phone');
    const people = await list(await coordinator());
    expect(people.get(resident.id)).toMatchObject({
      phoneMasked: null,
      hidden: ['volunteer.phone'],
      memberships: [{ volunteer: { phoneMasked: null, hidden: ['volunteer.phone'] } }],
    });
    expect(people.get(neighbour.id)).toMatchObject({ phoneMasked: expect.stringContaining('*'), hidden: [] });
  });

  it('does not leave the database on those rows', async () => {
    await hide('volunteer.phone');
    const actor = await coordinator();
    const { pool } = world.services.read;
    const query = pool.query.bind(pool);
    const rows: unknown[] = [];
    pool.query = (async (...args: Parameters<typeof query>) => {
      const answer = (await query(...args)) as unknown as pg.QueryResult;
      rows.push(answer.rows);
      return answer;
    }) as unknown as typeof pool.query;
    await list(actor).finally(() => {
      pool.query = query;
    });
    const masked = `${resident.phone.slice(0, 3)}****${resident.phone.slice(-4)}`;
    const theirs = `${neighbour.phone.slice(0, 3)}****${neighbour.phone.slice(-4)}`;
    expect(JSON.stringify(rows)).not.toContain(masked);
    expect(JSON.stringify(rows)).toContain(theirs);
  });

  it('leaves other roles alone: staff of the county see it, and so does a coordinator who is staff there too', async () => {
    await hide('volunteer.phone');
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    expect((await list(staff)).get(resident.id)?.hidden).toEqual([]);
    const both = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    await makeGrant(world, { accountId: both.account.id, unitId: places.village.id, role: 'STAFF' });
    const person = (await list(await actorOf(world, both.account.id))).get(resident.id);
    expect(person).toMatchObject({ phoneMasked: expect.stringContaining('*'), hidden: [] });
  });

  it('keeps age, residence and numbers of papers the same way, each by itself', async () => {
    const { account } = await makeStaffActor(world, { unitId: places.county.id });
    for (const field of ['volunteer.age', 'volunteer.residence', 'volunteer.id-number'])
      await hide(field, { subject: 'STAFF' });
    const person = (await list(await actorOf(world, account.id))).get(resident.id);
    expect(person).toMatchObject({ age: null, placeName: null, unit: null, idNumberMasked: null });
    expect(person?.phoneMasked).toContain('*');
    expect(person?.hidden.toSorted()).toEqual(['volunteer.age', 'volunteer.id-number', 'volunteer.residence']);
  });

  it('finds nobody: neither by the hidden phone nor by the hidden place', async () => {
    await hide('volunteer.phone');
    await hide('volunteer.residence');
    const actor = await coordinator();
    expect([...(await list(actor, { keyword: resident.phone })).keys()]).toEqual([]);
    expect([...(await list(actor, { keyword: neighbour.phone })).keys()]).toEqual([neighbour.id]);
    expect([...(await list(actor, { unitId: places.village.id })).keys()]).toEqual([]);
    expect([...(await list(actor, { unitId: places.neighbourVillage.id })).keys()]).toEqual([neighbour.id]);
    expect([...(await list(actor, { keyword: '演示·王秀兰' })).keys()]).toContain(resident.id);
  });

  it('finds nobody from the county either, where the list is walked row by row', async () => {
    const { account } = await makeStaffActor(world, { unitId: places.county.id });
    expect([...(await list(await actorOf(world, account.id), { keyword: resident.phone })).keys()]).toEqual([
      resident.id,
    ]);
    await hide('volunteer.phone', { subject: 'STAFF' });
    const bound = await actorOf(world, account.id);
    expect([...(await list(bound, { keyword: resident.phone })).keys()]).toEqual([]);
    expect([...(await list(bound, { keyword: '演示·王秀兰' })).keys()]).toEqual([resident.id]);
  });

  it('is not revealed either, and the refusal says by what', async () => {
    await hide('volunteer.phone');
    const ask = { field: 'PHONE', purpose: 'CONTACT', reason: '' } as const;
    const reveal = async (volunteerId: string) =>
      runUseCase(world.context(await coordinator()), revealNumber, { ...ask, volunteerId });
    expect(codesOf(await reveal(resident.id))).toEqual(['FIELD_HIDDEN']);
    expect(await reveal(neighbour.id)).toEqual({ value: neighbour.phone });
  });

  it('is still hers to see of herself', async () => {
    const { account } = await makeStaffActor(world, { unitId: places.county.id });
    const herself = await makeVolunteer(world, { unitId: places.village.id, accountId: account.id });
    await hide('volunteer.phone', { subject: 'STAFF' });
    const people = await list(await actorOf(world, account.id));
    expect(people.get(herself.id)?.hidden).toEqual([]);
    expect(people.get(resident.id)?.hidden).toEqual(['volunteer.phone']);
  });

  it('costs no statement more, however many rows', async () => {
    const actor = await coordinator();
    const before = await countStatements(world, () => list(actor));
    await hide('volunteer.phone');
    const bound = await coordinator();
    expect(await countStatements(world, () => list(bound))).toBe(before);
  });

  it('binds single rights by a rule of their own, and a denial binds one person', async () => {
    const single = await makeAccount(world);
    await makeGrant(world, { accountId: single.id, unitId: places.county.id, action: 'volunteer.read' });
    expect((await list(await actorOf(world, single.id))).get(resident.id)?.hidden).toEqual([]);
    await hide('volunteer.phone', { subject: 'ACTION' });
    expect((await list(await actorOf(world, single.id))).get(resident.id)?.hidden).toEqual(['volunteer.phone']);
    const one = await makeStaffActor(world, { unitId: places.county.id });
    const denied = await runUseCase(world.context(security), grantAccess, {
      accountId: one.account.id,
      unitId: places.county.id,
      kind: 'ACTION',
      name: 'volunteer.age',
      effect: 'DENY',
      reason: because,
    });
    expect(isRefusal(denied)).toBe(false);
    expect((await list(await actorOf(world, one.account.id))).get(resident.id)).toMatchObject({
      age: null,
      hidden: ['volunteer.age'],
    });
  });
});

describe('setting and lifting rules', () => {
  const ask = (by: Actor | null, more: Record<string, unknown> = {}) =>
    runUseCase(world.context(by), hideField, {
      unitId: places.county.id,
      subject: 'COORDINATOR',
      field: 'volunteer.phone',
      reason: because,
      ...more,
    });

  it('is for whoever grants at the place: not for staff, not for the unit above, not next door', async () => {
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    expect(codesOf(await ask(staff))).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await ask(security, { unitId: places.city.id }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await ask(security, { unitId: places.neighbourCounty.id }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await ask(null))).toEqual(['NOT_SIGNED_IN']);
  });

  it('says everything that is wrong at once, and writes nothing', async () => {
    const wrong = await ask(security, { field: 'volunteer.soul', subject: 'STAFF', reason: ' ' });
    expect(fieldsOf(wrong)).toEqual(['field', 'reason']);
    expect(codesOf(await ask(security, { field: 'qualification.number' }))).toEqual(['FIELD_NOT_OF_ROLE']);
    await ask(security);
    expect(codesOf(await ask(security))).toEqual(['FIELD_ALREADY_HIDDEN']);
  });

  it('of two who hide the same at the same moment one does', async () => {
    const done = await Promise.all(Array.from({ length: 8 }, () => ask(security)));
    expect(done.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(new Set(done.flatMap(codesOf))).toEqual(new Set(['FIELD_ALREADY_HIDDEN']));
  });

  it('a unit beneath neither lifts a rule of the city nor shows past it', async () => {
    const { actor: city } = await makeStaffActor(world, { unitId: places.city.id, role: 'SECURITY_ADMIN' });
    const above = await hide('volunteer.phone', { unitId: places.city.id, by: city });
    const here = await hide('volunteer.phone');
    expect(codesOf(await show(above))).toEqual(['NOT_FOUND']);
    await show(here);
    expect((await list(await coordinator())).get(resident.id)?.hidden).toEqual(['volunteer.phone']);
    await show(above, city);
    expect((await list(await coordinator())).get(resident.id)?.hidden).toEqual([]);
  });

  it('nobody lifts a rule that binds herself, by another account of hers either; once lifted it stays lifted', async () => {
    const id = await hide('volunteer.phone', { subject: 'STAFF' });
    const { account } = await makeStaffActor(world, { unitId: places.county.id, role: 'SECURITY_ADMIN' });
    await makeGrant(world, { accountId: account.id, unitId: places.village.id, role: 'STAFF' });
    expect(codesOf(await show(id, await actorOf(world, account.id)))).toEqual(['OWN_FIELD_RULE']);
    const second = await makeAccount(world, { name: account.name, phone: account.phone });
    await makeGrant(world, { accountId: second.id, unitId: places.county.id, role: 'SECURITY_ADMIN' });
    expect(codesOf(await show(id, await actorOf(world, second.id)))).toEqual(['OWN_FIELD_RULE']);
    expect(isRefusal(await show(id))).toBe(false);
    expect(codesOf(await show(id))).toEqual(['WRONG_STATE']);
  });

  it('whoever is kept from a field does not hand it out by a single right', async () => {
    const { account } = await makeStaffActor(world, { unitId: places.county.id });
    await makeGrant(world, { accountId: account.id, unitId: places.county.id, role: 'SECURITY_ADMIN' });
    await hide('volunteer.phone', { subject: 'STAFF' });
    const friend = await makeStaffActor(world, { unitId: places.village.id, role: 'COORDINATOR' });
    const grant = {
      accountId: friend.account.id,
      unitId: places.county.id,
      kind: 'ACTION',
      effect: 'ALLOW',
      reason: '帮忙',
    };
    const context = world.context(await actorOf(world, account.id));
    expect(codesOf(await runUseCase(context, grantAccess, { ...grant, name: 'volunteer.read' }))).toEqual([
      'GRANT_BEYOND_OWN',
    ]);
    expect(isRefusal(await runUseCase(context, grantAccess, { ...grant, name: 'activity.read' }))).toBe(false);
  });

  it('stands in the audit log, and the database lets nobody rewrite or remove it', async () => {
    const id = await hide('volunteer.phone');
    await show(id);
    const log = await world.services.read.rows(
      sql`select action, unit_id from audit_entry where entity_id = ${id} order by at, id`,
    );
    expect(log).toEqual([
      { action: 'people.hide-field', unit_id: places.county.id },
      { action: 'people.show-field', unit_id: places.county.id },
    ]);
    const owner = new pg.Client({ connectionString: world.ownerUrl });
    await owner.connect();
    const tries = [
      `update field_rule set lifted_at = null, lifted_by = null, lift_reason = null`,
      `delete from field_rule`,
    ];
    for (const statement of tries)
      await expect(owner.query(`${statement} where id = '${id}'`)).rejects.toThrow(/lifted|append-only/);
    const open = await hide('volunteer.age');
    await expect(owner.query(`update field_rule set field = 'volunteer.phone' where id = '${open}'`)).rejects.toThrow(
      'only lifted',
    );
    await owner.end();
  });
});

describe('sessions that are open', () => {
  it('see less from the next request on, in every process, and more again once it is lifted', async () => {
    const other: Services = await createServices({ DATABASE_URL: world.appUrl, LOG_LEVEL: 'silent' }, modules);
    const ports = [createSessions(world.services), createSessions(other)];
    const { token } = await makeSession(world, coordinatorId);
    const narrowed = () =>
      Promise.all(ports.map(async (port) => (await port.actorOf(token, 'admin'))?.narrowed?.size ?? 0));
    await narrowed();
    expect(await narrowed()).toEqual([0, 0]);
    const id = await hide('volunteer.age');
    expect((await narrowed())[0]).toBe(1);
    await expect.poll(narrowed, { timeout: 2000 }).toEqual([1, 1]);
    await show(id);
    await expect.poll(narrowed, { timeout: 2000 }).toEqual([0, 0]);
    for (const port of ports) port.stop();
    await other.close();
  });

  it('a list read while a rule is set shows the field or says it is hidden, never anything between', async () => {
    const reads = Array.from({ length: 20 }, async () => (await list(await coordinator())).get(resident.id));
    const [people] = await Promise.all([Promise.all(reads), hide('volunteer.phone')]);
    for (const person of people) expect(person?.phoneMasked === null).toBe(person?.hidden.includes('volunteer.phone'));
  });
});

describe('the screen of field rights', () => {
  const RIGHTS = `query($unitId: ID!, $subject: FieldSubject!) { fieldRights(unitId: $unitId, subject: $subject) { accounts canChange { allowed reasons { code } }
    fields { field ofRole along } rules { field inherited unit { id } reason setByName canLift { allowed reasons { code } } } } }`;
  const HISTORY = `query($unitId: ID!) { fieldRules(unitId: $unitId, first: 50) { edges { node { field liftedAt liftReason } } } }`;
  interface Rights {
    fieldRights: {
      accounts: number;
      canChange: { allowed: boolean };
      fields: { field: string; ofRole: boolean }[];
      rules: { field: string; inherited: boolean; canLift: { allowed: boolean } }[];
    } | null;
  }
  const look = async (actor: Actor | null, unitId: string) =>
    (await world.graph<Rights>(actor, RIGHTS, { unitId, subject: 'COORDINATOR' })).data?.fieldRights;

  it('shows what the role sees, what units above hid, and whom a rule would bind', async () => {
    await hide('volunteer.age');
    await hide('volunteer.phone', { unitId: places.village.id });
    const village = await look(security, places.village.id);
    expect(village).toMatchObject({ canChange: { allowed: true } });
    expect(village?.rules.map(({ field, inherited }) => [field, inherited])).toEqual([
      ['volunteer.age', true],
      ['volunteer.phone', false],
    ]);
    expect(village?.fields.find(({ field }) => field === 'qualification.number')?.ofRole).toBe(false);
    const [row] = await world.services.read.rows<{ n: number }>(sql`select count(distinct account_id)::int as n
      from access_grant g join unit u on u.id = g.unit_id where g.name = 'COORDINATOR' and u.path ^@ ${places.village.path} and revoked_at is null`);
    expect(village?.accounts).toBe(row?.n);
  });

  it('staff may look, nobody without the accounts of the place, and its history tells who ended what', async () => {
    const id = await hide('volunteer.skills');
    await show(id);
    const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
    expect((await look(staff, places.county.id))?.canChange.allowed).toBe(false);
    const { actor: beside } = await makeStaffActor(world, {
      unitId: places.neighbourCounty.id,
      role: 'SECURITY_ADMIN',
    });
    for (const actor of [beside, await coordinator(), null]) expect(await look(actor, places.county.id)).toBeNull();
    type Lines = { fieldRules: { edges: { node: { field: string; liftReason: string | null } }[] } };
    const lines = async (actor: Actor) =>
      (await world.graph<Lines>(actor, HISTORY, { unitId: places.county.id })).data?.fieldRules.edges ?? [];
    expect((await lines(staff))[0]?.node).toMatchObject({ field: 'volunteer.skills', liftReason: '工作需要' });
    expect(await lines(beside)).toEqual([]);
  });
});
