import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { signIn } from '../session/sign-in.ts';
import { codesOf } from '../testing/codes-of.ts';
import { actorOf, makeAccount, makeGrant, makeStaffActor, nextPhone } from '../testing/people.make.ts';
import { appointCoordinator } from './appoint-coordinator.ts';
import { appointStaff } from './appoint-staff.ts';
import type { Appointed } from './appointee.ts';
import { grantAccess } from './grant-access.ts';
import { revokeGrant } from './revoke-grant.ts';

let world: World;
let places: MadePlaces;
let team: MadeTeam;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village });
});
afterAll(() => world.close());

const staffAt = async (unitId: string) => (await makeStaffActor(world, { unitId })).actor;
/** Staff who manages grants, too. */
async function bossAt(unitId: string) {
  const { account } = await makeStaffActor(world, { unitId });
  await makeGrant(world, { accountId: account.id, unitId, role: 'SECURITY_ADMIN' });
  return { account, actor: await actorOf(world, account.id) };
}
const appoint = async (input: Record<string, unknown>, actor = staffAt(places.county.id)) =>
  runUseCase(world.context(await actor), appointCoordinator, {
    teamId: team.id,
    phone: nextPhone(),
    name: '演示·队长',
    ...input,
  });
const done = (outcome: unknown): Appointed => {
  if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
  return outcome as Appointed;
};

describe('appointing a coordinator', () => {
  it('makes an account with secrets shown once, which let her in', async () => {
    const phone = nextPhone();
    const made = done(await appoint({ phone }));
    expect(made.otpUri).toMatch(/^otpauth:\/\/totp\//);
    expect(made.otpUri).not.toContain(phone);
    const entered = await runUseCase(world.context(null, 'admin'), signIn, {
      phone,
      password: made.firstPassword ?? '',
    });
    expect(entered).toMatchObject({ kind: 'SecondFactorNeeded' });
    const secret = new URL(made.otpUri ?? '').searchParams.get('secret') ?? '';
    expect(generateSync({ secret })).toMatch(/^\d{6}$/);
    const [log] = await world.services.read.rows<{ text: string }>(
      sql`select string_agg(to_jsonb(e)::text, ' ') as text from audit_entry e`,
    );
    for (const hidden of [phone, made.firstPassword ?? '', secret]) expect(log?.text).not.toContain(hidden);
    // What somebody else has seen opens no more than the way to secrets of her own.
    expect(await actorOf(world, made.accountId)).toMatchObject({
      unfinished: ['PASSWORD', 'SECOND_FACTOR'],
      grants: [],
    });
    await world.services.read.rows(
      sql`update account set password_initial = false, factor_initial = false where id = ${made.accountId}`,
    );
    const actor = await actorOf(world, made.accountId);
    expect(actor.grants.map((grant) => [grant.unitId, grant.role])).toEqual([[team.id, 'COORDINATOR']]);
  });

  it('gives an existing account the role and never touches her secrets', async () => {
    const account = await makeAccount(world, { name: '演示·老队长' });
    const before = await world.services.read.rows(
      sql`select password_hash, totp_cipher from account where id = ${account.id}`,
    );
    const made = done(await appoint({ phone: account.phone, name: '演示·老队长' }));
    expect(made).toMatchObject({ accountId: account.id, firstPassword: null, otpUri: null });
    expect(
      await world.services.read.rows(sql`select password_hash, totp_cipher from account where id = ${account.id}`),
    ).toEqual(before);
  });

  it('gives a volunteer without a second factor one, and takes the one of her family that bears the name', async () => {
    const phone = nextPhone();
    await makeAccount(world, { phone, name: '演示·母亲', secondFactor: false });
    const daughter = await makeAccount(world, { phone, name: '演示·女儿', secondFactor: false });
    const made = done(await appoint({ phone, name: '演示·女儿' }));
    expect(made).toMatchObject({ accountId: daughter.id, firstPassword: null });
    expect(made.otpUri).not.toBeNull();
    expect(codesOf(await appoint({ phone, name: '演示·邻居' }))).toEqual(['NAME_PHONE_MISMATCH']);
  });

  it('nobody appoints herself', async () => {
    const { account, actor } = await makeStaffActor(world, { unitId: places.county.id, name: '演示·工作人员' });
    expect(codesOf(await appoint({ phone: account.phone, name: '演示·工作人员' }, Promise.resolve(actor)))).toEqual([
      'OWN_GRANT',
    ]);
  });

  it('once is enough, in parallel, too', async () => {
    const phone = nextPhone();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => appoint({ phone })));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
    expect(new Set(outcomes.flatMap(codesOf))).toEqual(new Set(['ALREADY_GRANTED']));
    const accounts = await world.services.read.rows(
      sql`select 1 as one from account where phone_index = ${world.services.cipher.index('phone', phone)}`,
    );
    expect(accounts).toHaveLength(1);
  });

  it('a coordinator may not appoint; the neighbouring county does not find the team; a closed team and a past term are both named', async () => {
    const coordinator = makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' }).then(({ actor }) => actor);
    expect(codesOf(await appoint({}, coordinator))).toEqual(['NOT_ALLOWED']);
    expect(codesOf(await appoint({}, staffAt(places.neighbourCounty.id)))).toEqual(['NOT_FOUND']);
    const closed = await makeTeam(world, { unit: places.village, state: 'CLOSED' });
    expect(codesOf(await appoint({ teamId: closed.id, validTo: new Date('2020-01-01T00:00:00Z') }))).toEqual([
      'END_BEFORE_START',
      'TEAM_CLOSED',
    ]);
  });
});

