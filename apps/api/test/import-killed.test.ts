import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { modules } from '../src/modules/modules.ts';
import { type MadePlaces, makePlaces } from '../src/modules/organization/testing/organization.make.ts';
import { checkImport } from '../src/modules/people/import/check-import.ts';
import { commitImport } from '../src/modules/people/import/commit-import.ts';
import { STEP_ROWS } from '../src/modules/people/import/import-steps.ts';
import { type Desk, makeSheet, openDesk, sheetPerson } from '../src/modules/people/testing/import.make.ts';
import { makeStaffActor } from '../src/modules/people/testing/people.make.ts';
import type { Actor } from '../src/platform/access/actor.ts';
import { sql } from '../src/platform/database/sql.ts';
import { isRefusal } from '../src/platform/refusal.ts';
import { runUseCase } from '../src/platform/run-use-case.ts';
import { forkBuilt } from '../src/platform/testing/built.ts';
import { createWorld, type World } from '../src/platform/testing/world.ts';

/** Three steps' worth: the first is committed when the worker is killed, others are to come. */
const PEOPLE = 3 * STEP_ROWS;
let world: World;
let places: MadePlaces;
let desk: Desk;
let staff: Actor;
let worker: ChildProcess | null = null;
beforeAll(async () => {
  world = await createWorld(modules);
  places = await makePlaces(world);
  desk = await openDesk(world);
  staff = (await makeStaffActor(world, { unitId: places.county.id })).actor;
});
afterEach(() => void worker?.kill('SIGKILL'));
afterAll(async () => {
  await desk.close();
  await world.close();
});

interface Standing extends Record<string, unknown> {
  state: string;
  done: number;
  version: number;
}
const standing = async (id: string): Promise<Standing> => {
  const [row] = await world.services.read.rows<Standing>(
    sql`select state, done, version from volunteer_import where id = ${id}`,
  );
  if (!row) throw new Error('no import');
  return row;
};

/** The worker as `npm start` runs it, with this world's keys and files. */
function startWorker(): ChildProcess {
  const { env } = desk.services;
  worker = forkBuilt('src/main/worker.ts', {
    DATABASE_URL: world.appUrl,
    DATA_KEY: env.dataKey.toString('hex'),
    INDEX_KEY: env.indexKey.toString('hex'),
    FILES_DIR: env.FILES_DIR,
    LOG_LEVEL: 'silent',
  });
  return worker;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 2000; i += 1) {
    if (await condition()) return;
    await wait(20);
  }
  throw new Error('It never came true.');
}

describe('an import whose worker is killed in the middle', () => {
  it('goes on where the last commit was, in every stage: nobody is lost, nobody comes twice', {
    timeout: 120_000,
  }, async () => {
    const people = Array.from({ length: PEOPLE }, () => sheetPerson());
    const id = await desk.upload(staff, await makeSheet(people), places.county.id);
    const stage = async (over: string): Promise<void> => {
      const first = startWorker();
      await until(async () => {
        const now = await standing(id);
        return now.done > 0 || now.state === over;
      });
      first.kill('SIGKILL');
      const second = startWorker();
      await until(async () => (await standing(id)).state === over);
      second.kill('SIGKILL');
    };
    await stage('MAPPING');
    const mapping = ['name', 'idNumber', 'phone', 'villageCode'];
    const { version } = await standing(id);
    expect(isRefusal(await runUseCase(world.context(staff), checkImport, { id, version, mapping }))).toBe(false);
    await stage('CHECKED');
    const checked = await standing(id);
    expect(
      isRefusal(
        await runUseCase(world.context(staff), commitImport, { id, version: checked.version, includeSuspects: false }),
      ),
    ).toBe(false);
    await stage('DONE');
    const [count] = await world.services.read.rows<{
      rows: number;
      people: number;
      all: number;
    }>(sql`select count(*)::int as rows,
      count(distinct r.volunteer_id)::int as people, (select count(*)::int from volunteer where source = 'IMPORT') as all
      from volunteer_import_row r where r.import_id = ${id} and r.verdict = 'IMPORTED'`);
    expect(count).toEqual({ rows: PEOPLE, people: PEOPLE, all: PEOPLE });
  });
});
