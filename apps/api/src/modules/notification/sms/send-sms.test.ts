import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { startOutboxLoop } from '../../../platform/jobs/outbox-loop.ts';
import { startWork } from '../../../platform/jobs/work-loop.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { writeEvents } from '../../../platform/outbox/write-events.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { activityModule } from '../../activity/index.ts';
import { hoursModule } from '../../hours/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { peopleModule, secretsChanged, smsCodeIssued } from '../../people/index.ts';
import { makeVolunteerActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { notificationModule } from '../notification.module.ts';
import { consoleGateway, setSmsGateway } from './gateway.ts';
import { queueText } from './queue-sms.ts';
import { forgetCodes, sendCodes, sendTexts } from './send-sms.ts';

const modules = [organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule, notificationModule];
const log = pino({ level: 'silent' });
let world: World;
let places: MadePlaces;
let sent: string[] = [];
let now = Date.parse('2026-11-23T00:00:00Z');
const later = (seconds: number): void => {
  now += seconds * 1000;
  world.setNow(new Date(now).toISOString());
};

/** A gateway that takes a message and never answers until it is let go. */
function hanging(): { letGo(): void; asked(): number } {
  const waiting: (() => void)[] = [];
  setSmsGateway({ send: () => new Promise((_, fail) => waiting.push(() => fail(new TypeError('timeout')))) });
  return {
    letGo: () => {
      for (const end of waiting.splice(0)) end();
    },
    asked: () => waiting.length,
  };
}
const working = (): void =>
  setSmsGateway({ send: async ({ text }) => void sent.push(text.slice('【巾帼志愿】'.length)) });
const broken = (): void =>
  setSmsGateway({
    send: async () => {
      throw new TypeError('away');
    },
  });

beforeAll(async () => {
  world = await createWorld(modules);
  later(0);
  places = await makePlaces(world);
});
beforeEach(async () => {
  sent = [];
  later(3600);
  await world.services.read.rows(sql`delete from sms_delivery`);
  working();
  // A success ends whatever pause another test left behind.
  await texts('开始');
  await sendTexts.step(world.services);
  expect(sent).toEqual(['开始']);
  sent = [];
  await world.services.read.rows(sql`delete from sms_delivery`);
});
afterEach(() => working());
afterAll(async () => {
  setSmsGateway(consoleGateway);
  await world.close();
});

/** Waits for a condition, not for a time. */
async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 1000; i += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It never came true.');
}
const texts = (...said: string[]) =>
  inTransaction(workerContext(world.services), async (tx) => {
    for (const text of said) await queueText(tx, { phoneCipher: world.services.cipher.seal('13900000000'), text });
  });
const states = async () =>
  (await world.services.read.rows<{ state: string }>(sql`select state from sms_delivery order by id`)).map(
    ({ state }) => state,
  );
/** A code for her own number, as the sign-in page asks for it. */
async function askCode(): Promise<string> {
  const { services } = world;
  const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
  const id = newId();
  await services.read.rows(sql`insert into sms_code (subject, id, phone_cipher, phone_index, account_id, code_hash, code_cipher, counted_from, created_at, expires_at)
    values (${Buffer.from(id)}, ${id}, ${services.cipher.seal('13900000000')}, ${Buffer.from(id)}, ${actor.accountId}, ${Buffer.from(id)}, ${services.cipher.seal('123456')},
      ${services.now()}, ${services.now()}, ${new Date(now + 300_000)})`);
  await inTransaction(workerContext(services), (tx) => writeEvents(tx, [smsCodeIssued.of({ codeId: id })]));
  return id;
}
const deliver = async (): Promise<void> => {
  const loop = startOutboxLoop(world.services, notificationModule.subscribers ?? [], log);
  await until(
    async () =>
      (await world.services.read.rows(sql`select 1 from outbox_event where delivered_at is null`)).length === 0,
  );
  await loop.stop();
};

it('a gateway that hangs holds up no message in the app, no event, and no code behind a thousand notices', async () => {
  const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
  const gateway = hanging();
  await texts(...Array.from({ length: 40 }, (_, i) => `通知 ${i}`));
  const work = startWork(world.services, [sendTexts, sendCodes], log);
  await until(() => gateway.asked() === 8);
  // Everything else goes on while eight texts hang.
  await inTransaction(workerContext(world.services), (tx) =>
    writeEvents(tx, [secretsChanged.of({ accountId: actor.accountId, what: 'PASSWORD' })]),
  );
  await askCode();
  await deliver();
  expect(
    await world.services.read.rows(sql`select kind from message where account_id = ${actor.accountId}`),
  ).toHaveLength(1);
  await until(() => gateway.asked() === 9);
  gateway.letGo();
  working();
  await work.stop();
});

it('a gateway that was away gets each text once when it is back, and none has used up its tries meanwhile', async () => {
  broken();
  await texts(...Array.from({ length: 30 }, (_, i) => `通知 ${i}`));
  while (await sendTexts.step(world.services));
  // Eight failed: the others were left alone, and one alone asks after each pause.
  const tried = async () =>
    (await world.services.read.rows<{ n: number }>(sql`select sum(attempts)::int as n from sms_delivery`))[0]?.n;
  expect(await tried()).toBe(8);
  expect(await sendTexts.step(world.services)).toBe(false);
  later(61);
  while (await sendTexts.step(world.services));
  expect(await tried()).toBe(9);
  working();
  for (let i = 0; i < 10; i += 1) {
    later(400);
    while (await sendTexts.step(world.services));
  }
  expect(sent.sort()).toEqual(Array.from({ length: 30 }, (_, i) => `通知 ${i}`).sort());
  expect(new Set(await states())).toEqual(new Set(['SENT']));
});

it('two senders at once send each text once', async () => {
  await texts(...Array.from({ length: 30 }, (_, i) => `一次 ${i}`));
  const drain = async (): Promise<void> => {
    while (await sendTexts.step(world.services));
  };
  await Promise.all([drain(), drain(), drain()]);
  expect(sent.sort()).toEqual(Array.from({ length: 30 }, (_, i) => `一次 ${i}`).sort());
});

it('what a killed sender had in her hands is sent by the next, after the time a gateway may take', async () => {
  await texts('接着发');
  await world.services.read.rows(
    sql`update sms_delivery set attempts = 1, next_attempt_at = ${new Date(now + 60_000)}`,
  );
  expect(await sendTexts.step(world.services)).toBe(false);
  later(61);
  expect(await sendTexts.step(world.services)).toBe(true);
  expect(sent).toEqual(['接着发']);
});

it('a code is not sent late, its words are gone once it is over, and its row with its number after a day', async () => {
  const id = await askCode();
  await deliver();
  broken();
  await sendCodes.step(world.services);
  later(301);
  working();
  while (await sendCodes.step(world.services));
  expect(sent).toEqual([]);
  expect(await world.services.read.rows(sql`select state, text_cipher from sms_delivery where id = ${id}`)).toEqual([
    { state: 'FAILED', text_cipher: null },
  ]);
  later(86_401);
  await inTransaction(workerContext(world.services), (tx) => forgetCodes.run(tx));
  expect(await states()).toEqual([]);
});

it('a code goes out by its own words, and its row keeps neither code nor shown number', async () => {
  const id = await askCode();
  await deliver();
  await sendCodes.step(world.services);
  expect(sent).toEqual(['验证码 123456，5 分钟内有效，请不要告诉任何人。']);
  expect(
    await world.services.read.rows(sql`select state, text_cipher, phone_masked from sms_delivery where id = ${id}`),
  ).toEqual([{ state: 'SENT', text_cipher: null, phone_masked: '' }]);
});
