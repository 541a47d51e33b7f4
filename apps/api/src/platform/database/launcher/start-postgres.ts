import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { nativeFor, reachable } from './binaries.ts';
import { type Credentials, credentialsIn } from './credentials.ts';
import { findRunner, giveTo, type Runner } from './runner.ts';
import { serverSettings } from './settings.ts';

const run = promisify(execFile);

export interface EmbeddedPostgres {
  /** Superuser on database `postgres`: making databases and roles. */
  readonly superUrl: string;
  /** `jinguo_owner` on database `jinguo`: migrations. */
  readonly ownerUrl: string;
  /** `jinguo_app` on database `jinguo`: owns nothing. */
  readonly appUrl: string;
  readonly home: string;
  /** Fast shutdown; returns when the server is gone. */
  stop(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder for data, passwords and the server's log. Created when missing, kept afterwards. */
  readonly dataDir: string;
  readonly port?: number;
  /** false for tests: no fsync. */
  readonly durable?: boolean;
}

/**
 * Starts (or adopts) the embedded PostgreSQL of a data folder. The server is a process group of its own, so that
 * Ctrl-C lets the API drain first; a server left by a killed parent is adopted.
 */
export async function startPostgres(options: LaunchOptions): Promise<EmbeddedPostgres> {
  const runner = await findRunner();
  const home = await homeFor(resolve(options.dataDir), runner);
  const credentials = await credentialsIn(join(home, 'credentials.json'));
  const data = join(home, 'data');
  const native = await nativeFor(runner, home);
  await initialise(data, native, credentials, runner);
  const running = await adopt(data, credentials);
  const port = running?.port ?? options.port ?? (await freePort());
  const pid = running?.pid ?? (await launch({ data, home, native, port, runner, durable: options.durable ?? true }));
  const superUrl = `postgres://postgres:${credentials.superuser}@127.0.0.1:${port}/postgres`;
  await untilReady(superUrl, pid, join(home, 'postgres.log'));
  await ensureRoles(superUrl, credentials);
  return {
    home,
    superUrl,
    ownerUrl: `postgres://jinguo_owner:${credentials.owner}@127.0.0.1:${port}/jinguo`,
    appUrl: `postgres://jinguo_app:${credentials.app}@127.0.0.1:${port}/jinguo`,
    stop: () => stop(pid),
  };
}

/** The data folder itself, or, when the unprivileged runner could not reach it, one in /var/tmp named after it. */
async function homeFor(wanted: string, runner: Runner): Promise<string> {
  await mkdir(wanted, { recursive: true, mode: 0o711 });
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const home = (await reachable(dirname(wanted), runner)) ? wanted : join('/var/tmp', `jinguo-${name}`);
  await mkdir(home, { recursive: true, mode: 0o711 });
  await giveTo(runner, home);
  return home;
}

async function initialise(data: string, native: string, credentials: Credentials, runner: Runner): Promise<void> {
  if (await access(join(data, 'PG_VERSION')).then(() => true, () => false)) return;
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  await giveTo(runner, data);
  const passwordFile = `${data}.pw`;
  await writeFile(passwordFile, credentials.superuser, { mode: 0o600 });
  await giveTo(runner, passwordFile);
  try {
    await run(
      join(native, 'bin', 'initdb'),
      ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', '--locale=C', '--lc-ctype=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
      { ...runner, cwd: dirname(data), env: { PATH: process.env.PATH, LANG: 'C' } },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** A server of this very folder that still runs: its pid file names process and port, and our password opens it. */
async function adopt(data: string, credentials: Credentials): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid || !port || !alive(pid)) return null;
  const client = new pg.Client({ connectionString: `postgres://postgres:${credentials.superuser}@127.0.0.1:${port}/postgres`, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    return { pid, port };
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Launch {
  readonly data: string;
  readonly home: string;
  readonly native: string;
  readonly port: number;
  readonly runner: Runner;
  readonly durable: boolean;
}

async function launch({ data, home, native, port, runner, durable }: Launch): Promise<number> {
  const settings = Object.entries({ ...serverSettings(durable), port: String(port), unix_socket_directories: '' });
  const log = await open(join(home, 'postgres.log'), 'w', 0o600);
  try {
    const child = spawn(join(native, 'bin', 'postgres'), ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
      ...runner,
      cwd: home,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env: { PATH: process.env.PATH, LANG: 'C', TZ: 'UTC' },
    });
    child.on('error', () => undefined); // told by untilReady
    child.unref();
    return child.pid ?? 0;
  } finally {
    await log.close();
  }
}

async function untilReady(url: string, pid: number, log: string): Promise<void> {
  const patience = Date.now() + 120_000; // crash recovery may take its time
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (!pid || !alive(pid) || Date.now() > patience) {
        const tail = (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-5).join('\n');
        throw new Error(`数据库没有启动：${(error as Error).message}\n${tail}`);
      }
      await new Promise((done) => setTimeout(done, 25));
    }
  }
}

/** The owner of the schema and the role of the API, which owns nothing. */
async function ensureRoles(superUrl: string, { owner, app }: Credentials): Promise<void> {
  const client = new pg.Client({ connectionString: superUrl });
  await client.connect();
  try {
    const roles = new Set((await client.query<{ rolname: string }>('select rolname from pg_roles')).rows.map((row) => row.rolname));
    if (!roles.has('jinguo_owner')) await client.query(`create role jinguo_owner login createrole password ${client.escapeLiteral(owner)}`);
    if (!roles.has('jinguo_app')) await client.query(`create role jinguo_app login password ${client.escapeLiteral(app)}`);
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'jinguo'`);
    if (!rowCount) await client.query('create database jinguo owner jinguo_owner');
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

async function stop(pid: number): Promise<void> {
  if (!alive(pid)) return;
  process.kill(pid, 'SIGINT');
  const patience = Date.now() + 30_000;
  while (alive(pid) && Date.now() < patience) await new Promise((done) => setTimeout(done, 20));
  if (alive(pid)) process.kill(pid, 'SIGQUIT');
}
