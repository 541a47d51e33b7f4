import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { queueFigures } from '../../../platform/jobs/queues.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import type { Services } from '../../../platform/services.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { hoursEntities } from '../entities.ts';
import { copyRoots } from './copy-roots.ts';
import { copiesIn } from './root-copy.ts';
import { rootKeyOf } from './root-key.ts';
import { takeRoot } from './take-root.ts';

const key = rootKeyOf(randomBytes(32));
let world: World;
let folder: string;
let server: Server;
/** What the receiver answers next; 200 when nothing is left. */
let answers: (number | 'redirect' | 'break')[];
let got: { body: string; headers: IncomingHttpHeaders }[];

beforeEach(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  world.setNow('2026-11-30T00:00:00Z');
  folder = join(mkdtempSync(join(tmpdir(), 'jinguo-roots-')), 'made');
  [answers, got] = [[], []];
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      got.push({ body, headers: request.headers });
      const answer = answers.shift() ?? 200;
      if (answer === 'break') return void response.destroy();
      if (answer === 'redirect') return void response.writeHead(307, { location: '/else' }).end();
      response.writeHead(answer).end('演示');
    });
  }).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
});
afterEach(async () => {
  await new Promise((done) => server.close(done));
  rmSync(join(folder, '..'), { recursive: true, force: true });
  await world.close();
});

const take = () => inTransaction(workerContext(world.services), (tx) => takeRoot({ rows: tx.sql }, key, tx.now));
/** A worker with these settings, which goes on until nothing is due. */
async function copy(places: 'FILE' | 'WEBHOOK' | 'BOTH'): Promise<void> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/roots`;
  const env = {
    ...world.services.env,
    ...(places !== 'WEBHOOK' && { LEDGER_ROOTS_DIR: folder }),
    ...(places !== 'FILE' && { LEDGER_ROOTS_URL: url, LEDGER_ROOTS_TOKEN: 'secret' }),
  };
  const services: Services = { ...world.services, env };
  while (await copyRoots.step(services));
}
const rows = () =>
  world.services.read.rows<{ target: string; attempts: number; fault: string | null; copied: boolean }>(
    sql`select target, attempts, fault, copied_at is not null as copied from ledger_root_copy order by root_number, target`,
  );
const figures = async () => (await queueFigures(world.services.read)).find(({ name }) => name === 'roots');
const at = (minutes: number): void => world.setNow(new Date(Date.UTC(2026, 10, 30, 0, minutes)).toISOString());

it('every root goes to every place once, those from before the place was named too', async () => {
  await take();
  await take();
  await copy('FILE');
  await take();
  await copy('BOTH');
  await copy('BOTH');
  expect(readdirSync(folder)).toEqual(['root-000001.txt', 'root-000002.txt', 'root-000003.txt']);
  const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  expect(got.map(({ body }) => body)).toEqual(kept);
  expect(copiesIn(kept.join('')).map(({ statement }) => statement.number)).toEqual([1, 2, 3]);
  expect(got[0]?.headers).toMatchObject({
    authorization: 'Bearer secret',
    'idempotency-key': 'jinguo-ledger-root-1',
    'content-type': 'text/plain; charset=utf-8',
  });
  expect(await figures()).toMatchObject({ waiting: 0, failed: 0 });
});

it('what did not arrive is tried again, later each time and never given up; after three tries it is an alarm', async () => {
  await take();
  answers = [503, 'break', 'redirect', 500, 500, 500];
  const minutes = [0, 1, 6, 21, 81, 141];
  for (const [n, minute] of minutes.entries()) {
    at(minute);
    await copy('WEBHOOK');
    await copy('WEBHOOK');
    expect(got).toHaveLength(n + 1);
    expect(await figures()).toMatchObject({ waiting: 1, failed: n >= 2 ? 1 : 0 });
  }
  expect(await rows()).toMatchObject([{ attempts: 6, fault: 'HTTP 500', copied: false }]);
  at(201);
  await copy('WEBHOOK');
  expect(await rows()).toMatchObject([{ attempts: 7, fault: null, copied: true }]);
  // A receiver that had taken it before its answer was lost drops the second by its number.
  expect(new Set(got.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  expect(new Set(got.map(({ body }) => body)).size).toBe(1);
});

it('one place that is away holds up neither the other nor later roots', async () => {
  await take();
  answers = [500];
  await copy('BOTH');
  await take();
  await copy('BOTH');
  expect((await rows()).map(({ target, copied }) => `${target} ${copied}`)).toEqual([
    ...['FILE true', 'WEBHOOK false', 'FILE true', 'WEBHOOK true'],
  ]);
});

it('two workers send one root once', async () => {
  await take();
  await Promise.all([copy('WEBHOOK'), copy('WEBHOOK'), copy('WEBHOOK')]);
  expect(got).toHaveLength(1);
});

it('a copy that is there and says something else is an alarm at once, and is not written over', async () => {
  await take();
  await copy('FILE');
  const path = join(folder, 'root-000001.txt');
  await world.services.read.rows(sql`delete from ledger_root_copy`);
  await copy('FILE');
  expect(await rows()).toMatchObject([{ fault: null, copied: true }]);
  writeFileSync(path, readFileSync(path, 'utf8').replace('entries 0', 'entries 1'));
  await world.services.read.rows(sql`delete from ledger_root_copy`);
  await copy('FILE');
  expect(await rows()).toMatchObject([{ fault: 'DIFFERENT_COPY', copied: false }]);
  expect(await figures()).toMatchObject({ waiting: 1, failed: 1 });
  expect(readFileSync(path, 'utf8')).toContain('entries 1');
  expect(existsSync(join(folder, '.root-000001.txt.part'))).toBe(false);
});

it('a folder that is no folder is told by its kind', async () => {
  writeFileSync(folder, '');
  chmodSync(folder, 0o600);
  await take();
  await copy('FILE');
  expect(await rows()).toMatchObject([{ fault: expect.stringMatching(/^E/), copied: false }]);
});
