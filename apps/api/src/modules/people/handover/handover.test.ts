import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { extendGrant } from '../grant/extend-grant.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import {
  actorOf,
  makeAccount,
  makeGrant,
  makeMembership,
  makeSession,
  makeStaffActor,
  makeVolunteer,
  nextPhone,
} from '../testing/people.make.ts';
import { handOver } from './hand-over.ts';
import { previewHandover } from './preview-handover.ts';

let world: World;
let places: MadePlaces;
let staff: Actor;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  staff = (await makeStaffActor(world, { unitId: places.county.id })).actor;
});
beforeEach(() => world.setNow('2026-11-23T08:00:00Z'));
afterAll(() => world.close());

async function former() {
  const teams = [await makeTeam(world, { unit: places.village }), await makeTeam(world, { unit: places.village })];
  const made = await makeStaffActor(world, { unitId: teams[0]?.id ?? '', role: 'COORDINATOR' });
  await makeGrant(world, {
    accountId: made.account.id,
    unitId: teams[1]?.id ?? '',
    role: 'COORDINATOR',
    validTo: '2026-12-31T00:00:00Z',
  });
  return { ...made, teams };
}
const hand = (actor: Actor, from: string, to: { phone: string; name: string }) =>
  runUseCase(world.context(actor), handOver, { fromAccountId: from, phone: to.phone, name: to.name, reason: '换届' });

