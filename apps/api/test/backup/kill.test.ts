import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeHoursTree, makeHoursVolunteer, makeRecord } from '../../src/modules/hours/testing/hours.make.ts';
import { modules } from '../../src/modules/modules.ts';
import { makeStaffActor } from '../../src/modules/people/testing/people.make.ts';
import { silent } from '../../src/platform/backup/progress.ts';
import { restoreBackup } from '../../src/platform/backup/restore-backup.ts';
import { forkBuilt } from '../../src/platform/testing/built.ts';
import { createWorld, type World } from '../../src/platform/testing/world.ts';
import { emptyDatabase, query } from './drill.make.ts';

const RECORDS = 100;
let world: World;
let folder: string;
/** Asked every few moments: a connection of its own for each question would be most of the work. */
let client: pg.Client;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  world = await createWorld(modules);
  client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  folder = mkdtempSync(join(tmpdir(), 'jinguo-kill-'));
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await client.end();
  await world.close();
});

/** One of our processes, with its output gathered. */
function start(
  entry: Parameters<typeof forkBuilt>[0],
  env: Record<string, string>,
  args: string[] = [],
): { child: ChildProcess; output: () => string } {
  const addresses = { DATABASE_URL: world.appUrl, DATABASE_OWNER_URL: world.ownerUrl };
  const child = forkBuilt(entry, { ...addresses, LOG_LEVEL: 'info', ...env }, args);
  children.add(child);
  let text = '';
  child.stdout?.on('data', (chunk) => (text += String(chunk)));
  child.stderr?.on('data', (chunk) => (text += String(chunk)));
  return { child, output: () => text };
}

/** Waits for a condition, not for a time. */
async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 12_000; i += 1) {
    if (await condition()) return;
    await wait(20);
  }
  throw new Error('It never came true.');
}

const kill = async (child: ChildProcess): Promise<void> => {
  // One that has come to its end by itself says so no second time.
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};
const count = async (text: string): Promise<number> =>
  Number((await client.query<{ n: string }>(`select count(*) as n from (${text}) q`)).rows[0]?.n);

describe('kill -9 in the middle of approvals', { timeout: 180_000 }, () => {
  it('of the process that approves and of the worker that tells: nothing lost, nothing twice', async () => {
    const tree = await makeHoursTree(world);
    const volunteer = await makeHoursVolunteer(world, tree);
    const { actor } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' });
    const ids: string[] = [];
    for (let i = 0; i < RECORDS; i += 1) ids.push((await makeRecord(world, tree, { volunteer })).id);
    const file = join(folder, 'approve.json');
    const grants = actor.grants.map((grant) => ({ ...grant, actions: [...grant.actions] }));
    writeFileSync(file, JSON.stringify({ ids, actor: { ...actor, grants } }));
    const approved = () => count(`select 1 from service_record where state = 'APPROVED'`);
    const approving = start('test/backup/approve-all.make.ts', { APPROVE: file });
    const worker = start('src/main/worker.ts', {});
    await until(async () => (await approved()) >= 3 || approving.child.exitCode !== null);
    await kill(approving.child);
    await kill(worker.child);
    const half = await approved();
    expect(half, approving.output()).toBeLessThan(RECORDS);
    // Every record stands wholly on one side: with one entry, or with none.
    const torn = `select r.id from service_record r left join ledger_entry e on e.record_id = r.id
      group by r.id, r.state having count(e.record_id) <> (case r.state when 'APPROVED' then 1 else 0 end)`;
    expect(await count(torn)).toBe(0);

    const again = start('test/backup/approve-all.make.ts', { APPROVE: file });
    const other = start('src/main/worker.ts', {});
    await until(async () => (await approved()) === RECORDS);
    await until(async () => (await count('select 1 from outbox_event where delivered_at is null')) === 0);
    await kill(again.child);
    await kill(other.child);
    expect(await count(torn)).toBe(0);
    const [head] = await query<{ sequence: number; minutes: number }>(
      world.ownerUrl,
      'select sequence, minutes from ledger_head',
    );
    expect(head).toEqual({ sequence: RECORDS, minutes: RECORDS * 120 });
    expect(await count(`select event_id, account_id, kind from message group by 1, 2, 3 having count(*) > 1`)).toBe(0);
    const told = await count(
      `select 1 from message where kind = 'RECORD_APPROVED' and account_id = '${volunteer.accountId}'`,
    );
    expect(told).toBe(await count(`select 1 from outbox_event where type = 'hours.record-approved'`));
  });
});

describe('kill -9 in the middle of a backup', { timeout: 180_000 }, () => {
  it('leaves no file a restore would take, and the next backup is whole', async () => {
    // Rows enough that the backup takes its time.
    await query(
      world.ownerUrl,
      `insert into outbox_event (type, payload, delivered_at) select 'test.bulk', jsonb_build_object('x', md5(g::text) || md5((g + 1)::text)), now() from generate_series(1, 50000) g`,
    );
    const key = join(folder, 'key');
    const backupKey = randomBytes(32);
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
    await until(() => names().some((name) => name.endsWith('.part')) || first.child.exitCode !== null);
    await kill(first.child);
    expect(
      names().filter((name) => !name.endsWith('.part')),
      first.output(),
    ).toEqual([]);
    const [part] = names();
    const into = await emptyDatabase();
    const target = { ...into, appRole: 'jinguo_app', filesDir: join(folder, 'restored'), backupKey };
    await expect(restoreBackup(target, join(backups, part ?? ''), silent)).rejects.toThrow('不完整');

    const second = start('src/main/backup.ts', env, ['--keep', '3']);
    await once(second.child, 'exit');
    expect(second.child.exitCode, second.output()).toBe(0);
    const [whole, ...rest] = names();
    expect(rest).toEqual([]);
    await restoreBackup(target, join(backups, whole ?? ''), silent);
    expect(await query(into.ownerUrl, 'select count(*) from outbox_event')).toEqual(
      await query(world.ownerUrl, 'select count(*) from outbox_event'),
    );
    await into.drop();
  });
});
