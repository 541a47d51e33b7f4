import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { createRateLimits } from '../../../platform/rate-limits.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createServices } from '../../../platform/services.ts';
import { withoutTexts } from '../../../platform/testing/without-texts.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { smsCodeIssued } from '../people.events.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { countStatements } from '../testing/count-statements.ts';
import { actorOf, makeAccount, makeVolunteer, nextPhone, testPassword } from '../testing/people.make.ts';
import { hashingRuns } from './hashing-lanes.ts';
import { hashPassword } from './password.ts';
import { requestSignInCode } from './request-sign-in-code.ts';
import { setPin } from './set-pin.ts';
import { signIn } from './sign-in.ts';
import { signInByCode } from './sign-in-by-code.ts';

const modules = [organizationModule, serviceTypeModule, peopleModule];
let world: World;
let places: MadePlaces;
let at = Date.parse('2026-11-23T08:00:00Z');

beforeAll(async () => {
  world = await createWorld(modules);
  places = await makePlaces(world);
});
const pass = (seconds: number): void => {
  at += seconds * 1000;
  world.setNow(new Date(at).toISOString());
};
beforeEach(() => pass(86_400));
afterAll(() => world.close());

const phoneApp = () => world.context(null, 'volunteer');
const ask = (phone: string) => runUseCase(phoneApp(), requestSignInCode, { phone });
const enter = (phone: string, code: string, more: Record<string, unknown> = {}) =>
  runUseCase(phoneApp(), signInByCode, { phone, code, ...more });
/** The code that waits to be sent to a number. */
async function codeFor(phone: string): Promise<string> {
  const [row] = await world.services.read.rows<{ code: string }>(
    sql`select code_cipher as code from sms_code where phone_index = ${world.services.cipher.index('phone', phone)}`,
  );
  return world.services.cipher.open(row?.code ?? '');
}
const wrongOf = (code: string): string => (code === '000000' ? '111111' : '000000');

describe('sign-in by text message', () => {
  it('opens the volunteers’ app for whoever has the phone to herself, once, within five minutes', async () => {
    const { phone } = await makeAccount(world);
    await ask(phone);
    const code = await codeFor(phone);
    const both = await Promise.all([enter(phone, code), enter(phone, code)]);
    expect(both.filter((one) => !isRefusal(one))).toMatchObject([{ kind: 'SignedIn' }]);
    pass(60);
    await ask(phone);
    const late = await codeFor(phone);
    pass(5 * 60);
    expect(codesOf(await enter(phone, late))).toEqual(['WRONG_SMS_CODE']);
  });

  it('a code is worth nothing after five tries, one after another or at once', async () => {
    const { phone } = await makeAccount(world);
    await ask(phone);
    const code = await codeFor(phone);
    await Promise.all(Array.from({ length: 20 }, () => enter(phone, wrongOf(code))));
    expect(codesOf(await enter(phone, code))).toEqual(['WRONG_SMS_CODE']);
  });

  it('a number gets one message a minute and five an hour', async () => {
    const phone = nextPhone();
    expect(isRefusal(await ask(phone))).toBe(false);
    expect(codesOf(await ask(phone))).toEqual(['TOO_MANY_REQUESTS']);
    for (let i = 0; i < 4; i += 1) {
      pass(61);
      expect(isRefusal(await ask(phone))).toBe(false);
    }
    pass(61);
    expect(codesOf(await ask(phone))).toEqual(['TOO_MANY_REQUESTS']);
    pass(3600);
    expect(isRefusal(await ask(phone))).toBe(false);
  });

  it('is not a way into the admin app', async () => {
    const { phone } = await makeAccount(world);
    expect(codesOf(await runUseCase(world.context(null, 'admin'), requestSignInCode, { phone }))).toEqual([
      'NOT_ALLOWED',
    ]);
    await ask(phone);
    const code = await codeFor(phone);
    expect(codesOf(await runUseCase(world.context(null, 'admin'), signInByCode, { phone, code }))).toEqual([
      'NOT_ALLOWED',
    ]);
  });
});