describe('handing duties over', () => {
  it('moves every duty with its term in one act, and the former is out at once', async () => {
    const { account, actor, teams } = await former();
    const successor = await makeAccount(world, { name: '演示·接任' });
    const volunteer = await makeVolunteer(world, { unitId: places.village.id });
    await makeMembership(world, { volunteerId: volunteer.id, teamId: teams[0]?.id ?? '', state: 'REQUESTED' });
    const preview = await runUseCase(world.context(staff), previewHandover, {
      fromAccountId: account.id,
      phone: successor.phone,
      name: successor.name,
    });
    expect(preview).toMatchObject({
      grants: [{ label: '队长' }, { label: '队长' }],
      // Other modules' open items stand beside it when they are loaded.
      items: expect.arrayContaining([expect.objectContaining({ name: 'people.membership-requests', count: 1 })]),
      verdict: { allowed: true },
    });
    await makeSession(world, account.id);
    expect(await hand(staff, account.id, successor)).toEqual({ accountId: successor.id, grants: 2 });
    const rows = await world.services.read.rows(
      sql`select account_id, unit_id, valid_to, revoked_at is not null as ended from access_grant where unit_id = any(${teams.map((team) => team.id)}::uuid[]) order by created_at, id`,
    );
    expect(rows.filter((row) => row['account_id'] === account.id).every((row) => row['ended'])).toBe(true);
    expect(rows.filter((row) => row['account_id'] === successor.id && !row['ended'])).toHaveLength(2);
    expect(rows.some((row) => row['account_id'] === successor.id && row['valid_to'] !== null)).toBe(true);
    expect((await actorOf(world, account.id)).grants).toEqual([]);
    const open = await world.services.read.rows(
      sql`select 1 from session where id = ${actor.sessionId} and revoked_at is null`,
    );
    expect(open).toEqual([]);
    expect(codesOf(await hand(staff, account.id, successor))).toEqual(['NOTHING_TO_HAND_OVER']);
  });

  it('names every reason against it at once: no account, no second factor, herself, nothing to hand over', async () => {
    const { account, actor } = await former();
    const ghost = { phone: nextPhone(), name: '演示·无账号' };
    expect(codesOf(await hand(staff, account.id, ghost))).toEqual(['SUCCESSOR_NO_ACCOUNT']);
    const bare = await makeAccount(world, { name: '演示·没有验证', secondFactor: false });
    expect(codesOf(await hand(staff, account.id, bare))).toEqual(['SUCCESSOR_NO_FACTOR']);
    expect(codesOf(await hand(staff, account.id, account))).toEqual(['SUCCESSOR_IS_FORMER']);
    expect(codesOf(await hand(actor, account.id, bare))).toEqual(['NOT_FOUND']);
    const idle = await makeStaffActor(world, { unitId: places.village.id });
    await world.services.read.rows(sql`update access_grant set revoked_at = now() where id = ${idle.grantId}`);
    expect(codesOf(await hand(staff, idle.account.id, bare))).toEqual(['NOTHING_TO_HAND_OVER', 'SUCCESSOR_NO_FACTOR']);
  });

  it('needs the right at every place: staff move coordinators, not their colleagues; nobody moves to herself', async () => {
    const colleague = await makeStaffActor(world, { unitId: places.township.id });
    const successor = await makeAccount(world, { name: '演示·同事' });
    expect(codesOf(await hand(staff, colleague.account.id, successor))).toEqual(['NOT_ALLOWED']);
    const security = (await makeStaffActor(world, { unitId: places.city.id, role: 'SECURITY_ADMIN' })).actor;
    const own = await world.services.read.rows<{ name: string }>(
      sql`select display_name as name from account where id = ${security.accountId}`,
    );
    const phone = nextPhone();
    await world.services.read.rows(
      sql`update account set phone_index = ${world.services.cipher.index('phone', phone)} where id = ${security.accountId}`,
    );
    expect(codesOf(await hand(security, colleague.account.id, { phone, name: own[0]?.name ?? '' }))).toEqual([
      'OWN_GRANT',
    ]);
    expect(isRefusal(await hand(security, colleague.account.id, successor))).toBe(false);
    const neighbour = (await makeStaffActor(world, { unitId: places.sister.id })).actor;
    const { account } = await former();
    expect(codesOf(await hand(neighbour, account.id, successor))).toEqual(['NOT_FOUND']);
  });

  it('of two accounts of the successor takes the one she works with: with a second factor, then with duties', async () => {
    const { account } = await former();
    const volunteer = await makeVolunteer(world, { unitId: places.village.id, name: '演示·两个账号' });
    const works = await makeAccount(world, { name: volunteer.name, phone: volunteer.phone });
    expect(await hand(staff, account.id, volunteer)).toMatchObject({ accountId: works.id });

    const name = '演示·都有验证';
    const idle = await makeAccount(world, { name });
    const busy = await makeAccount(world, { name, phone: idle.phone });
    await makeGrant(world, { accountId: busy.id, unitId: places.village.id, role: 'STAFF' });
    expect(await hand(staff, works.id, idle)).toMatchObject({ accountId: busy.id });
  });

  it('a duty the successor holds for a shorter term goes on for the longer; what she holds for longer stays', async () => {
    const { account, teams } = await former();
    const successor = await makeAccount(world, { name: '演示·短任期' });
    const [unlimited, limited] = teams.map((team) => team.id);
    const hold = (unitId = '', validTo = '') =>
      makeGrant(world, { accountId: successor.id, unitId, role: 'COORDINATOR', validTo });
    await hold(unlimited, '2026-12-01T00:00:00Z');
    await hold(limited, '2027-06-30T00:00:00Z');
    expect(isRefusal(await hand(staff, account.id, successor))).toBe(false);
    const held = await world.services.read.rows(
      sql`select unit_id, valid_to from access_grant where account_id = ${successor.id} and revoked_at is null`,
    );
    expect(held).toHaveLength(2);
    expect(held).toEqual(
      expect.arrayContaining([
        { unit_id: unlimited, valid_to: null },
        { unit_id: limited, valid_to: '2027-06-30T00:00:00Z' },
      ]),
    );
  });

  it('leaves none in force, however many there are', async () => {
    const { account, teams } = await former();
    const successor = await makeAccount(world, { name: '演示·很多职责' });
    await world.services.read.rows(sql`insert into access_grant (id, account_id, unit_id, county_code, kind, name, effect, valid_from)
      select gen_random_uuid(), ${account.id}, u.id, u.county_code, 'ROLE', 'COORDINATOR', 'ALLOW', now() from unit u, generate_series(1, 500)
      where u.id = ${teams[0]?.id}`);
    const { phone, name } = successor;
    const preview = await runUseCase(world.context(staff), previewHandover, { fromAccountId: account.id, phone, name });
    expect(preview).toMatchObject({ grants: { length: 502 } });
  });

  it('two handovers at once: the duties end with one of the two', async () => {
    const { account } = await former();
    const a = await makeAccount(world, { name: '演示·甲' });
    const b = await makeAccount(world, { name: '演示·乙' });
    const outcomes = await Promise.all([hand(staff, account.id, a), hand(staff, account.id, b)]);
    expect(outcomes.filter((one) => !isRefusal(one))).toHaveLength(1);
    expect(outcomes.flatMap(codesOf)).toEqual(['NOTHING_TO_HAND_OVER']);
  });
});

