import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareGivenPostgres, startPostgres } from './index.ts';
import { settingsFor } from './settings.ts';

type Running = Awaited<ReturnType<typeof startPostgres>>;

let dataDir: string;
let server: Running;

async function ask<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

const start = (): Promise<Running> => startPostgres({ dataDir, durable: false });

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'jinguo-launcher-'));
  chmodSync(dataDir, 0o755);
  server = await start();
});

afterAll(async () => {
  await server.stop();
  rmSync(server.home, { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

it('the role of the application owns nothing and may make nothing', async () => {
  const [role] = await ask(
    server.appUrl,
    `select rolsuper or rolcreatedb or rolcreaterole or rolbypassrls as may,
       (select count(*)::int from pg_database where datdba = r.oid) as owns from pg_roles r where rolname = current_user`,
  );
  expect(role).toEqual({ may: false, owns: 0 });
  await expect(ask(server.appUrl, 'create table mine (id int)')).rejects.toThrow('permission denied');
});

it('the owner may bring the schema and the extensions the migrations need', async () => {
  await ask(server.ownerUrl, 'create extension if not exists btree_gist; create table kept (word text)');
  await ask(server.ownerUrl, `insert into kept values ('志愿')`);
  expect(await ask(server.ownerUrl, 'select word from kept')).toEqual([{ word: '志愿' }]);
});

it('Chinese counts as letters: keyword search sees them', async () => {
  expect(await ask(server.ownerUrl, `select '妇女' ~ '^\\w+$' as letters`)).toEqual([{ letters: true }]);
});

it('passwords are for their owner alone', () => {
  expect(statSync(join(server.home, 'passwords.json')).mode & 0o777).toBe(0o600);
});

it('a server left by a killed parent is taken over, not doubled', async () => {
  const second = await start();
  expect(second.port).toBe(server.port);
  server = second;
});

it('data is kept between starts, and a stop leaves nothing running', async () => {
  await server.stop();
  await expect(ask(server.ownerUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
  expect(existsSync(join(server.home, 'cluster', 'postmaster.pid'))).toBe(false);
  server = await start();
  expect(await ask(server.ownerUrl, 'select word from kept')).toEqual([{ word: '志愿' }]);
});

it('a pid file of a process that is no more does not stand in the way', async () => {
  await server.stop();
  const file = join(server.home, 'cluster', 'postmaster.pid');
  writeFileSync(file, `2147480000\n${join(server.home, 'cluster')}\n0\n1\n\n127.0.0.1\n`);
  server = await start();
  expect(await ask(server.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
});

it('a given database gets the role of the application when it is missing', async () => {
  await ask(server.superUrl, `create role boss login createrole password 'b'`);
  await ask(server.superUrl, 'create database given owner boss');
  const url = (role: string): string => `postgres://${role}@127.0.0.1:${server.port}/given`;
  await prepareGivenPostgres(url('worker:p%40ss'), url('boss:b'));
  const [row] = await ask(url('worker:p%40ss'), 'select current_user as who');
  expect(row).toEqual({ who: 'worker' });
  await ask(server.superUrl, `create role modest login password 'm'`);
  await ask(server.superUrl, 'create database second owner modest');
  const second = url('modest:m').replace('/given', '/second');
  await expect(prepareGivenPostgres(url('nobody:x'), second)).rejects.toThrow('role nobody');
});

it('settings follow the memory there is, within what is sensible', () => {
  const gigabytes = (n: number): number => n * 1024 ** 3;
  expect(settingsFor(true, gigabytes(1))).toMatchObject({ shared_buffers: '128MB', work_mem: '4MB' });
  expect(settingsFor(true, gigabytes(64))).toMatchObject({ shared_buffers: '1024MB', max_wal_size: '8192MB' });
  expect(settingsFor(true).fsync).toBeUndefined();
  expect(settingsFor(false).fsync).toBe('off');
});
