import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor, AppName } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { appointCoordinator } from '../grant/appoint-coordinator.ts';
import type { Appointed } from '../grant/appointee.ts';
import { grantAccess } from '../grant/grant-access.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { makeAccount, makeSession, makeStaffActor, nextPhone, testPassword } from '../testing/people.make.ts';
import { beginSecondFactor, type Enrolment } from './begin-second-factor.ts';
import { beginSmsFactor } from './begin-sms-factor.ts';
import { changePassword } from './change-password.ts';
import { choosePassword } from './choose-password.ts';
import { confirmSecondFactor, type FactorSet } from './confirm-second-factor.ts';
import { confirmSmsFactor } from './confirm-sms-factor.ts';
import { loadActor } from './load-actor.ts';
import { newRecoveryCodes } from './new-recovery-codes.ts';
import { removeSmsFactor } from './remove-sms-factor.ts';
import { sendSecondFactorCode } from './send-second-factor-code.ts';
import { signIn } from './sign-in.ts';
import { verifySecondFactor } from './verify-second-factor.ts';

let world: World;
let places: MadePlaces;
let at = Date.parse('2026-11-23T08:00:00Z');

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
});
/** Each test a day later: a step of an authenticator counts once. */
beforeEach(() => {
  at += 86_400_000;
  world.setNow(new Date(at).toISOString());
});
afterAll(() => world.close());

/** Half a minute passes, and the authenticator shows its next code. */
const nextStep = (secret: string): string => {
  at += 30_000;
  world.setNow(new Date(at).toISOString());
  return generateSync({ secret, epoch: at / 1000 });
};
const done = <T>(result: T): Exclude<T, { reasons: unknown }> => {
  if (isRefusal(result)) throw new Error(result.reasons.map((reason) => reason.code).join());
  return result as Exclude<T, { reasons: unknown }>;
};
/** Who the newest session of an account makes of somebody. */
async function newest(accountId: string, app: AppName = 'admin'): Promise<Actor> {
  const [row] = await world.services.read.rows<{ id: string }>(
    sql`select id from session where account_id = ${accountId} and app = ${app} and revoked_at is null order by id desc limit 1`,
  );
  const loaded = await loadActor(
    (q) => world.services.read.rows(q),
    { sessionId: row?.id ?? '' },
    world.services.now(),
  );
  if (!loaded) throw new Error('no session');
  return loaded.actor;
}
const openOf = async (accountId: string): Promise<number> =>
  (
    await world.services.read.rows(
      sql`select 1 as one from session where account_id = ${accountId} and revoked_at is null and expires_at > ${world.services.now()}`,
    )
  ).length;
const secretOf = (otpUri: string | null): string => new URL(otpUri ?? '').searchParams.get('secret') ?? '';
/** The code a text message would carry; only its seal is in the database, and only until it is sent. */
async function sentCode(): Promise<string> {
  const [row] = await world.services.read.rows<{ code: string }>(
    sql`select code_cipher as code from sms_code order by created_at desc, id desc limit 1`,
  );
  return world.services.cipher.open(row?.code ?? '');
}

async function appointed(): Promise<Appointed & { phone: string }> {
  const { actor } = await makeStaffActor(world, { unitId: places.county.id });
  const team = await makeTeam(world, { unit: places.village });
  const phone = nextPhone();
  const made = await runUseCase(world.context(actor), appointCoordinator, {
    teamId: team.id,
    phone,
    name: '演示·新队长',
  });
  return { ...done(made), phone };
}
/** Through the door with what was shown once, up to where her own secrets are asked for. */
async function atTheDoor() {
  const made = await appointed();
  done(await runUseCase(world.context(null), signIn, { phone: made.phone, password: made.firstPassword ?? '' }));
  const waiting = await newest(made.accountId);
  expect(waiting.unfinished).toEqual(['SECOND_STEP', 'PASSWORD', 'SECOND_FACTOR']);
  const code = nextStep(secretOf(made.otpUri));
  done(await runUseCase(world.context(waiting), verifySecondFactor, { code }));
  return { ...made, actor: await newest(made.accountId) };
}
async function inside(app: AppName = 'admin') {
  const account = await makeAccount(world);
  await makeSession(world, account.id, app);
  return { account, actor: await newest(account.id, app) };
}