describe('a platform that sends no text messages', () => {
  it('says so instead of promising a code, to known and unknown numbers alike, and writes none', async () => {
    const { phone } = await makeAccount(world);
    await withoutTexts(world, async () => {
      for (const number of [phone, nextPhone()]) expect(codesOf(await ask(number))).toEqual(['NO_TEXT_MESSAGES']);
      expect((await world.graph(null, '{ textMessages }')).data).toEqual({ textMessages: false });
    });
    expect(
      await world.services.read.rows(
        sql`select 1 from sms_code where phone_index = ${world.services.cipher.index('phone', phone)}`,
      ),
    ).toEqual([]);
    expect((await world.graph(null, '{ textMessages }')).data).toEqual({ textMessages: true });
  });

  it('offers none as second step either: who set one up before is asked for her authenticator', async () => {
    const { phone, id } = await makeAccount(world);
    await world.services.read.rows(sql`update account set sms_factor = true where id = ${id}`);
    const enterDesk = () => runUseCase(world.context(null, 'admin'), signIn, { phone, password: testPassword });
    expect(await enterDesk()).toMatchObject({ authenticator: true, textMessage: true });
    await withoutTexts(world, async () =>
      expect(await enterDesk()).toMatchObject({ authenticator: true, textMessage: false }),
    );
  });
});

describe('a phone that several people use', () => {
  it('a text message alone opens nobody’s account: she chooses herself and shows her own PIN or password', async () => {
    const phone = nextPhone();
    const mother = await makeAccount(world, { phone, name: '演示·吴桂芳' });
    const son = await makeAccount(world, { phone, name: '演示·吴强', passwordHash: await hashPassword('Ziji-2026') });
    const her = world.context(await actorOf(world, mother.id, 'volunteer'));
    for (const pin of ['123456', '777777', '12345', 'abcdef'])
      expect(codesOf(await runUseCase(her, setPin, { current: testPassword, pin }))).toEqual(['WEAK_PIN']);
    expect(codesOf(await runUseCase(her, setPin, { current: 'falsch-2026', pin: '482917' }))).toEqual([
      'WRONG_PASSWORD',
    ]);
    expect(isRefusal(await runUseCase(her, setPin, { current: testPassword, pin: '482917' }))).toBe(false);
    await ask(phone);
    const code = await codeFor(phone);
    expect(await enter(phone, code)).toMatchObject({ kind: 'ChooseAccount', secretNeeded: true });
    expect(codesOf(await enter(phone, code, { accountId: mother.id }))).toEqual(['REQUIRED']);
    expect(codesOf(await enter(phone, code, { accountId: mother.id, secret: 'Ziji-2026' }))).toEqual(['WRONG_PIN']);
    expect(await enter(phone, code, { accountId: mother.id, secret: '482917' })).toMatchObject({ kind: 'SignedIn' });
    expect(codesOf(await enter(phone, code, { accountId: son.id, secret: 'Ziji-2026' }))).toEqual(['WRONG_SMS_CODE']);
    pass(61);
    await ask(phone);
    const next = await codeFor(phone);
    expect(codesOf(await enter(phone, next, { accountId: son.id, secret: '482917' }))).toEqual(['WRONG_PIN']);
    expect(await enter(phone, next, { accountId: son.id, secret: 'Ziji-2026' })).toMatchObject({ kind: 'SignedIn' });
  });

  it('also when the others have no account: the one who has is asked for her PIN', async () => {
    const phone = nextPhone();
    await makeVolunteer(world, { unitId: places.village.id, phone });
    await makeVolunteer(world, { unitId: places.village.id, phone, accountId: null, state: 'PENDING_SELF' });
    await ask(phone);
    expect(await enter(phone, await codeFor(phone))).toMatchObject({ kind: 'ChooseAccount', secretNeeded: true });
  });

  it('guesses at a PIN lock the account as guesses at the password do', async () => {
    const phone = nextPhone();
    const mother = await makeAccount(world, { phone });
    await makeAccount(world, { phone });
    for (let i = 0; i < 2; i += 1) {
      pass(61);
      await ask(phone);
      const code = await codeFor(phone);
      for (let j = 0; j < 3; j += 1) await enter(phone, code, { accountId: mother.id, secret: '482917' });
    }
    pass(61);
    await ask(phone);
    expect(codesOf(await enter(phone, await codeFor(phone), { accountId: mother.id, secret: testPassword }))).toEqual([
      'ACCOUNT_LOCKED',
    ]);
  });
});

