import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../../src/modules/modules.ts';
import { makePlaces } from '../../src/modules/organization/testing/organization.make.ts';
import { checkImport } from '../../src/modules/people/import/check-import.ts';
import { commitImport } from '../../src/modules/people/import/commit-import.ts';
import { makeSheet, openDesk, sheetPerson } from '../../src/modules/people/testing/import.make.ts';
import { makeStaffActor } from '../../src/modules/people/testing/people.make.ts';
import type { Actor } from '../../src/platform/access/actor.ts';
import { silent } from '../../src/platform/backup/progress.ts';
import { restoreBackup } from '../../src/platform/backup/restore-backup.ts';
import type { AppContext } from '../../src/platform/context.ts';
import { startPostgres } from '../../src/platform/database/launcher/index.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { newId } from '../../src/platform/ids.ts';
import { isRefusal } from '../../src/platform/refusal.ts';
import { runUseCase } from '../../src/platform/run-use-case.ts';
import { createServices } from '../../src/platform/services.ts';
import { forkBuilt } from '../../src/platform/testing/built.ts';
import type { World } from '../../src/platform/testing/world.ts';
import { emptyDatabase, query } from './drill.make.ts';

const PEOPLE = 1500;
const keys = { DATA_KEY: randomBytes(32).toString('hex'), INDEX_KEY: randomBytes(32).toString('hex') };
let folder: string;
let server: Awaited<ReturnType<typeof startPostgres>>;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinguo-kill-pg-moving-'));
  chmodSync(folder, 0o755); // As root the server runs as another user.
  server = await startPostgres({ dataDir: join(folder, 'postgres') });
  await migrate(server.ownerUrl, 'jinguo_app');
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(async () => {
  await server.stop();
  rmSync(server.home, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

function start(entry: Parameters<typeof forkBuilt>[0], env: Record<string, string>): ChildProcess {
  const addresses = { DATABASE_URL: server.appUrl, DATABASE_OWNER_URL: server.ownerUrl };
  const child = forkBuilt(entry, { ...addresses, LOG_LEVEL: 'silent', ...keys, ...env });
  children.add(child);
  return child;
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 12_000; i += 1) {
    if (await condition()) return;
    await wait(20);
  }
  throw new Error('It never came true.');
}

/** Waits until the only import stands so. On one connection: one for each question would be most of the work. */
async function untilImport(isSo: (now: { state: string; done: number }) => boolean): Promise<void> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    await until(async () => {
      const { rows } = await client.query<{ state: string; done: number }>('select state, done from volunteer_import');
      return rows[0] !== undefined && isSo(rows[0]);
    });
  } finally {
    await client.end();
  }
}

/** The server dies as by a power cut, and is started again on what it left. */
async function killServer(): Promise<void> {
  process.kill(Number(readFileSync(join(server.home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await wait(300); // its children notice
}
const startAgain = async (): Promise<void> => {
  server = await startPostgres({ dataDir: join(folder, 'postgres') });
};

describe('kill -9 of PostgreSQL', { timeout: 180_000 }, () => {
  it('in the middle of an import: it goes on where the last commit was, nobody is lost, nobody comes twice', async () => {
    const { id, files } = await importOf(PEOPLE);
    const first = start('src/main/worker.ts', { FILES_DIR: files });
    await untilImport(({ done }) => done > 0);
    await killServer();
    first.kill('SIGKILL');
    await startAgain();
    expect(await query(server.ownerUrl, 'select state from volunteer_import')).toEqual([{ state: 'IMPORTING' }]);
    start('src/main/worker.ts', { FILES_DIR: files });
    await untilImport(({ state }) => state === 'DONE');
    const [count] = await query(
      server.ownerUrl,
      `select count(*)::int as rows, count(distinct volunteer_id)::int as people,
        (select count(*)::int from volunteer where source = 'IMPORT') as all
        from volunteer_import_row where import_id = '${id}' and verdict = 'IMPORTED'`,
    );
    expect(count).toEqual({ rows: PEOPLE, people: PEOPLE, all: PEOPLE });
  });

  it('in the middle of a backup: no file is left that a restore would take, and the next backup is whole', async () => {
    await query(
      server.ownerUrl,
      `insert into outbox_event (type, payload, delivered_at) select 'test.bulk', jsonb_build_object('x', md5(g::text) || md5((g + 1)::text)), now() from generate_series(1, 50000) g`,
    );
    const backupKey = randomBytes(32);
    const key = join(folder, 'key');
    writeFileSync(key, backupKey.toString('hex'), { mode: 0o600 });
    const backups = join(folder, 'backups');
    const env = { BACKUP_KEY_FILE: key, BACKUP_DIR: backups, FILES_DIR: join(folder, 'none') };
    const names = (): string[] => {
      try {
        return readdirSync(backups);
      } catch {
        return [];
      }
    };
    const first = start('src/main/backup.ts', env);
    const ended = once(first, 'exit');
    await until(() => names().length > 0 || first.exitCode !== null);
    await killServer();
    // It says so by itself: nothing waits for a server that is gone.
    await ended;
    expect(first.exitCode).not.toBe(0);
    expect(names().filter((name) => !name.endsWith('.part'))).toEqual([]);
    await startAgain();
    const second = start('src/main/backup.ts', env);
    await once(second, 'exit');
    expect(second.exitCode).toBe(0);
    const [whole, ...rest] = names().filter((name) => !name.endsWith('.part'));
    expect(rest).toEqual([]);
    const into = await emptyDatabase();
    const target = { ...into, appRole: 'jinguo_app', filesDir: join(folder, 'restored'), backupKey };
    await restoreBackup(target, join(backups, whole ?? ''), silent);
    const events = 'select count(*) from outbox_event';
    expect(await query(into.ownerUrl, events)).toEqual(await query(server.ownerUrl, events));
    await into.drop();
  });
});

/** An import of so many people that was checked and asked for; what its files lie in. */
async function importOf(many: number): Promise<{ id: string; files: string }> {
  const services = await createServices({ DATABASE_URL: server.appUrl, LOG_LEVEL: 'silent', ...keys }, modules);
  const context = (actor: Actor | null): AppContext => ({
    services,
    origin: {
      requestId: newId(),
      app: 'admin',
      ip: '127.0.0.1',
      userAgent: 'test',
      publicUrl: 'http://localhost:4000',
    },
    actor,
    entering: null,
    setSession: () => undefined,
  });
  const world = { services, ownerUrl: server.ownerUrl, context } as unknown as World;
  const places = await makePlaces(world);
  const { actor: staff } = await makeStaffActor(world, { unitId: places.county.id });
  const desk = await openDesk(world);
  const sheet = await makeSheet(Array.from({ length: many }, () => sheetPerson()));
  const id = await desk.upload(staff, sheet, places.county.id);
  const version = async () =>
    (await query<{ version: number }>(server.ownerUrl, 'select version from volunteer_import'))[0]?.version ?? 0;
  await desk.work();
  const mapping = ['name', 'idNumber', 'phone', 'villageCode'];
  const checked = await runUseCase(context(staff), checkImport, { id, version: await version(), mapping });
  await desk.work();
  const committed = await runUseCase(context(staff), commitImport, {
    id,
    version: await version(),
    includeSuspects: false,
  });
  expect([checked, committed].filter(isRefusal)).toEqual([]);
  await services.close();
  return { id, files: desk.services.env.FILES_DIR };
}
