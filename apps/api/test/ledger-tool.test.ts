import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/platform/testing/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

/** The tool as `npm run ledger` runs it. */
const run = (...args: string[]) => runWith({}, ...args);
const runWith = (more: Record<string, string>, ...args: string[]) =>
  spawnSync(process.execPath, [fileURLToPath(new URL('../src/main/ledger.ts', import.meta.url)), ...args], {
    env: { DATABASE_URL: database.appUrl, NODE_ENV: 'test', ...more },
    encoding: 'utf8',
  });

describe('the tool that verifies the ledger', () => {
  it('ends with 0 where all is whole, and tells machines what it told people', () => {
    const told = run('verify');
    expect([told.status, told.stdout]).toEqual([0, expect.stringContaining('The ledger is whole')]);
    const json = run('verify', '--json');
    expect([json.status, json.stderr]).toEqual([0, '']);
    expect(JSON.parse(json.stdout)).toMatchObject({ entries: 0, faultCount: 0, megabytes: expect.any(Number) });
  });

  it('signs a root where it is given the key, and says what is missing where it is not', () => {
    const LEDGER_KEY = '1f'.repeat(32);
    const told = runWith({ LEDGER_KEY }, 'root');
    expect([told.status, told.stdout]).toEqual([0, expect.stringContaining('jinguo-ledger-root-1\nnumber 1\n')]);
    expect(runWith({ LEDGER_KEY }, 'root').stdout).toContain('\nnumber 2\n');
    expect(run('root')).toMatchObject({ status: 78, stderr: expect.stringContaining('LEDGER_KEY_FILE') });
  });

  it('ends with 2, saying how it is used, where it cannot tell', () => {
    const told = run('prove');
    expect([told.status, told.stderr]).toEqual([2, expect.stringContaining('npm run ledger -- verify')]);
  });
});
