import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeHoursTree, makeHoursVolunteer, makeRecord } from '../../src/modules/hours/testing/hours.make.ts';
import { modules } from '../../src/modules/modules.ts';
import { makeStaffActor } from '../../src/modules/people/testing/people.make.ts';
import { startPostgres } from '../../src/platform/database/launcher/index.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { createServices } from '../../src/platform/services.ts';
import { forkBuilt } from '../../src/platform/testing/built.ts';
import type { World } from '../../src/platform/testing/world.ts';
import { query } from './drill.make.ts';

const RECORDS = 40;
type Running = Awaited<ReturnType<typeof startPostgres>>;
let folder: string;
let server: Running;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinguo-kill-pg-'));
  chmodSync(folder, 0o755); // As root the server runs as another user.
  server = await startPostgres({ dataDir: join(folder, 'postgres') });
  await migrate(server.ownerUrl, 'jinguo_app');
});
afterAll(async () => {
  await server.stop();
  rmSync(server.home, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

it('kill -9 of PostgreSQL in the middle of approvals: what was answered is there, whole, and the rest is not begun', {
  timeout: 180_000,
}, async () => {
  const ids = await makeApprovals(join(folder, 'approve.json'));
  const env = { DATABASE_URL: server.appUrl, APPROVE: join(folder, 'approve.json') };
  const child = forkBuilt('test/backup/approve-all.make.ts', env);
  let told = '';
  child.stdout?.on('data', (chunk) => (told += String(chunk)));
  const answered = (): string[] => [...told.matchAll(/answered (\S+)/g)].map(([, id]) => id ?? '');
  for (let i = 0; i < 12_000 && answered().length < 4 && child.exitCode === null; i += 1) await wait(10);
  const gone = once(child, 'exit');
  process.kill(Number(readFileSync(join(server.home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
  await wait(300); // its children notice
  child.kill('SIGKILL');
  await gone;
  expect(answered().length).toBeLessThan(RECORDS);

  server = await startPostgres({ dataDir: join(folder, 'postgres') });
  const rows = await query<{ id: string; state: string; entries: string }>(
    server.ownerUrl,
    `select r.id, r.state, count(e.record_id) as entries from service_record r left join ledger_entry e on e.record_id = r.id group by r.id, r.state`,
  );
  expect(rows).toHaveLength(ids.length);
  for (const { id, state, entries } of rows) {
    expect(Number(entries), id).toBe(state === 'APPROVED' ? 1 : 0);
    if (answered().includes(id)) expect(state, id).toBe('APPROVED');
  }
  const heads = await query(
    server.ownerUrl,
    `select 1 from ledger_head h join ledger_entry e using (account_id) group by h.account_id, h.sequence, h.minutes
     having h.sequence <> max(e.sequence) or h.minutes <> sum(e.minutes)`,
  );
  expect(heads).toEqual([]);
});

/** Records that wait, and who may approve them; written where the approving process finds them. */
async function makeApprovals(file: string): Promise<string[]> {
  const services = await createServices({ DATABASE_URL: server.appUrl }, modules);
  const world = { services, ownerUrl: server.ownerUrl } as unknown as World;
  const tree = await makeHoursTree(world);
  const volunteer = await makeHoursVolunteer(world, tree);
  const { actor } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' });
  const ids: string[] = [];
  for (let i = 0; i < RECORDS; i += 1) ids.push((await makeRecord(world, tree, { volunteer })).id);
  await services.close();
  const grants = actor.grants.map((grant) => ({ ...grant, actions: [...grant.actions] }));
  writeFileSync(file, JSON.stringify({ ids, actor: { ...actor, grants } }));
  return ids;
}
