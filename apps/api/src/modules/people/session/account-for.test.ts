import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { actorOf, makeAccount, makeStaffActor, nextPhone } from '../testing/people.make.ts';
import { makeNotice, personInput, registerInput } from '../testing/person.make.ts';
import { confirmRegistration } from '../volunteer/confirm-registration.ts';
import { register } from '../volunteer/register.ts';
import { registerFor } from '../volunteer/register-for.ts';
import { hashingRuns } from './hashing-lanes.ts';
import { dummyHash, hashPassword } from './password.ts';
import { signIn } from './sign-in.ts';

let world: World;
let places: MadePlaces;
let noticeVersion: string;
let passwordHash: string;
const password = 'Mima-2026';
const name = '演示·吴桂芳';

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  world.setNow('2026-11-23T08:00:00Z');
  places = await makePlaces(world);
  noticeVersion = await makeNotice(world);
  passwordHash = await hashPassword(password);
  await dummyHash();
});
afterAll(() => world.close());

const anybody = () => world.context(null, 'volunteer');
const registered = (more: Record<string, unknown>) =>
  runUseCase(anybody(), register, registerInput(places.villageCode, noticeVersion, { name, password, ...more }));
/** The account she serves with; what accounts her number has. */
const accountsOf = (phone: string) =>
  world.services.read.rows<{
    id: string;
    serves: boolean;
  }>(sql`select a.id, exists (select from volunteer v where v.account_id = a.id) as serves
    from account a where a.phone_index = ${world.services.cipher.index('phone', phone)} order by a.created_at, a.id`);

describe('who becomes a volunteer and has an account', () => {
  it('keeps it by her name, number and password, without having signed in', async () => {
    const { id, phone } = await makeAccount(world, { name, passwordHash });
    expect(await registered({ phone })).toMatchObject({ kind: 'SignedIn' });
    expect(await accountsOf(phone)).toEqual([{ id, serves: true }]);
  });

  it('keeps it when a coordinator wrote her profile down and she confirms it', async () => {
    const { id, phone } = await makeAccount(world, { name, passwordHash });
    const team = await makeTeam(world, { unit: places.village });
    const { actor } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    const input = personInput(places.villageCode, { name, phone, teamId: team.id });
    const made = await runUseCase(world.context(actor), registerFor, input);
    if (isRefusal(made)) throw new Error(codesOf(made).join());
    const outcome = await runUseCase(anybody(), confirmRegistration, {
      idNumber: input['idNumber'],
      confirmationCode: made.confirmationCode,
      password,
      noticeVersion,
      consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
    });
    expect(outcome).toMatchObject({ kind: 'SignedIn' });
    expect(await accountsOf(phone)).toEqual([{ id, serves: true }]);
  });

  it('another password, another name, or a first password somebody else was shown opens no account of hers', async () => {
    for (const [account, asked] of [
      [{ name }, { password: 'Ziji-2026' }],
      [{ name: '演示·吴小雨' }, {}],
      [{ name }, {}],
    ] as const) {
      const { id, phone } = await makeAccount(world, { ...account, passwordHash });
      if (account.name === name && !('password' in asked))
        await world.services.read.rows(sql`update account set password_initial = true where id = ${id}`);
      expect(await registered({ phone, ...asked })).toMatchObject({ kind: 'SignedIn' });
      const accounts = await accountsOf(phone);
      expect(accounts).toHaveLength(2);
      expect(accounts.find((one) => one.id === id)?.serves).toBe(false);
    }
  });

  it('who serves with her account already gets no second profile on it', async () => {
    const { id, phone } = await makeAccount(world, { name, passwordHash });
    await registered({ phone });
    await registered({ phone });
    const accounts = await accountsOf(phone);
    expect(accounts.map((one) => one.serves)).toEqual([true, true]);
    expect(accounts.map((one) => one.id)).toContain(id);
  });

  it('of two registrations at once one gets the account', async () => {
    const { phone } = await makeAccount(world, { name, passwordHash });
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => registered({ phone })));
    expect(outcomes.map((outcome) => isRefusal(outcome))).toEqual([false, false, false, false]);
    expect((await accountsOf(phone)).map((one) => one.serves)).toEqual([true, true, true, true]);
  });
});

describe('who is registered already', () => {
  const input = (more: Record<string, unknown> = {}) =>
    registerInput(places.villageCode, noticeVersion, { name, password, ...more });
  const volunteersOf = (phone: string) =>
    world.services.read.rows(
      sql`select 1 from volunteer where phone_index = ${world.services.cipher.index('phone', phone)}`,
    );

  it('is told to sign in, however often and fast one registration is sent: it makes one person', async () => {
    const phone = nextPhone();
    const same = input({ phone });
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => runUseCase(anybody(), register, same)));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
    expect(outcomes.filter(isRefusal).map(codesOf)).toEqual(Array.from({ length: 11 }, () => ['ALREADY_REGISTERED']));
    expect(codesOf(await runUseCase(anybody(), register, same))).toEqual(['ALREADY_REGISTERED']);
    expect(await volunteersOf(phone)).toHaveLength(1);
    expect(await accountsOf(phone)).toMatchObject([{ serves: true }]);
  });

  it('is told so by her session too; her daughter’s number on her phone is another person', async () => {
    const first = input();
    const phone = String(first['phone']);
    await runUseCase(anybody(), register, first);
    const [account] = await accountsOf(phone);
    const actor = await actorOf(world, account?.id ?? '', 'volunteer');
    const asHerself = world.context(actor, 'volunteer');
    expect(codesOf(await runUseCase(asHerself, register, first))).toEqual(['ALREADY_REGISTERED']);
    const daughter = input({ phone, name: '演示·吴小雨' });
    expect(await runUseCase(asHerself, register, daughter)).toMatchObject({ kind: 'SignedIn' });
    expect(await volunteersOf(phone)).toHaveLength(2);
  });

  it('is told nothing by somebody who knows her number, phone and name but not her password', async () => {
    const same = input();
    await runUseCase(anybody(), register, same);
    const stranger = await runUseCase(anybody(), register, { ...same, password: 'Fremd-2026' });
    expect(stranger).toMatchObject({ kind: 'SignedIn' });
  });
});

describe('neither answer nor work tells whose number is known', () => {
  it('a stranger, a known number, a wrong and a right password cost the same hashing and are answered alike', async () => {
    const known = await makeAccount(world, { name, passwordHash });
    const wrong = await makeAccount(world, { name, passwordHash });
    const costs = [];
    for (const more of [
      { phone: nextPhone() },
      { phone: known.phone, name: '演示·吴小雨' },
      { phone: wrong.phone, password: 'Ziji-2026' },
      { phone: known.phone },
    ]) {
      const before = hashingRuns();
      const outcome = await registered(more);
      costs.push([isRefusal(outcome) ? 'Refused' : outcome.kind, hashingRuns() - before]);
    }
    expect(costs).toEqual(Array.from({ length: 4 }, () => ['SignedIn', 2]));
  });

  it('wrong passwords count as guesses at her sign-in, and once locked the right one links nothing', async () => {
    const { id, phone } = await makeAccount(world, { name, passwordHash });
    for (let i = 0; i < 5; i += 1) await registered({ phone, password: `Falsch-${i}` });
    const outcome = await runUseCase(anybody(), signIn, { phone, password, accountId: id });
    expect(codesOf(outcome)).toEqual(['ACCOUNT_LOCKED']);
    await registered({ phone });
    expect((await accountsOf(phone)).find((one) => one.id === id)?.serves).toBe(false);
  });
});
