import { hash } from '@node-rs/argon2';
import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { organizationModule } from '../../organization/index.ts';
import { makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { makeAccount, makeSession, makeStaffActor, nextPhone, testPassword } from '../testing/people.make.ts';
import { forgetGuesses } from './guesses.ts';
import { loadActor } from './load-actor.ts';
import { openSession } from './open-session.ts';
import { hashPassword, passwordCost } from './password.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { signOutEverywhere } from './sign-out-everywhere.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
});
beforeEach(() => world.setNow('2026-11-23T08:00:00Z'));
afterAll(() => world.close());

const attempt = (
  phone: string,
  password: string,
  more: Record<string, unknown> = {},
  app: 'admin' | 'volunteer' = 'volunteer',
) => runUseCase(world.context(null, app), signIn, { phone, password, ...more });

describe('sign-in with phone and password', () => {
  it('opens a session whose token is stored as a digest only', async () => {
    const account = await makeAccount(world);
    const cookies: (string | null)[] = [];
    const context = {
      ...world.context(null, 'volunteer'),
      setSession: (token: string | null) => void cookies.push(token),
    };
    expect(await runUseCase(context, signIn, { phone: `+86 ${account.phone}`, password: testPassword })).toMatchObject({
      kind: 'SignedIn',
    });
    expect(cookies[0]).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const [row] = await world.services.read.rows(
      sql`select to_jsonb(s)::text as text, expires_at from session s where account_id = ${account.id}`,
    );
    expect(row?.['text']).not.toContain(cookies[0]);
    expect(row?.['expires_at']).toBe('2026-12-23T08:00:00Z');
  });

  it('hashing holds no connection: whoever writes meanwhile does not wait for forty sign-ins in line', async () => {
    // As long as the three comparisons of a sign-in at the platform's own cost.
    const passwordHash = await hash(testPassword, { ...passwordCost, timeCost: 4 });
    const accounts = await Promise.all(Array.from({ length: 40 }, () => makeAccount(world, { passwordHash })));
    const { actor } = await makeStaffActor(world, { unitId: (await makePlaces(world)).county.id });
    let answered = 0;
    const signIns = accounts.map(async ({ phone }) => {
      expect(isRefusal(await attempt(phone, testPassword))).toBe(false);
      answered += 1;
    });
    expect(isRefusal(await runUseCase(world.context(actor), signOut, {}))).toBe(false);
    expect(answered).toBeLessThan(20);
    await Promise.all(signIns);
  });

  it('answers the same for a wrong password and a number nobody has, and locks both after five tries', async () => {
    const known = await makeAccount(world);
    for (const phone of [known.phone, nextPhone()]) {
      const answers = [];
      for (let i = 0; i < 7; i += 1) answers.push(codesOf(await attempt(phone, 'falsch-2026'))[0]);
      expect(answers).toEqual([...Array<string>(5).fill('WRONG_CREDENTIALS'), 'ACCOUNT_LOCKED', 'ACCOUNT_LOCKED']);
    }
  });

  it('an account named beside the number locks neither a number nobody has nor one somebody has', async () => {
    const known = await makeAccount(world);
    const answers = [];
    for (const phone of [known.phone, nextPhone()]) {
      const accountId = newId();
      const named = [];
      for (let i = 0; i < 6; i += 1) named.push(codesOf(await attempt(phone, 'falsch-2026', { accountId }))[0]);
      answers.push([...named, codesOf(await attempt(phone, 'falsch-2026'))[0]]);
    }
    const five = Array<string>(5).fill('WRONG_CREDENTIALS');
    expect(answers).toEqual(Array(2).fill([...five, 'ACCOUNT_LOCKED', 'WRONG_CREDENTIALS']));
  });

  it('yesterday’s wrong tries are forgotten of a number nobody has and of one somebody has; a lock of this moment is not', async () => {
    const known = await makeAccount(world);
    const phones = [known.phone, nextPhone()];
    for (const phone of phones) for (let i = 0; i < 4; i += 1) await attempt(phone, 'falsch-2026');
    const locked = await makeAccount(world);
    for (let i = 0; i < 5; i += 1) await attempt(locked.phone, 'falsch-2026');
    await world.services.read.rows(forgetGuesses(world.services.now()));
    for (const phone of phones)
      for (let i = 0; i < 5; i += 1)
        expect(codesOf(await attempt(phone, 'falsch-2026'))).toEqual(['WRONG_CREDENTIALS']);
    for (const phone of [...phones, locked.phone])
      expect(codesOf(await attempt(phone, 'falsch-2026'))).toEqual(['ACCOUNT_LOCKED']);
  });

  it('a password that was changed while it was compared opens nothing', async () => {
    const account = await makeAccount(world);
    const passwordHash = await hashPassword('Wode-mima-1');
    const late = {
      ...signIn,
      before: async (context: AppContext, input: Parameters<NonNullable<typeof signIn.before>>[1]) => {
        const compared = (await signIn.before?.(context, input)) ?? input;
        await world.services.read.rows(
          sql`update account set password_hash = ${passwordHash} where id = ${account.id}`,
        );
        return compared;
      },
    };
    const input = { phone: account.phone, password: testPassword };
    expect(codesOf(await runUseCase(world.context(null, 'volunteer'), late, input))).toEqual(['WRONG_CREDENTIALS']);
    expect(await attempt(account.phone, 'Wode-mima-1')).toMatchObject({ kind: 'SignedIn' });
  });

  it('a session being opened while she ends all of hers ends with them', async () => {
    const { id } = await makeAccount(world);
    const { id: sessionId } = await makeSession(world, id, 'volunteer');
    const loaded = await loadActor((query) => world.services.read.rows(query), { sessionId }, world.services.now());
    const context = { ...world.context(null, 'volunteer') };
    let ending: Promise<unknown> = Promise.resolve();
    await inTransaction(context, async (tx) => {
      await openSession(tx, id, 'volunteer', false);
      ending = runUseCase(world.context(loaded?.actor ?? null), signOutEverywhere, { keepThis: false });
      await expect
        .poll(
          () =>
            world.services.read.rows(
              sql`select 1 as one from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
            ),
          { timeout: 10_000 },
        )
        .not.toEqual([]);
    });
    await ending;
    const live = sql`select id from session where account_id = ${id} and revoked_at is null`;
    expect(await world.services.read.rows(live)).toEqual([]);
  });

  it('while locked the right password does not help; after 15 minutes it does', async () => {
    const { phone } = await makeAccount(world);
    for (let i = 0; i < 5; i += 1) await attempt(phone, 'falsch-2026');
    const locked = await attempt(phone, testPassword);
    expect(isRefusal(locked) && locked.reasons).toEqual([{ code: 'ACCOUNT_LOCKED', params: { minutes: 15 } }]);
    world.setNow('2026-11-23T08:15:01Z');
    expect(await attempt(phone, testPassword)).toMatchObject({ kind: 'SignedIn' });
  });

  it('of many parallel guesses no more than five are checked', async () => {
    const { phone } = await makeAccount(world);
    const answers = (await Promise.all(Array.from({ length: 40 }, () => attempt(phone, 'falsch-2026')))).flatMap(
      codesOf,
    );
    expect(answers.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(5);
    expect(answers.filter((code) => code === 'ACCOUNT_LOCKED')).toHaveLength(35);
  });

  it('a right password ends the count', async () => {
    const { phone } = await makeAccount(world);
    for (let round = 0; round < 3; round += 1) {
      for (let i = 0; i < 4; i += 1)
        expect(codesOf(await attempt(phone, 'falsch-2026'))).toEqual(['WRONG_CREDENTIALS']);
      expect(await attempt(phone, testPassword)).toMatchObject({ kind: 'SignedIn' });
    }
  });

  it('a closed account answers like a wrong password', async () => {
    const account = await makeAccount(world);
    await world.services.read.rows(sql`update account set state = 'CLOSED' where id = ${account.id}`);
    expect(codesOf(await attempt(account.phone, testPassword))).toEqual(['WRONG_CREDENTIALS']);
  });

  it('refuses hostile input with reasons', async () => {
    for (const input of [
      { phone: '', password: '' },
      { phone: '长'.repeat(100_000), password: 'x' },
      { phone: nextPhone(), password: 'x'.repeat(100_000) },
      { phone: "' or 1=1", password: 'x' },
    ]) {
      expect(codesOf(await attempt(input.phone, input.password)).length).toBeGreaterThan(0);
    }
    expect(codesOf(await attempt(nextPhone(), 'falsch-2026', { accountId: 'not-an-id' }))).toEqual(['INVALID_INPUT']);
  });
});

describe('a family that shares a phone', () => {
  it('each comes in by her own password; with one password for all she chooses by masked name', async () => {
    const phone = nextPhone();
    const mother = await makeAccount(world, { phone, name: '演示·吴桂芳' });
    const daughter = await makeAccount(world, { phone, name: '演示·吴小雨' });
    const son = await makeAccount(world, { phone, name: '演示·吴强', passwordHash: await hashPassword('Ziji-2026') });
    expect(await attempt(phone, 'Ziji-2026')).toMatchObject({ kind: 'SignedIn' });
    const choice = await attempt(phone, testPassword);
    expect(choice).toMatchObject({ kind: 'ChooseAccount' });
    if (isRefusal(choice) || choice.kind !== 'ChooseAccount') throw new Error('no choice');
    expect(choice.candidates.map((one) => one.accountId).toSorted()).toEqual([mother.id, daughter.id].toSorted());
    expect(choice.candidates.every((one) => one.nameMasked.includes('*'))).toBe(true);
    expect(await attempt(phone, testPassword, { accountId: daughter.id })).toMatchObject({ kind: 'SignedIn' });
    expect(codesOf(await attempt(phone, testPassword, { accountId: son.id }))).toEqual(['WRONG_CREDENTIALS']);
  });

  it('one’s own sign-ins neither lock the others nor win new guesses at them', async () => {
    const phone = nextPhone();
    await makeAccount(world, { phone, name: '演示·母亲' });
    await makeAccount(world, { phone, name: '演示·外人', passwordHash: await hashPassword('Ziji-2026') });
    for (let i = 0; i < 7; i += 1) expect(await attempt(phone, 'Ziji-2026')).toMatchObject({ kind: 'SignedIn' });
    expect(await attempt(phone, testPassword)).toMatchObject({ kind: 'SignedIn' });
    for (let i = 0; i < 5; i += 1) {
      await attempt(phone, 'falsch-2026');
      await attempt(phone, 'Ziji-2026');
    }
    expect(codesOf(await attempt(phone, testPassword))).not.toEqual([]);
  });
});

describe('the second factor of the admin app', () => {
  const codeAt = (secret: string, iso: string): string => generateSync({ secret, epoch: Date.parse(iso) / 1000 });
  async function waiting() {
    const account = await makeAccount(world);
    const session = await makeSession(world, account.id, 'admin', { secondFactor: false });
    const loaded = await loadActor(
      (query) => world.services.read.rows(query),
      { sessionId: session.id },
      world.services.now(),
    );
    if (!loaded) throw new Error('no session');
    return { account, context: () => world.context(loaded.actor), session };
  }

  it('is asked for after the password, and only then do grants count', async () => {
    const account = await makeAccount(world);
    expect(await attempt(account.phone, testPassword, {}, 'admin')).toMatchObject({
      kind: 'SecondFactorNeeded',
      expiresAt: new Date('2026-11-23T08:10:00Z'),
    });
    const none = await makeAccount(world, { secondFactor: false });
    expect(codesOf(await attempt(none.phone, testPassword, {}, 'admin'))).toEqual(['NOT_ALLOWED']);
  });

  it('opens a new session of twelve hours and ends the waiting one', async () => {
    const { account, context, session } = await waiting();
    const outcome = await runUseCase(context(), verifySecondFactor, {
      code: codeAt(account.totpSecret, '2026-11-23T08:00:00Z'),
    });
    expect(outcome).toMatchObject({ kind: 'SignedIn' });
    const rows = await world.services.read.rows(
      sql`select id, second_factor, expires_at, revoked_at is not null as revoked from session where account_id = ${account.id} order by created_at, second_factor`,
    );
    expect(rows.find((row) => row['id'] === session.id)?.['revoked']).toBe(true);
    expect(rows.find((row) => row['id'] !== session.id)).toMatchObject({
      second_factor: true,
      expires_at: '2026-11-23T20:00:00Z',
      revoked: false,
    });
  });

  it('a code counts once: a replay is refused, one after another and in parallel', async () => {
    const { account, context } = await waiting();
    const code = codeAt(account.totpSecret, '2026-11-23T08:00:00Z');
    const outcomes = await Promise.all([1, 2, 3].map(() => runUseCase(context(), verifySecondFactor, { code })));
    expect(outcomes.filter((outcome) => !isRefusal(outcome))).toHaveLength(1);
    expect(codesOf(await runUseCase(context(), verifySecondFactor, { code }))).toEqual(['WRONG_SECOND_FACTOR']);
    // The step before, still within the tolerated drift, is older than the one used.
    expect(
      codesOf(
        await runUseCase(context(), verifySecondFactor, { code: codeAt(account.totpSecret, '2026-11-23T07:59:30Z') }),
      ),
    ).toEqual(['WRONG_SECOND_FACTOR']);
    world.setNow('2026-11-23T08:00:30Z');
    const next = { code: codeAt(account.totpSecret, '2026-11-23T08:00:30Z') };
    const { id: sessionId } = await makeSession(world, account.id, 'admin', { secondFactor: false });
    const loaded = await loadActor((query) => world.services.read.rows(query), { sessionId }, world.services.now());
    expect(await runUseCase(world.context(loaded?.actor ?? null), verifySecondFactor, next)).toMatchObject({
      kind: 'SignedIn',
    });
  });

  it('right, but of a session that was ended since, opens nothing', async () => {
    const { account, context, session } = await waiting();
    const code = codeAt(account.totpSecret, '2026-11-23T08:00:00Z');
    await world.services.read.rows(sql`update session set revoked_at = now() where id = ${session.id}`);
    expect(codesOf(await runUseCase(context(), verifySecondFactor, { code }))).toEqual(['NOT_SIGNED_IN']);
  });

  it('locks after five wrong codes, and a right password does not unlock it', async () => {
    const { account, context } = await waiting();
    const answers = (
      await Promise.all(Array.from({ length: 12 }, () => runUseCase(context(), verifySecondFactor, { code: '000000' })))
    ).flatMap(codesOf);
    expect(answers.filter((code) => code === 'WRONG_SECOND_FACTOR').length).toBe(5);
    await attempt(account.phone, testPassword, {}, 'admin');
    const code = codeAt(account.totpSecret, '2026-11-23T08:00:00Z');
    expect(codesOf(await runUseCase(context(), verifySecondFactor, { code }))).toEqual(['ACCOUNT_LOCKED']);
  });

  it('a volunteer app session cannot be raised to the admin app', async () => {
    const places = await makePlaces(world);
    const { account } = await makeStaffActor(world, { unitId: places.county.id });
    const session = await makeSession(world, account.id, 'volunteer');
    const loaded = await loadActor(
      (query) => world.services.read.rows(query),
      { sessionId: session.id },
      world.services.now(),
    );
    expect(loaded?.actor.grants).toEqual([]);
    const code = codeAt(account.totpSecret, '2026-11-23T08:00:00Z');
    expect(codesOf(await runUseCase(world.context(loaded?.actor ?? null), verifySecondFactor, { code }))).toEqual([
      'NOT_ALLOWED',
    ]);
  });
});
