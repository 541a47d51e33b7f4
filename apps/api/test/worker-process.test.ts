import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { constants, getPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forkBuilt } from '../src/platform/testing/built.ts';
import { type TestDatabase, testDatabase } from '../src/platform/testing/test-database.ts';

let database: TestDatabase;
let client: pg.Client;
let worker: ChildProcess | null = null;
beforeAll(async () => {
  database = await testDatabase();
  client = new pg.Client({ connectionString: database.appUrl });
  await client.connect();
});
afterEach(() => void worker?.kill('SIGKILL'));
afterAll(async () => {
  await client.end();
  await database.drop();
});

/** The worker as `npm start` runs it; resolves when it says it is ready. */
async function start(): Promise<{ child: ChildProcess; output: () => string }> {
  const child = forkBuilt('src/main/worker.ts', { DATABASE_URL: database.appUrl, LOG_LEVEL: 'info' });
  worker = child;
  let text = '';
  child.stdout?.on('data', (chunk) => (text += String(chunk)));
  child.stderr?.on('data', (chunk) => (text += String(chunk)));
  await until(() => text.includes('worker ready') || child.exitCode !== null);
  expect(child.exitCode, text).toBeNull();
  return { child, output: () => text };
}

/** Waits for a condition, not for a time. */
async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 1200; i += 1) {
    if (await condition()) return;
    await wait(25);
  }
  throw new Error('It never came true.');
}

describe('the worker process', () => {
  it('lets what somebody waits for come first', async () => {
    const { child } = await start();
    expect(getPriority(child.pid)).toBe(constants.priority.PRIORITY_BELOW_NORMAL);
  });

  it('a port of its figures that is taken is told in a sentence, not by a stack of calls', async () => {
    const taken = createServer();
    await once(taken.listen(0, '127.0.0.1'), 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    worker = forkBuilt('src/main/worker.ts', { DATABASE_URL: database.appUrl, METRICS_PORT: port });
    let text = '';
    worker.stderr?.on('data', (chunk) => (text += String(chunk)));
    const [code] = await once(worker, 'close');
    taken.close();
    expect([code, text.trim()]).toEqual([1, expect.stringMatching(/^127\.0\.0\.1:\d+: 端口已被占用.*METRICS_PORT.*$/)]);
  });

  it.each([
    ['SIGTERM', (child: ChildProcess) => void child.kill('SIGTERM')],
    ['SIGINT', (child: ChildProcess) => void child.kill('SIGINT')],
    ['a parent that is gone', (child: ChildProcess) => child.disconnect()],
  ])('delivers what waits, and ends in order on %s, leaving no connection behind', async (_how, stop) => {
    const { child } = await start();
    await client.query(`insert into outbox_event (type, payload) values ('test.nobody-listens', '{}')`);
    await until(
      async () => (await client.query('select 1 from outbox_event where delivered_at is null')).rowCount === 0,
    );
    stop(child);
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    const left = await client.query(
      'select application_name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(left.rows).toEqual([]);
  });
});
