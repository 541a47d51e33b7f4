import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { newId } from '../../platform/ids.ts';
import { startJobs } from '../../platform/jobs/start-jobs.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { operationsModule } from './operations.module.ts';

let world: World;
let province: Actor;
let county: Actor;
let reader: Actor;
beforeAll(async () => {
  world = await createWorld([operationsModule]);
  const at = (level: 'PROVINCE' | 'COUNTY') => ({ id: newId(), path: '1.', level });
  province = world.actorWith([{ place: at('PROVINCE'), role: 'SECURITY_ADMIN' }]);
  county = world.actorWith([{ place: at('COUNTY'), role: 'SECURITY_ADMIN' }]);
  reader = world.actorWith([{ place: at('PROVINCE'), actions: ['system.read'] }]);
  await world.services.read.rows(sql`insert into outbox_event (type, payload, attempts, last_error, next_attempt_at, created_at) values
    ('test.new', '{}', 0, null, now(), now()), ('test.later', '{"phone": "13900000000"}', 2, 'TypeError', now() + interval '1 hour', now() - interval '2 hours'),
    ('test.given-up', '{}', 12, 'RangeError', now() + interval '1 year', now() - interval '3 days')`);
});
afterAll(() => world.close());

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the query asked for
type Data = any;
async function ask(actor: Actor | null, query: string, variables?: Record<string, unknown>): Promise<Data> {
  const result = await world.graph<Data>(actor, query, variables);
  if (result.errors) throw new Error(result.errors.map((error) => error.message).join());
  return result.data;
}
const STATUS = `{ systemStatus { jobs { name cron lastRunAt lastSucceeded queued running failed } outbox { waiting retrying failed oldestAt } canManage { allowed reasons { code } } } }`;
const JOBS = `{ failedJobs { edges { node { id name failedAt attempts reason } } } }`;
const EVENTS = `query ($first: Int, $after: String) { failedEvents(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id type attempts nextAttemptAt reason createdAt } } } }`;
const RETRY_JOBS = `mutation ($id: ID) { retryFailedJobs(id: $id) { __typename ... on Retried { count } ... on Refused { reasons { code } } } }`;
const RETRY_EVENTS = `mutation ($id: ID) { retryFailedEvents(id: $id) { __typename ... on Retried { count } ... on Refused { reasons { code } } } }`;
const TEXTS = `query ($first: Int, $after: String) { unsentTexts(first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id kind phoneMasked createdAt attempts nextAttemptAt reason canRetry } } } }`;
const RETRY_TEXTS = `mutation ($id: ID) { retryFailedTexts(id: $id) { __typename ... on Retried { count } ... on Refused { reasons { code } } } }`;
const nodes = (connection: Data): Data[] => connection.edges.map((edge: Data) => edge.node);

