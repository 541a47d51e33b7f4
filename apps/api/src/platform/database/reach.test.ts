import { afterAll, beforeAll, expect, it } from 'vitest';
import { DatabaseFault } from '../settings/database-fault.ts';
import { faultOf } from '../settings/problem.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { reachDatabases } from './reach.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const changed = (change: (url: URL) => void): string => {
  const url = new URL(database.ownerUrl);
  change(url);
  return url.href;
};
async function told(variable: string, url: string): Promise<{ text: string; exitCode: number }> {
  try {
    await reachDatabases({ [variable]: url });
  } catch (error) {
    expect(error).toBeInstanceOf(DatabaseFault);
    const fault = faultOf(error);
    if (fault) return fault;
  }
  throw new Error('nothing was told');
}

it('an address that serves, and one that is not given, pass', async () => {
  await reachDatabases({ DATABASE_OWNER_URL: database.ownerUrl, DATABASE_URL: '' });
});

it('a wrong password is told in a sentence with its variable and place, never with the password', async () => {
  const { text, exitCode } = await told(
    'DATABASE_OWNER_URL',
    changed((url) => (url.password = 'Geheim-9')),
  );
  expect(text).toMatch(/DATABASE_OWNER_URL（jinguo_owner@127\.0\.0\.1:\d+\/t_[0-9a-f]+）\n +密码不对[\s\S]*28P01/);
  expect(text).not.toContain('Geheim-9');
  expect(exitCode).toBe(78);
});

it('a database that is away is told too, but may come back: the service manager tries again', async () => {
  const { text, exitCode } = await told(
    'DATABASE_URL',
    changed((url) => (url.port = '9')),
  );
  expect([text.includes('DATABASE_URL（'), text.includes('ECONNREFUSED'), exitCode]).toEqual([true, true, 1]);
});

it('a database that does not exist is told by its name', async () => {
  const { text, exitCode } = await told(
    'DATABASE_URL',
    changed((url) => (url.pathname = '/nowhere')),
  );
  expect([text.includes('/nowhere'), text.includes('create database'), exitCode]).toEqual([true, true, 78]);
});
