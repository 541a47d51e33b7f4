import { type RecordTerm, recordTermWords } from '@jinguo/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { activityModule } from '../../activity/index.ts';
import { countStatements } from '../../activity/testing/activity.make.ts';
import { hoursModule } from '../../hours/index.ts';
import { type HoursTree, makeHoursVolunteer, makeRecord } from '../../hours/testing/hours.make.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { actorOf, makeGrant, makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { makeBatch } from '../batch/make-batch.ts';
import { outsideModule } from '../outside.module.ts';
import { type OutsideDesk, openOutsideDesk } from '../testing/external.make.ts';
import { reasonsOf, systemSteps } from '../testing/system.steps.ts';
import { endOutsideSystem, openOutsideSystem } from './manage-system.ts';
import { acceptDifference, clearEntry } from './note-entry.ts';

let world: World;
let desk: OutsideDesk;
let tree: HoursTree;
let staff: Actor;
beforeAll(async () => {
  world = await createWorld([
    organizationModule,
    serviceTypeModule,
    peopleModule,
    activityModule,
    hoursModule,
    outsideModule,
  ]);
  desk = await openOutsideDesk(world);
});
afterAll(async () => {
  await desk.close();
  await world.close();
});
const steps = systemSteps(
  () => world,
  () => desk,
);
const { standing, lines, system, note } = steps;
async function scene(since?: string): Promise<string> {
  const id = await steps.scene(since);
  ({ tree, staff } = steps.place());
  return id;
}

