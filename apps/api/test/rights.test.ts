import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { loadBasics } from '../src/main/load-basics.ts';
import { oneCity } from '../src/modules/organization/testing/one-city.ts';
import { prepareGivenPostgres } from '../src/platform/database/launcher/index.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { readEnv } from '../src/platform/env.ts';

const mark = randomBytes(6).toString('hex');
const [plain, encoded] = [`plain_${mark}`, `latin_${mark}`];
const keys = { DATA_KEY: '1'.repeat(64), INDEX_KEY: '2'.repeat(64) };

const on = (database: string, role?: string): string => {
  const url = new URL(inject('superUrl'));
  url.pathname = `/${database}`;
  if (role) [url.username, url.password] = [role, 'p'];
  return url.href;
};
async function ask<T extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}
const admin = (text: string) => ask(inject('superUrl'), text);

beforeAll(async () => {
  await admin(`create role ${plain} login nosuperuser nocreatedb nocreaterole password 'p'`);
  await admin(`create database ${plain} owner ${plain}`);
  await admin(
    `create database ${encoded} owner ${plain} template template0 encoding 'LATIN1' locale 'C' locale_provider 'libc'`,
  );
});
afterAll(async () => {
  for (const name of [plain, encoded]) await admin(`drop database ${name} with (force)`);
  await admin(`drop role ${plain}`);
});

it('one plain owner in one address serves a trial: migrated and loaded twice, and what is append-only stays so', async () => {
  const url = on(plain, plain);
  const folder = mkdtempSync(join(tmpdir(), 'jinguo-rights-'));
  const env = readEnv({ DATABASE_URL: url, DIVISIONS_FILE: oneCity(folder), ...keys });
  for (const _ of [1, 2]) {
    await migrate(url, plain);
    await loadBasics(env);
  }
  rmSync(folder, { recursive: true });
  await ask(url, `insert into audit_entry (id, at, action, outcome) values (gen_random_uuid(), now(), 'test', 'DONE')`);
  await expect(ask(url, `update audit_entry set action = 'other'`)).rejects.toThrow('append-only');
  await expect(ask(url, 'delete from audit_entry')).rejects.toThrow('append-only');
}, 120_000);

it('an owner whose own rights an earlier version took from her gets them back', async () => {
  const url = on(plain, plain);
  await ask(url, `revoke insert, update, delete on schema_migration, division, installation from ${plain}`);
  await expect(ask(url, `delete from installation`)).rejects.toThrow('permission denied');
  await migrate(url, plain);
  await ask(url, `delete from installation`);
});

it('nobody but the owner makes tables in a database that let everybody', async () => {
  await ask(on(plain), 'grant create on schema public to public');
  await migrate(on(plain), 'jinguo_app');
  const [row] = await ask(on(plain), `select has_schema_privilege('jinguo_app', 'public', 'create') as may`);
  expect(row).toEqual({ may: false });
});

it('what an extension brought is left alone, and what is ours is granted', async () => {
  await migrate(on(plain), 'jinguo_app');
  const [row] = await ask(
    on(plain),
    `select count(*) filter (where d.objid is not null and p.proacl is not null)::int as foreign,
            count(*) filter (where d.objid is null and not has_function_privilege('jinguo_app', p.oid, 'execute'))::int as closed,
            count(*) filter (where d.objid is null and p.proacl::text ~ 'jinguo_app=X')::int > 0 as granted
     from pg_proc p left join pg_depend d on d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e'
     where p.pronamespace = 'public'::regnamespace`,
  );
  expect(row).toEqual({ foreign: 0, closed: 0, granted: true });
});

it('a role that is not there is told in a sentence before anything is written', async () => {
  await expect(migrate(on(plain, plain), `nobody_${mark}`)).rejects.toThrow(`There is no role nobody_${mark}`);
  await expect(migrate(on(plain, plain), '')).rejects.toThrow('请写平台所用角色的地址');
});

it('a database that cannot hold Chinese is refused by its encoding, and no role is made for it', async () => {
  const url = on(encoded, plain);
  await expect(prepareGivenPostgres(on(encoded, `new_${mark}`), url)).rejects.toThrow('LATIN1');
  await expect(migrate(url, plain)).rejects.toThrow("encoding 'UTF8'");
  expect(await admin(`select 1 from pg_roles where rolname = 'new_${mark}'`)).toEqual([]);
});