describe('granting', () => {
  async function target(unitId = places.township.id) {
    const account = await makeAccount(world);
    await makeGrant(world, { accountId: account.id, unitId, action: 'unit.read' });
    return account.id;
  }
  const grant = async (input: Record<string, unknown>, actor?: Awaited<ReturnType<typeof bossAt>>['actor']) =>
    runUseCase(world.context(actor ?? (await bossAt(places.county.id)).actor), grantAccess, {
      accountId: await target(),
      unitId: places.township.id,
      kind: 'ROLE',
      name: 'STAFF',
      effect: 'ALLOW',
      reason: '工作需要',
      ...input,
    });

  it('gives what one has, where one has it', async () => {
    expect(codesOf(await grant({}))).toEqual([]);
    expect(codesOf(await grant({ unitId: places.neighbourTownship.id }))).toEqual(['NOT_FOUND']);
  });

  it('nobody grants what she lacks, or without the right to grant', async () => {
    const security = (await makeStaffActor(world, { unitId: places.county.id, role: 'SECURITY_ADMIN' })).actor;
    expect(codesOf(await grant({}, security))).toEqual(['GRANT_BEYOND_OWN']);
    expect(codesOf(await grant({ kind: 'ACTION', name: 'audit.read' }, security))).toEqual([]);
    expect(codesOf(await grant({}, await staffAt(places.county.id)))).toEqual(['NOT_ALLOWED']);
  });

  it('a denial needs no more than the right to manage grants; lifting it needs the right itself', async () => {
    const security = (await makeStaffActor(world, { unitId: places.county.id, role: 'SECURITY_ADMIN' })).actor;
    const denied = await grant({ kind: 'ACTION', name: 'volunteer.read', effect: 'DENY' }, security);
    if (isRefusal(denied)) throw new Error(codesOf(denied).join());
    expect(codesOf(await runUseCase(world.context(security), revokeGrant, { id: denied.id, reason: '恢复' }))).toEqual([
      'GRANT_BEYOND_OWN',
    ]);
    const { actor } = await bossAt(places.county.id);
    expect(codesOf(await runUseCase(world.context(actor), revokeGrant, { id: denied.id, reason: '恢复' }))).toEqual([]);
  });

  it('nobody changes her own rights: neither granting nor revoking', async () => {
    const { account, actor } = await bossAt(places.county.id);
    expect(codesOf(await grant({ accountId: account.id }, actor))).toEqual(['OWN_GRANT']);
    const [mine] = actor.grants;
    expect(
      codesOf(await runUseCase(world.context(actor), revokeGrant, { id: mine?.grantId ?? '', reason: '试试' })),
    ).toEqual(['OWN_GRANT']);
  });

  it('a role has its kind of place: coordinators at teams, staff at federations and other units', async () => {
    expect(codesOf(await grant({ name: 'COORDINATOR' }))).toEqual(['ROLE_DOES_NOT_FIT']);
    expect(codesOf(await grant({ unitId: team.id }))).toEqual(['ROLE_DOES_NOT_FIT']);
    expect(codesOf(await grant({ unitId: team.id, name: 'COORDINATOR' }))).toEqual([]);
  });

  it('refuses made-up roles, actions and effects', async () => {
    expect(codesOf(await grant({ name: 'ROOT' }))).toEqual(['INVALID_INPUT']);
    expect(codesOf(await grant({ kind: 'ACTION', name: 'toString' }))).toEqual(['INVALID_INPUT']);
    expect(codesOf(await grant({ effect: 'MAYBE', kind: 'X' }))).toEqual(['INVALID_INPUT', 'INVALID_INPUT']);
  });

  it('an account out of reach is not found', async () => {
    const stranger = await makeAccount(world);
    expect(codesOf(await grant({ accountId: stranger.id }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await grant({ accountId: await target(places.neighbourTownship.id) }))).toEqual(['NOT_FOUND']);
  });
});

describe('revoking', () => {
  it('staff dismiss a coordinator of theirs; nobody twice; the neighbouring county finds nothing', async () => {
    const { grantId } = done(await appoint({}));
    const revoke = async (unitId: string) =>
      runUseCase(world.context(await staffAt(unitId)), revokeGrant, { id: grantId, reason: '任期已满' });
    expect(codesOf(await revoke(places.neighbourCounty.id))).toEqual(['NOT_FOUND']);
    expect(codesOf(await revoke(places.county.id))).toEqual([]);
    expect(codesOf(await revoke(places.county.id))).toEqual(['WRONG_STATE']);
  });

  it('staff may not take other grants back', async () => {
    const { grantId } = await makeStaffActor(world, { unitId: places.township.id });
    expect(
      codesOf(
        await runUseCase(world.context(await staffAt(places.county.id)), revokeGrant, { id: grantId, reason: '试试' }),
      ),
    ).toEqual(['NOT_ALLOWED']);
  });
});

describe('appointing staff', () => {
  const appointAt = async (unitId: string, actor: Awaited<ReturnType<typeof actorOf>>, more: object = {}) =>
    runUseCase(world.context(actor), appointStaff, {
      unitId,
      role: 'STAFF',
      phone: nextPhone(),
      name: '演示·新同事',
      reason: '到岗',
      ...more,
    });

  it('makes a colleague’s account with secrets shown once: the first administrator needs nobody who is there already', async () => {
    const { actor } = await bossAt(places.province.id);
    for (const role of ['STAFF', 'SECURITY_ADMIN']) {
      const made = done(await appointAt(places.county.id, actor, { role }));
      expect(made.firstPassword).toMatch(/^[0-9a-z-]{14}$/);
      expect(made.otpUri).toMatch(/^otpauth:/);
      const [row] = await world.services.read.rows(
        sql`select name, unit_id from access_grant where account_id = ${made.accountId}`,
      );
      expect(row).toEqual({ name: role, unit_id: places.county.id });
    }
  });

  it('is for who manages grants there and has the role’s rights herself, never for herself, never at a team', async () => {
    const { actor, account } = await bossAt(places.county.id);
    expect(codesOf(await appointAt(places.county.id, await staffAt(places.county.id)))).toContain('NOT_ALLOWED');
    expect(codesOf(await appointAt(places.neighbourCounty.id, actor))).toEqual(['NOT_FOUND']);
    expect(codesOf(await appointAt(team.id, actor))).toContain('ROLE_DOES_NOT_FIT');
    expect(codesOf(await appointAt(places.county.id, actor, { phone: account.phone, name: account.name }))).toContain(
      'OWN_GRANT',
    );
    expect(codesOf(await appointAt(places.county.id, actor, { role: 'COORDINATOR' }))).toEqual(['INVALID_INPUT']);
  });

  it('tells every fault at once, and nothing of a number to who may not appoint', async () => {
    const { actor } = await bossAt(places.county.id);
    const refused = await appointAt(places.county.id, actor, { phone: '12', name: '', reason: '' });
    expect(codesOf(refused)).toHaveLength(3);
    const { phone } = await makeAccount(world, { name: '演示·另一人' });
    expect(codesOf(await appointAt(places.county.id, actor, { phone }))).toEqual(['NAME_PHONE_MISMATCH']);
    const coordinator = await staffAt(places.county.id);
    expect(codesOf(await appointAt(places.county.id, coordinator, { phone }))).not.toContain('NAME_PHONE_MISMATCH');
  });
});