interface Right {
  name: string;
  inherited: boolean;
  label: string;
  effect: string;
  actions: string[];
  denied: string[];
  unit: { name: string };
}
const rights = async (actor: Actor | null, unitId: string, filter: object = {}): Promise<Right[]> => {
  const result = await world.graph<{ rightsAt: { edges: { node: Right }[] } }>(
    actor,
    `query($unitId: ID!, $filter: RightFilter) { rightsAt(unitId: $unitId, filter: $filter, first: 50) { edges { node {
      id accountId name inherited label effect validFrom validTo grantedBy reason actions denied unit { name } } } pageInfo { hasNextPage } } }`,
    { unitId, filter },
  );
  return result.data?.rightsAt.edges.map((edge) => edge.node) ?? [];
};

describe('who can do what at a place', () => {
  it('shows the place’s own grants first, then those inherited, and what is denied', async () => {
    world.setNow(new Date().toISOString());
    const { account, teams } = await former();
    const team = teams[0]?.id ?? '';
    await makeGrant(world, {
      accountId: account.id,
      unitId: places.village.id,
      action: 'hours.approve',
      effect: 'DENY',
    });
    const seen = await rights(staff, team);
    expect(seen[0]).toMatchObject({ label: '队长', inherited: false, denied: ['hours.approve'] });
    expect(seen[0]?.actions).not.toContain('hours.approve');
    expect(seen.some((one) => one.inherited && one.label === '妇联工作人员')).toBe(true);
    expect(seen.some((one) => one.effect === 'DENY' && one.actions.includes('hours.approve'))).toBe(true);
    const why = await rights(staff, team, { accountId: account.id, action: 'volunteer.register' });
    expect(why).toMatchObject([{ label: '队长' }]);
    expect(await rights(staff, team, { action: 'made.up' })).toEqual([]);
    expect(await rights(staff, team, { endingBefore: '2027-01-01T00:00:00Z', accountId: account.id })).toEqual([]);
    expect(await rights(staff, teams[1]?.id ?? '', { endingBefore: '2027-01-01T00:00:00Z' })).toMatchObject([
      { label: '队长' },
    ]);
  });

  it('shows nothing to those who may not see accounts there, nor of a place that is none', async () => {
    const { actor, teams } = await former();
    expect(await rights(actor, teams[0]?.id ?? '')).toEqual([]);
    expect(await rights(null, places.county.id)).toEqual([]);
    expect(await rights(staff, places.city.id)).toEqual([]);
    expect(await rights(staff, 'nonsense')).toEqual([]);
  });
});

describe('the term of a duty', () => {
  it('is extended by a new grant that follows the old one; who could do what when stays readable', async () => {
    const security = (await makeStaffActor(world, { unitId: places.city.id, role: 'SECURITY_ADMIN' })).actor;
    const { account } = await makeStaffActor(world, { unitId: places.township.id });
    const id = await makeGrant(world, {
      accountId: account.id,
      unitId: places.village.id,
      validTo: '2026-12-01T00:00:00Z',
    });
    const extend = (validTo: string | null) =>
      runUseCase(world.context(security), extendGrant, { id, validTo: validTo && new Date(validTo), reason: '续任' });
    expect(codesOf(await extend('2026-11-01T00:00:00Z'))).toEqual(['END_BEFORE_START']);
    expect(isRefusal(await extend('2027-12-01T00:00:00Z'))).toBe(false);
    expect(codesOf(await extend('2028-12-01T00:00:00Z'))).toEqual(['WRONG_STATE']);
    const rows = await world.services.read.rows(
      sql`select valid_to, revoked_at is not null as ended from access_grant where account_id = ${account.id} and unit_id = ${places.village.id} order by created_at, id`,
    );
    expect(rows.filter((row) => !row['ended'])).toMatchObject([{ valid_to: '2027-12-01T00:00:00Z' }]);
    expect(rows).toHaveLength(2);
  });
});