describe('secrets that were shown once', () => {
  it('open nothing until she has a password and an authenticator of her own; then they open nothing at all', async () => {
    const { actor, accountId, firstPassword, otpUri, phone } = await atTheDoor();
    expect(actor).toMatchObject({ unfinished: ['PASSWORD', 'SECOND_FACTOR'], grants: [] });
    const context = () => world.context(actor);
    // Nobody inside: not to a query, not to a use case, whatever it is.
    expect(await world.graph(actor, '{ me { accountId } myKeys { pin } entering { needs } }')).toMatchObject({
      data: { me: null, myKeys: null, entering: { needs: ['PASSWORD', 'SECOND_FACTOR'] } },
    });
    expect(codesOf(await runUseCase(context(), grantAccess, {}))).toEqual(['FINISH_SIGNING_IN']);
    expect(
      codesOf(await runUseCase(context(), changePassword, { current: firstPassword ?? '', next: 'Wode-mima-1' })),
    ).toEqual(['FINISH_SIGNING_IN']);
    expect(codesOf(await runUseCase(context(), beginSecondFactor, {}))).toEqual(['FINISH_SIGNING_IN']);
    expect(codesOf(await runUseCase(context(), choosePassword, { password: firstPassword ?? '' }))).toEqual([
      'SAME_PASSWORD',
    ]);
    done(await runUseCase(context(), choosePassword, { password: 'Wode-mima-1' }));

    const half = await newest(accountId);
    expect(half).toMatchObject({ unfinished: ['SECOND_FACTOR'], grants: [] });
    const enrolment = done(await runUseCase(world.context(half), beginSecondFactor, {})) as Enrolment;
    expect(enrolment.secret).not.toBe(secretOf(otpUri));
    expect(
      codesOf(await runUseCase(world.context(half), confirmSecondFactor, { code: nextStep(secretOf(otpUri)) })),
    ).toEqual(['WRONG_SECOND_FACTOR']);
    const set = done(await runUseCase(world.context(half), confirmSecondFactor, { code: nextStep(enrolment.secret) }));
    expect(new Set((set as FactorSet).recoveryCodes).size).toBe(10);

    const her = await newest(accountId);
    expect(her).toMatchObject({ unfinished: [] });
    expect(her.grants).toHaveLength(1);
    expect(await openOf(accountId)).toBe(1);
    expect(codesOf(await runUseCase(world.context(null), signIn, { phone, password: firstPassword ?? '' }))).toEqual([
      'WRONG_CREDENTIALS',
    ]);
    done(await runUseCase(world.context(null), signIn, { phone, password: 'Wode-mima-1' }));
    const again = await newest(accountId);
    expect(
      codesOf(await runUseCase(world.context(again), verifySecondFactor, { code: nextStep(secretOf(otpUri)) })),
    ).toEqual(['WRONG_SECOND_FACTOR']);
  });

  it('do not open the volunteers’ app either', async () => {
    const { accountId, phone, firstPassword } = await appointed();
    done(await runUseCase(world.context(null, 'volunteer'), signIn, { phone, password: firstPassword ?? '' }));
    const actor = await newest(accountId, 'volunteer');
    expect(actor.unfinished).toEqual(['PASSWORD']);
    done(await runUseCase(world.context(actor), choosePassword, { password: 'Wode-mima-1' }));
    expect((await newest(accountId, 'volunteer')).unfinished).toEqual([]);
  });

  it('a text message may be the factor of her own: the authenticator somebody saw goes', async () => {
    const { actor, accountId, otpUri } = await atTheDoor();
    done(await runUseCase(world.context(actor), choosePassword, { password: 'Wode-mima-1' }));
    const half = () => newest(accountId).then((her) => world.context(her));
    done(await runUseCase(await half(), beginSmsFactor, {}));
    const sent = await sentCode();
    expect(
      codesOf(await runUseCase(await half(), confirmSmsFactor, { code: sent === '000000' ? '1' : '000000' })),
    ).toEqual(['WRONG_SMS_CODE']);
    done(await runUseCase(await half(), confirmSmsFactor, { code: sent }));
    expect((await newest(accountId)).unfinished).toEqual([]);
    expect(codesOf(await runUseCase(await half(), newRecoveryCodes, { code: nextStep(secretOf(otpUri)) }))).toEqual([
      'WRONG_SECOND_FACTOR',
    ]);
  });
});