/** Waits for a condition, not for a time. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 600; i += 1) {
    if (await condition()) return;
    await new Promise((go) => setTimeout(go, 20));
  }
  throw new Error('It never came true.');
}

describe('the platform at work', () => {
  it('shows jobs, what failed and why by its kind only, and a retry runs it again', async () => {
    let fails = true;
    const job = {
      name: 'test.fails',
      cron: '0 0 1 1 *',
      run: async () => {
        if (fails) throw Object.assign(new TypeError('演示·王丽 13912345678'), { code: '23505' });
      },
    };
    const jobs = await startJobs(world.services, [job], pino({ level: 'silent' }));
    await world.services.read.rows(sql`insert into pgboss.job (name, retry_limit) values ('test.fails', 0)`);
    await until(async () => (await ask(province, JOBS)).failedJobs.edges.length === 1);
    const [failed] = nodes((await ask(province, JOBS)).failedJobs);
    expect(failed).toMatchObject({ name: 'test.fails', attempts: 1, reason: 'TypeError 23505' });
    const [kept] = await world.services.read.rows(
      sql`select output::text as output from pgboss.job where state = 'failed'`,
    );
    expect(JSON.stringify(kept)).not.toMatch(/王丽|139/);
    expect((await ask(province, STATUS)).systemStatus.jobs).toEqual([
      expect.objectContaining({ name: 'test.fails', cron: job.cron, lastSucceeded: false, failed: 1 }),
    ]);
    fails = false;
    expect((await ask(province, RETRY_JOBS, { id: failed.id })).retryFailedJobs).toEqual({
      __typename: 'Retried',
      count: 1,
    });
    await until(async () => (await ask(province, STATUS)).systemStatus.jobs[0].lastSucceeded === true);
    expect((await ask(province, RETRY_JOBS, { id: failed.id })).retryFailedJobs.reasons).toEqual([
      { code: 'NOT_FOUND' },
    ]);
    expect((await ask(province, RETRY_JOBS)).retryFailedJobs.count).toBe(0);
    await jobs.stop();
  });

  it('tells how the outbox stands, with the age of what still goes, not of what was given up', async () => {
    const { outbox } = (await ask(province, STATUS)).systemStatus;
    expect(outbox).toMatchObject({ waiting: 1, retrying: 1, failed: 1 });
    const age = Date.now() - Date.parse(outbox.oldestAt);
    expect(age / 3_600_000).toBeCloseTo(2, 0);
  });

  it('lists undelivered events page by page without what they carry, and retries one or all', async () => {
    const first = (await ask(province, EVENTS, { first: 1 })).failedEvents;
    expect(nodes(first)).toMatchObject([{ type: 'test.later', attempts: 2, reason: 'TypeError' }]);
    const second = (await ask(province, EVENTS, { first: 1, after: first.pageInfo.endCursor })).failedEvents;
    expect(nodes(second)).toMatchObject([{ type: 'test.given-up', attempts: 12, nextAttemptAt: null }]);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect((await ask(reader, RETRY_EVENTS)).retryFailedEvents.reasons).toEqual([{ code: 'NOT_ALLOWED' }]);
    expect((await ask(province, RETRY_EVENTS, { id: nodes(second)[0].id })).retryFailedEvents.count).toBe(1);
    expect((await ask(province, RETRY_EVENTS)).retryFailedEvents.count).toBe(1);
    expect((await ask(province, STATUS)).systemStatus.outbox).toMatchObject({ waiting: 3, retrying: 0, failed: 0 });
  });

  it('lists texts that wait or failed by their masked number, and sends again what failed, but neither codes nor what is on its way', async () => {
    const ids = { waiting: newId(), failed: newId(), code: newId(), sent: newId() };
    await world.services.read.rows(sql`insert into sms_delivery (id, kind, phone_cipher, phone_masked, text_cipher, state, attempts, last_error, created_at, expires_at) values
      (${ids.waiting}, 'NOTICE', 'sealed', '139****0001', null, 'QUEUED', 1, 'TimeoutError', now(), null),
      (${ids.failed}, 'GUARDIAN', 'sealed', '139****0002', 'sealed words', 'FAILED', 5, 'TypeError', now() - interval '1 hour', null),
      (${ids.code}, 'CODE', 'sealed', '139****0003', null, 'FAILED', 1, 'Expired', now() - interval '2 hours', now() - interval '1 hour'),
      (${ids.sent}, 'NOTICE', 'sealed', '', null, 'SENT', 1, null, now(), null)`);
    const first = (await ask(province, TEXTS, { first: 2 })).unsentTexts;
    expect(nodes(first)).toMatchObject([
      {
        id: ids.waiting,
        kind: 'NOTICE',
        phoneMasked: '139****0001',
        attempts: 1,
        reason: 'TimeoutError',
        canRetry: false,
      },
      { id: ids.failed, kind: 'GUARDIAN', attempts: 5, nextAttemptAt: null, canRetry: true },
    ]);
    const second = (await ask(province, TEXTS, { first: 2, after: first.pageInfo.endCursor })).unsentTexts;
    expect(nodes(second)).toMatchObject([{ id: ids.code, kind: 'CODE', canRetry: false }]);
    expect((await ask(reader, RETRY_TEXTS)).retryFailedTexts.reasons).toEqual([{ code: 'NOT_ALLOWED' }]);
    for (const id of [ids.waiting, ids.code, ids.sent])
      expect((await ask(province, RETRY_TEXTS, { id })).retryFailedTexts.reasons).toEqual([{ code: 'NOT_FOUND' }]);
    expect((await ask(province, RETRY_TEXTS)).retryFailedTexts.count).toBe(1);
    const again = nodes((await ask(province, TEXTS)).unsentTexts).find(({ id }: Data) => id === ids.failed);
    expect(again).toMatchObject({ attempts: 0, canRetry: false });
    expect(again.nextAttemptAt).not.toBeNull();
  });

  it.each(['x', '', "1' or true", '99999999999999999999', '-1'])('an id that is none is not found: %j', async (id) => {
    for (const [document, field] of [
      [RETRY_EVENTS, 'retryFailedEvents'],
      [RETRY_JOBS, 'retryFailedJobs'],
      [RETRY_TEXTS, 'retryFailedTexts'],
    ] as const)
      expect((await ask(province, document, { id }))[field].__typename).toBe('Refused');
  });

  it('is for those who answer for the whole platform: a county and a stranger see and retry nothing', async () => {
    for (const actor of [county, null]) {
      expect((await ask(actor, STATUS)).systemStatus).toBeNull();
      expect((await ask(actor, JOBS)).failedJobs.edges).toEqual([]);
      expect((await ask(actor, EVENTS)).failedEvents.edges).toEqual([]);
      expect((await ask(actor, TEXTS)).unsentTexts.edges).toEqual([]);
      expect((await ask(actor, RETRY_TEXTS)).retryFailedTexts.__typename).toBe('Refused');
      expect((await ask(actor, RETRY_JOBS)).retryFailedJobs.__typename).toBe('Refused');
      expect((await ask(actor, RETRY_EVENTS)).retryFailedEvents.__typename).toBe('Refused');
    }
    expect((await ask(reader, STATUS)).systemStatus.canManage).toMatchObject({ allowed: false });
  });
});