describe('the worklist of an outside system', () => {
  it('holds every record of the unit and beneath that stands, of the days since, and no other', async () => {
    const id = await scene('2026-01-01');
    const [one, two] = [await standing(), await standing({ unit: tree.sister })];
    await standing({ unit: tree.neighbourTeam });
    await standing({ shift: ['2025-12-01T01:00:00Z', '2025-12-01T03:00:00Z'] });
    await makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree) });
    expect((await lines(id)).map(({ recordId, state }) => `${recordId} ${state}`).sort()).toEqual(
      [`${one} PENDING`, `${two} PENDING`].sort(),
    );
    expect(await lines(id, staff, { unitId: tree.sister.id })).toHaveLength(1);
    expect((await system(id))?.counts).toEqual({ pending: 2, entered: 0, differs: 0 });
  });

  it('says 已录 with the number typed in, 不一致 for other minutes, and again when a correction of ours makes them so', async () => {
    const id = await scene();
    const [one, two] = [await standing(), await standing()];
    expect(reasonsOf(await note(id, one, 'ZYH-1', 120))).toEqual([]);
    expect(reasonsOf(await note(id, two, 'ZYH-2', 90))).toEqual([]);
    const states = async () => Object.fromEntries((await lines(id)).map(({ recordId, state }) => [recordId, state]));
    expect(await states()).toEqual({ [one]: 'ENTERED', [two]: 'DIFFERS' });
    await world.services.read.rows(sql`update service_record set minutes = 100 where id = ${one}`);
    expect(await states()).toEqual({ [one]: 'DIFFERS', [two]: 'DIFFERS' });
    expect(await lines(id, staff, { state: 'DIFFERS' })).toHaveLength(2);
  });

  it('a difference is resolved by typing it in anew, or by a reason on record that holds for these minutes only', async () => {
    const id = await scene();
    const [one, two] = [await standing(), await standing()];
    await note(id, one, 'D-1', 90);
    await note(id, two, 'D-2', 120);
    const accept = (recordId: string, version: number) =>
      runUseCase(world.context(staff), acceptDifference, {
        systemId: id,
        recordId,
        version,
        reason: '演示·对方按半天计',
      });
    expect(reasonsOf(await accept(two, 1))).toEqual(['OUTSIDE_NO_DIFFERENCE']);
    expect(reasonsOf(await accept(one, 2))).toEqual(['STALE_VERSION']);
    expect(reasonsOf(await accept(one, 1))).toEqual([]);
    const line = async () => (await lines(id)).find(({ recordId }) => recordId === one);
    expect(await line()).toMatchObject({ state: 'ENTERED', entry: { minutes: 90, acceptReason: '演示·对方按半天计' } });
    await world.services.read.rows(sql`update service_record set minutes = 110 where id = ${one}`);
    expect(await line()).toMatchObject({ state: 'DIFFERS', entry: { acceptReason: null } });
    await note(id, one, 'D-1', 110, 2);
    expect(await line()).toMatchObject({ state: 'ENTERED', entry: { minutes: 110, version: 3 } });
  });

  it('a number stands for one record; what was noted by mistake goes back on the list', async () => {
    const id = await scene();
    const [one, two] = [await standing(), await standing()];
    await note(id, one, 'T-1', 120);
    expect(reasonsOf(await note(id, two, 'T-1', 120))).toEqual(['OUTSIDE_NUMBER_TAKEN number']);
    expect(reasonsOf(await note(id, one, 'T-2', 120))).toEqual(['STALE_VERSION']);
    const clear = (recordId: string, version: number) =>
      runUseCase(world.context(staff), clearEntry, { systemId: id, recordId, version });
    expect(reasonsOf(await clear(one, 1))).toEqual([]);
    expect((await lines(id)).map(({ state }) => state)).toEqual(['PENDING', 'PENDING']);
    expect(reasonsOf(await note(id, two, 'T-1', 120))).toEqual([]);
  });

  it('of two who note one record at once one is told to look again', async () => {
    const id = await scene();
    const one = await standing();
    const both = await Promise.all([note(id, one, 'R-1', 120), note(id, one, 'R-2', 120)]);
    expect(both.flatMap(reasonsOf)).toEqual(['STALE_VERSION']);
  });

  it('is kept by whoever has the right at the place; one with it at a team reads and notes that team’s records alone', async () => {
    const id = await scene();
    const [here, there] = [await standing(), await standing({ unit: tree.sister })];
    const { account, actor: coordinator } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' });
    expect(await system(id, coordinator)).toBeNull();
    await makeGrant(world, { accountId: account.id, unitId: tree.team.id, action: 'hours.outside' });
    const typist = await actorOf(world, account.id);
    expect((await lines(id, typist)).map(({ recordId }) => recordId)).toEqual([here]);
    expect(reasonsOf(await note(id, there, 'P-1', 120, null, typist))).toEqual(['NOT_FOUND recordId']);
    expect(reasonsOf(await note(id, here, 'P-2', 120, null, typist))).toEqual([]);
    expect(reasonsOf(await runUseCase(world.context(typist), makeBatch, { systemId: id }))).toEqual(['NOT_ALLOWED']);
    const neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
    expect(reasonsOf(await note(id, here, 'P-3', 120, 1, neighbour))).toEqual(['NOT_FOUND']);
    expect(await lines(id, neighbour)).toEqual([]);
  });

  it('is counted with its system, in one statement for many systems', async () => {
    const id = await scene();
    await note(id, await standing(), 'C-1', 120);
    await standing();
    const list = () =>
      world.graph<{ outsideSystems: { edges: { node: { id: string; counts: object } }[] } }>(
        staff,
        '{ outsideSystems { edges { node { id name counts { pending entered differs } silent } } } }',
      );
    const one = await countStatements(world, list);
    expect(one.result.data?.outsideSystems.edges).toEqual([
      { node: { id, name: '志愿汇', counts: { pending: 1, entered: 1, differs: 0 }, silent: 0 } },
    ]);
    const more = { unitId: tree.county.id, name: '志愿山东', since: '2025-01-01', answerDays: 5 };
    await runUseCase(world.context(staff), openOutsideSystem, more);
    const two = await countStatements(world, list);
    expect(two.result.data?.outsideSystems.edges).toHaveLength(2);
    expect(two.statements).toBe(one.statements);
  });

  it('ends with its system: nothing is noted any more, what was noted is read', async () => {
    const id = await scene();
    const one = await standing();
    await note(id, one, 'E-1', 120);
    await runUseCase(world.context(staff), endOutsideSystem, { id, version: 1 });
    expect(reasonsOf(await note(id, one, 'E-2', 120, 1))).toEqual(['OUTSIDE_ENDED']);
    expect((await lines(id))[0]).toMatchObject({ state: 'ENTERED' });
    const again = { unitId: tree.county.id, name: '志愿汇', since: '2025-01-01', answerDays: 5 };
    expect(reasonsOf(await runUseCase(world.context(staff), openOutsideSystem, again))).toEqual([]);
    expect(reasonsOf(await runUseCase(world.context(staff), openOutsideSystem, again))).toEqual(['NAME_TAKEN name']);
  });
});

it('a header stands for one term, in both tongues', () => {
  const words = (Object.keys(recordTermWords) as RecordTerm[]).flatMap((term) => [
    recordTermWords[term].zh,
    recordTermWords[term].en,
  ]);
  expect(new Set(words).size).toBe(words.length);
});