describe('changing a password', () => {
  it('asks the present one, ends the other sessions and goes on with a new token', async () => {
    const { account, actor } = await inside();
    const phone = await makeSession(world, account.id, 'volunteer');
    expect(
      codesOf(await runUseCase(world.context(actor), changePassword, { current: 'falsch-2026', next: 'Wode-mima-1' })),
    ).toEqual(['WRONG_PASSWORD']);
    expect(
      codesOf(await runUseCase(world.context(actor), changePassword, { current: testPassword, next: testPassword })),
    ).toEqual(['SAME_PASSWORD']);
    expect(
      codesOf(await runUseCase(world.context(actor), changePassword, { current: testPassword, next: '12345678' })),
    ).toEqual(['WEAK_PASSWORD']);
    expect(await openOf(account.id)).toBe(2);
    const cookies: (string | null)[] = [];
    const context = { ...world.context(actor), setSession: (token: string | null) => void cookies.push(token) };
    done(await runUseCase(context, changePassword, { current: testPassword, next: 'Wode-mima-1' }));
    expect(cookies).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
    expect(await openOf(account.id)).toBe(1);
    expect((await newest(account.id)).sessionId).not.toBe(actor.sessionId);
    expect(phone.token).not.toBe(cookies[0]);
  });

  it('of several changes at once one is heard: the others show a password that is none any more', async () => {
    const { account, actor } = await inside('volunteer');
    const change = (n: number) =>
      runUseCase(world.context(actor), changePassword, { current: testPassword, next: `Wode-mima-${n}` });
    const codes = (await Promise.all([1, 2, 3].map(change))).map(codesOf);
    expect(codes.toSorted()).toEqual([[], ['WRONG_PASSWORD'], ['WRONG_PASSWORD']]);
    expect(await openOf(account.id)).toBe(1);
  });

  it('guesses at the present one lock like guesses at the door', async () => {
    const { account, actor } = await inside('volunteer');
    const wrong = () =>
      runUseCase(world.context(actor), changePassword, { current: 'falsch-2026', next: 'Wode-mima-1' });
    const answers = (await Promise.all(Array.from({ length: 12 }, wrong))).flatMap(codesOf);
    expect(answers.filter((code) => code === 'WRONG_PASSWORD')).toHaveLength(5);
    expect(
      codesOf(await runUseCase(world.context(null), signIn, { phone: account.phone, password: testPassword })),
    ).toEqual(['ACCOUNT_LOCKED']);
  });
});

