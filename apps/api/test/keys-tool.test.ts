import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createCipher } from '../src/platform/crypto/cipher.ts';
import { rememberKeys } from '../src/platform/database/installation.ts';
import { type TestDatabase, testDatabase } from '../src/platform/testing/test-database.ts';

const [one, two, index] = [randomBytes(32), randomBytes(32), randomBytes(32)];
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await rememberKeys(database.ownerUrl, { dataKey: one, indexKey: index });
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(
    `insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash)
     values (gen_random_uuid(), '演示·旧人', $1, '\\x01', '139****0000', 'x')`,
    [createCipher({ dataKey: one, indexKey: index }).seal('13900000000')],
  );
  await owner.end();
});
afterAll(() => database.drop());

/** The tool as `npm run keys` runs it, from its sources. */
const run = (keys: string, ...args: string[]) => runOn({}, keys, ...args);
const runOn = (addresses: Record<string, string>, keys: string, ...args: string[]) =>
  spawnSync(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('../src/main/keys.ts', import.meta.url)), ...args],
    {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      env: {
        DATABASE_URL: database.appUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        ...addresses,
        DATA_KEY: keys,
        INDEX_KEY: index.toString('hex'),
        NODE_ENV: 'test',
      },
      encoding: 'utf8',
    },
  );

it('an operator rotates the data key: restart first, then seal anew, then take the old key away', async () => {
  const [first, ring] = [one.toString('hex'), `k2:${two.toString('hex')},k1:${one.toString('hex')}`];
  expect(run(first)).toMatchObject({ status: 0, stdout: expect.stringMatching(/k1.*1 项内容 texts, 0 个文件 files/) });
  expect(run(ring, 'rotate')).toMatchObject({ status: 1, stderr: expect.stringContaining('Restart the platform') });
  await rememberKeys(database.ownerUrl, {
    dataKey: two,
    dataKeyId: 'k2',
    retiredKeys: [{ id: 'k1', key: one }],
    indexKey: index,
  });
  expect(run(`k2:${two.toString('hex')}`)).toMatchObject({ status: 78, stderr: expect.stringContaining('密钥 k1') });
  expect(run(ring, 'rotate')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Key k1 is no longer needed'),
  });
  expect(run(`k2:${two.toString('hex')}`)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^ {2}k2.*1 项内容 texts/),
  });
  expect(run(ring, 'turn')).toMatchObject({ status: 64, stderr: expect.stringContaining('npm run keys') });
}, 120_000);

it('a key that stood on another line only is not sealed with: whoever mends the order, or goes back, restarts first', async () => {
  const [older, newer] = [
    { id: 'k1', key: one },
    { id: 'k2', key: two },
  ];
  const started = (first: typeof older, second: typeof older) =>
    rememberKeys(database.ownerUrl, {
      dataKey: first.key,
      dataKeyId: first.id,
      retiredKeys: [second],
      indexKey: index,
    });
  const ring = (...keys: (typeof older)[]): string => keys.map(({ id, key }) => `${id}:${key.toString('hex')}`).join();
  // Both were noted long ago; k2 seals in every process that runs.
  await started(newer, older);
  expect(run(ring(older, newer), 'rotate')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('k1 was not the sealing key'),
  });
  await started(older, newer);
  expect(run(ring(newer, older), 'rotate')).toMatchObject({ status: 1, stdout: '' });
  expect(run(ring(older, newer), 'rotate')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Key k2 is no longer needed'),
  });
}, 120_000);

it('on a database without the platform’s tables it says so in a sentence', async () => {
  const [name, superUrl] = [`empty_${randomBytes(6).toString('hex')}`, inject('superUrl')];
  const server = new pg.Client({ connectionString: superUrl });
  await server.connect();
  await server.query(`create database ${name}`);
  const DATABASE_OWNER_URL = Object.assign(new URL(superUrl), { pathname: `/${name}` }).href;
  const told = runOn({ DATABASE_OWNER_URL }, one.toString('hex'));
  await server.query(`drop database ${name} with (force)`);
  await server.end();
  expect(told).toMatchObject({ status: 78, stderr: expect.stringContaining('start the platform first') });
  expect(told.stderr).not.toMatch(/^\s+at /m);
});
