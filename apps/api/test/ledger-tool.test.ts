import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyOf } from '../src/modules/hours/root/root-copy.ts';
import { rootKeyOf } from '../src/modules/hours/root/root-key.ts';
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

  it('compares with roots kept outside, in a folder or a file, and says by number what differs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'jinguo-tool-'));
    const owner = '1f'.repeat(32);
    try {
      const [said = ''] = runWith({ LEDGER_KEY: owner }, 'root').stdout.split('\n\n');
      const copy = copyOf(`${said}\n`, rootKeyOf(Buffer.from(owner, 'hex')).sign(`${said}\n`));
      writeFileSync(join(folder, 'root-000001.txt'), copy);
      const told = run('verify', '--roots', folder, '--key', join(folder, 'root-000001.txt'));
      expect([told.status, told.stdout]).toEqual([0, expect.stringContaining('agrees with the 1 root')]);
      const ahead = copy.replace(/^number \d+/m, 'number 99');
      writeFileSync(join(folder, 'ahead.txt'), ahead);
      const json = run('verify', '--json', '--roots', join(folder, 'ahead.txt'));
      expect(json.status).toBe(1);
      expect(JSON.parse(json.stdout).roots.faults.map(({ kind }: { kind: string }) => kind)).toContain('BEHIND_ROOT');
      writeFileSync(join(folder, 'none.txt'), '演示');
      expect(run('verify', '--roots', join(folder, 'none.txt'))).toMatchObject({ status: 2 });
      expect(run('check-proof', join(folder, 'none.txt'))).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('no proof of hours'),
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 120_000);

  it('ends with 2, saying how it is used, where it cannot tell', () => {
    const told = run('prove');
    expect([told.status, told.stderr]).toEqual([2, expect.stringContaining('npm run ledger -- verify')]);
  });
});