describe('the second factor', () => {
  it('is changed only by whoever shows the present one, and the other sessions end', async () => {
    const { account, actor } = await inside();
    await makeSession(world, account.id, 'volunteer');
    const context = world.context(actor);
    expect(codesOf(await runUseCase(context, beginSecondFactor, {}))).toEqual(['REQUIRED']);
    expect(codesOf(await runUseCase(context, beginSecondFactor, { code: '000000' }))).toEqual(['WRONG_SECOND_FACTOR']);
    expect(codesOf(await runUseCase(context, confirmSecondFactor, { code: '000000' }))).toEqual(['ENROLMENT_EXPIRED']);
    const begun = done(
      await runUseCase(context, beginSecondFactor, { code: nextStep(account.totpSecret) }),
    ) as Enrolment;
    // Until it is confirmed the old one stays.
    done(await runUseCase(context, newRecoveryCodes, { code: nextStep(account.totpSecret) }));
    done(await runUseCase(context, confirmSecondFactor, { code: nextStep(begun.secret) }));
    expect(await openOf(account.id)).toBe(1);
    const her = await newest(account.id);
    expect(
      codesOf(await runUseCase(world.context(her), newRecoveryCodes, { code: nextStep(account.totpSecret) })),
    ).toEqual(['WRONG_SECOND_FACTOR']);
  });

  it('a secret that was not confirmed within a quarter of an hour is worth nothing', async () => {
    const { account, actor } = await inside();
    const begun = done(
      await runUseCase(world.context(actor), beginSecondFactor, { code: nextStep(account.totpSecret) }),
    ) as Enrolment;
    at += 15 * 60_000;
    expect(
      codesOf(await runUseCase(world.context(actor), confirmSecondFactor, { code: nextStep(begun.secret) })),
    ).toEqual(['ENROLMENT_EXPIRED']);
  });

  it('by text message goes beside the authenticator; the last factor cannot be taken away', async () => {
    const { account, actor } = await inside();
    expect(codesOf(await runUseCase(world.context(actor), sendSecondFactorCode, {}))).toEqual(['NOT_ALLOWED']);
    done(await runUseCase(world.context(actor), beginSmsFactor, { code: nextStep(account.totpSecret) }));
    done(await runUseCase(world.context(actor), confirmSmsFactor, { code: await sentCode() }));
    const signedIn = await runUseCase(world.context(null), signIn, { phone: account.phone, password: testPassword });
    expect(signedIn).toMatchObject({ kind: 'SecondFactorNeeded', authenticator: true, textMessage: true });
    const waiting = await newest(account.id);
    done(await runUseCase(world.context(waiting), sendSecondFactorCode, {}));
    const code = await sentCode();
    const both = await Promise.all([1, 2].map(() => runUseCase(world.context(waiting), verifySecondFactor, { code })));
    expect(both.filter((one) => !isRefusal(one))).toHaveLength(1);
    await world.services.read.rows(sql`update account set totp_cipher = null where id = ${account.id}`);
    const her = await newest(account.id);
    at += 60_000;
    world.setNow(new Date(at).toISOString());
    done(await runUseCase(world.context(her), sendSecondFactorCode, {}));
    expect(codesOf(await runUseCase(world.context(her), removeSmsFactor, { code: await sentCode() }))).toEqual([
      'LAST_FACTOR',
    ]);
  });
});

describe('recovery codes', () => {
  it('open the second step once each, are kept as digests, and end with the next ten', async () => {
    const { account, actor } = await inside();
    const codes = (
      done(
        await runUseCase(world.context(actor), newRecoveryCodes, { code: nextStep(account.totpSecret) }),
      ) as FactorSet
    ).recoveryCodes;
    const [row] = await world.services.read.rows<{ text: string }>(
      sql`select json_agg(r)::text as text from recovery_code r where account_id = ${account.id}`,
    );
    expect(row?.text).not.toContain(codes[0]?.slice(0, 5));
    const waiting = await makeSession(world, account.id, 'admin', { secondFactor: false });
    expect(waiting.token).toBeTruthy();
    const door = world.context(await newest(account.id));
    expect(door.entering?.unfinished).toEqual(['SECOND_STEP']);
    const typed = ` ${codes[0]?.toUpperCase()} `;
    const uses = await Promise.all([1, 2, 3].map(() => runUseCase(door, verifySecondFactor, { code: typed })));
    expect(uses.filter((one) => !isRefusal(one))).toHaveLength(1);
    const left = await world.graph<{ myKeys: object }>(
      await newest(account.id),
      '{ myKeys { recoveryCodesLeft authenticator textMessage pin } }',
    );
    expect(left.data?.myKeys).toEqual({ recoveryCodesLeft: 9, authenticator: true, textMessage: false, pin: false });
    done(await runUseCase(world.context(await newest(account.id)), newRecoveryCodes, { code: codes[1] ?? '' }));
    expect(codesOf(await runUseCase(door, verifySecondFactor, { code: codes[2] ?? '' }))).toEqual([
      'WRONG_SECOND_FACTOR',
    ]);
  });
});