describe('nobody can find out who is registered', () => {
  const effort = async (work: () => Promise<unknown>) => {
    const before = hashingRuns();
    const statements = await countStatements(world, work);
    return { statements, hashing: hashingRuns() - before };
  };

  it('a wrong password costs the same work for a number nobody has, one person has, or a family shares', async () => {
    const shared = nextPhone();
    for (let i = 0; i < 3; i += 1) await makeAccount(world, { phone: shared });
    const { phone: single } = await makeAccount(world);
    const attempt = (phone: string) => runUseCase(phoneApp(), signIn, { phone, password: 'falsch-2026' });
    await attempt(nextPhone());
    const efforts = [];
    for (const phone of [nextPhone(), single, shared]) efforts.push(await effort(() => attempt(phone)));
    expect(efforts).toEqual([efforts[0], efforts[0], efforts[0]]);
    expect(efforts[0]?.hashing).toBe(3);
  });

  it('asking for a code and guessing at it look alike for known and unknown numbers', async () => {
    const { phone } = await makeAccount(world);
    const nobody = nextPhone();
    for (const step of [ask, (number: string) => enter(number, 'abc')]) {
      expect(await effort(() => step(phone))).toEqual(await effort(() => step(nobody)));
    }
    const shape = async (number: string) => {
      const rows = await world.services.read.rows(sql`select account_id, sent, attempts from sms_code
        where phone_index = ${world.services.cipher.index('phone', number)}`);
      return rows;
    };
    expect(await shape(phone)).toEqual(await shape(nobody));
  });
});

describe('limits that hold whichever process is asked', () => {
  it('a stranger’s calls are counted over all processes by her address, and again from zero after the time', async () => {
    const other = await createServices({ DATABASE_URL: world.appUrl, LOG_LEVEL: 'silent' }, modules, {
      now: () => world.services.now(),
    });
    const here = { limits: createRateLimits(), services: world.services };
    const there = { limits: createRateLimits(), services: { ...other, cipher: world.services.cipher } };
    const call = (i: number, ip: string) => {
      const chosen = i % 2 === 0 ? here : there;
      const context = { ...phoneApp(), services: chosen.services };
      return chosen.limits.check(
        { ...context, origin: { ...context.origin, ip } },
        { name: 'test.guess', rate: { points: 5, seconds: 60, shared: true } },
      );
    };
    const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => call(i, '203.0.113.7')));
    expect(answers.filter((one) => one === null)).toHaveLength(5);
    expect(await call(0, '203.0.113.8')).toBeNull();
    pass(61);
    expect(await call(1, '203.0.113.7')).toBeNull();
    await other.close();
  });
});

describe('the message itself', () => {
  it('carries ids only through the outbox', async () => {
    const { phone } = await makeAccount(world);
    await ask(phone);
    const code = await codeFor(phone);
    const [event] = await world.services.read.rows<{ text: string }>(
      sql`select string_agg(payload::text, ' ') as text from outbox_event where type = ${smsCodeIssued.type}`,
    );
    expect(event?.text).not.toContain(code);
    expect(event?.text).not.toContain(phone);
  });
});
