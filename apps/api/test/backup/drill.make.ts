import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { inject } from 'vitest';
import { makeHoursTree, makeHoursVolunteer, makeRecord } from '../../src/modules/hours/testing/hours.make.ts';
import { modules } from '../../src/modules/modules.ts';
import { makeStaffActor } from '../../src/modules/people/testing/people.make.ts';
import { rememberKeys } from '../../src/platform/database/installation.ts';
import { startJobs } from '../../src/platform/jobs/start-jobs.ts';
import { createWorld, type World } from '../../src/platform/testing/world.ts';
import { makeCounty } from '../leak-walk/two-counties.ts';

export interface Drill {
  readonly world: World;
  readonly folder: string;
  readonly filesDir: string;
  readonly backupKey: Buffer;
  close(): Promise<void>;
}

/** Its turn never comes while the drill runs. */
const waiting = { name: 'test.waiting', cron: '0 0 1 1 *', run: async () => undefined };

/** A world in use: two counties with a row of every kind, approved hours, waiting events and jobs, uploaded files. */
export async function makeDrill(): Promise<Drill> {
  const world = await createWorld(modules);
  await makeCounty(world, 3, '备份');
  await makeCounty(world, 5, '邻县');
  await approveHours(world);
  const folder = mkdtempSync(join(tmpdir(), 'jinguo-drill-'));
  const filesDir = join(folder, 'files');
  mkdirSync(join(filesDir, '01'), { recursive: true });
  writeFileSync(join(filesDir, '01', 'photo.png'), randomBytes(300_000));
  writeFileSync(join(filesDir, '01', 'empty.txt'), '');
  await rememberKeys(world.ownerUrl, world.services.env);
  const jobs = await startJobs(world.services, [waiting], pino({ level: 'silent' }));
  await jobs.stop();
  await hardRows(world.ownerUrl);
  return {
    world,
    folder,
    filesDir,
    backupKey: randomBytes(32),
    close: async () => {
      rmSync(folder, { recursive: true, force: true });
      await world.close();
    },
  };
}

async function approveHours(world: World): Promise<void> {
  const tree = await makeHoursTree(world);
  const volunteer = await makeHoursVolunteer(world, tree, '演示·𠮷䶮');
  const { actor } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' });
  for (let i = 0; i < 3; i += 1) {
    const { id } = await makeRecord(world, tree, { volunteer });
    const result = await world.graph(actor, 'mutation ($ids: [ID!]!) { approveRecords(ids: $ids) { __typename } }', {
      ids: [id],
    });
    if (result.errors) throw new Error(result.errors.map(({ message }) => message).join());
  }
}

/** What a careless copy spoils: line ends, tabs, backslashes, rare characters, and numbers JavaScript cannot hold. */
async function hardRows(ownerUrl: string): Promise<void> {
  await query(
    ownerUrl,
    `insert into outbox_event (type, payload, last_error) values
      ('test.hard', $1, E'tab\\there, line\\nend, \\\\N and 𠮷'), ('test.big', '{"n": 9007199254740993}', '')`,
    [JSON.stringify({ text: '\\N\n\t\\.\n"𠮷"' })],
  );
  await query(ownerUrl, `insert into pgboss.job (name, data) values ('test.waiting', '{"n": 1}')`);
}

export async function query<T extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** A new database without any table, owned by the owner. */
export async function emptyDatabase(): Promise<{ ownerUrl: string; appUrl: string; drop(): Promise<void> }> {
  const name = `r_${randomBytes(8).toString('hex')}`;
  await query(inject('superUrl'), `create database ${name} owner jinguo_owner`);
  const on = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    ownerUrl: on(inject('ownerUrl')),
    appUrl: on(inject('appUrl')),
    drop: async () => void (await query(inject('superUrl'), `drop database ${name} with (force)`)),
  };
}

/** Every row of every table as text, sorted; and every sequence. */
export async function contentOf(url: string): Promise<Map<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const content = new Map<string, string[]>();
  try {
    await client.query(`set timezone = 'UTC'`);
    const { rows: tables } = await client.query<{ name: string }>(`select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'pgboss') order by 1`);
    for (const { name } of tables) {
      const { rows } = await client.query<{ line: string }>(`select t::text as line from ${name} t order by 1`);
      content.set(
        name,
        rows.map(({ line }) => line),
      );
    }
    const { rows: sequences } = await client.query<{ name: string; last: string | null }>(
      `select format('%I.%I', schemaname, sequencename) as name, last_value::text as last from pg_sequences order by 1`,
    );
    content.set(
      'sequences',
      sequences.map(({ name, last }) => `${name} ${last}`),
    );
  } finally {
    await client.end();
  }
  return content;
}
