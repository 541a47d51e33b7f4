import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBasics } from '../src/main/load-basics.ts';
import { modules } from '../src/modules/modules.ts';
import { oneCity } from '../src/modules/organization/testing/one-city.ts';
import { findBinaries } from '../src/platform/database/launcher/binaries.ts';
import { freePort } from '../src/platform/database/launcher/connect.ts';
import { prepareGivenPostgres } from '../src/platform/database/launcher/index.ts';
import { asUser, findServerUser } from '../src/platform/database/launcher/server-user.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { readEnv } from '../src/platform/env.ts';
import { createWorldOn } from '../src/platform/testing/world.ts';

const user = findServerUser();
/** The one the platform brings, and every other that is installed where packages put them. */
const places = (): string[] => {
  const packaged = '/usr/lib/postgresql';
  // Older ones are refused in words (platform/database/unfit.ts).
  const versions = existsSync(packaged) ? readdirSync(packaged).filter((version) => Number(version) >= 15) : [];
  const found = versions.map((version) => join(packaged, version, 'bin'));
  return [join(findBinaries(user).postgres, '..'), ...found].filter((bin) => existsSync(join(bin, 'initdb')));
};

describe.each(places())('on the PostgreSQL of %s', (bin) => {
  let folder: string;
  let superUrl: string;
  const run = (name: string, ...args: string[]): void => {
    const { status, stderr } = spawnSync(join(bin, name), args, {
      ...asUser(user),
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${name}: ${stderr}`);
  };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'jinguo-every-'));
    chmodSync(folder, 0o755);
    if (user) chownSync(folder, user.uid, user.gid);
    const data = join(folder, 'data');
    const port = await freePort();
    run('initdb', '-D', data, '-E', 'UTF8', '--locale=C.UTF-8', '--username=postgres', '--auth=trust', '--no-sync');
    run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-w', '-o', `-p ${port} -k '' -c fsync=off`, 'start');
    superUrl = `postgres://postgres:x@127.0.0.1:${port}/postgres`;
  });
  afterAll(() => {
    run('pg_ctl', '-D', join(folder, 'data'), '-m', 'immediate', 'stop');
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: superUrl });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };

  it('an owner and a role made by her carry the platform: tables, first load, a question answered', async () => {
    await ask(`create role boss login createrole password 'b'`);
    await ask('create database people owner boss');
    const on = (role: string): string => superUrl.replace('postgres:x@', `${role}@`).replace(/postgres$/, 'people');
    const [appUrl, ownerUrl] = [on('worker:w'), on('boss:b')];
    await prepareGivenPostgres(appUrl, ownerUrl);
    const env = readEnv({
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      DIVISIONS_FILE: oneCity(folder),
      DATA_KEY: '1'.repeat(64),
      INDEX_KEY: '2'.repeat(64),
    });
    await migrate(ownerUrl, 'worker');
    await loadBasics(env);
    const world = await createWorldOn({ appUrl, ownerUrl, drop: async () => undefined }, modules);
    const { data, errors } = await world.graph<{ privacyNotice: { version: string }; serviceTypes: unknown[] }>(
      null,
      '{ privacyNotice { version } serviceTypes { id name } }',
    );
    await world.close();
    expect(errors).toBeUndefined();
    expect(data?.privacyNotice.version).toBeTruthy();
    expect(data?.serviceTypes.length).toBeGreaterThan(5);
  }, 120_000);
});
