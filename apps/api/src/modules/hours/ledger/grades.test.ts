import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { activityModule } from '../../activity/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { actorOf, type MadeVolunteer, makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { correctRecord } from '../correction/correct-record.ts';
import { decideCorrection } from '../correction/decide-correction.ts';
import { hoursModule } from '../hours.module.ts';
import { approveRecords } from '../record/approve-records.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord, recordOf } from '../testing/hours.make.ts';
import { gradesOf } from './grades.ts';

let world: World;
let tree: HoursTree;
let volunteer: MadeVolunteer;
let coordinator: Actor;
let staff: Actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  tree = await makeHoursTree(world);
  volunteer = await makeHoursVolunteer(world, tree);
  coordinator = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
  staff = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
});
afterAll(() => world.close());

interface Graded {
  approvedMinutes: number;
  grades: { grade: string; minutes: number }[];
}
async function seen(): Promise<{ mine: Graded; theirs: Graded }> {
  const her = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
  const mine = await world.graph<{ myHours: Graded }>(her, '{ myHours { approvedMinutes grades { grade minutes } } }');
  const theirs = await world.graph<{ volunteer: Graded }>(
    staff,
    'query ($id: ID!) { volunteer(id: $id) { approvedMinutes grades: hoursByGrade { grade minutes } } }',
    { id: volunteer.id },
  );
  expect([mine.errors, theirs.errors]).toEqual([undefined, undefined]);
  return { mine: mine.data?.myHours as Graded, theirs: theirs.data?.volunteer as Graded };
}
const sum = ({ grades }: Graded): number => grades.reduce((total, one) => total + one.minutes, 0);

describe('how hours are known', () => {
  it('stands beside her total and adds up to it to the minute, also after a correction', async () => {
    const scanned = await makeRecord(world, tree, { volunteer });
    const proxied = await makeRecord(world, tree, { volunteer, inBy: tree.organiser });
    await runUseCase(world.context(coordinator), approveRecords, { ids: [scanned.id, proxied.id] });
    const before = await seen();
    expect(before.mine.grades).toEqual([
      { grade: 'CODE', minutes: 120 },
      { grade: 'COORDINATOR', minutes: 120 },
    ]);
    expect(before.theirs).toEqual(before.mine);
    expect(sum(before.mine)).toBe(before.mine.approvedMinutes);

    // A stated time is no scan any more: the corrected minutes leave the stronger grade.
    const { version, started_at } = await recordOf(world, scanned.id);
    const startedAt = new Date(started_at as string);
    const endedAt = new Date(startedAt.getTime() + 37 * 60_000);
    await runUseCase(world.context(coordinator), correctRecord, {
      id: scanned.id,
      version,
      startedAt,
      endedAt,
      reason: '演示·写错',
    });
    const [waiting] = await world.services.read.rows<{ id: string; version: number }>(
      sql`select id, version from correction`,
    );
    const decided = await runUseCase(world.context(staff), decideCorrection, { ...waiting, accept: true });
    expect(isRefusal(decided)).toBe(false);
    const after = await seen();
    expect(after.mine.grades).toEqual([{ grade: 'COORDINATOR', minutes: 157 }]);
    expect(sum(after.mine)).toBe(after.mine.approvedMinutes);
    expect(after.theirs).toEqual(after.mine);
  });

  it('names the strongest first and nothing of which nothing is left', () => {
    expect(gradesOf({ STATED: 10, PROXY: 5, SCAN: 1, OFFLINE: 0 })).toEqual([
      { grade: 'CODE', minutes: 1 },
      { grade: 'COORDINATOR', minutes: 15 },
    ]);
    expect(gradesOf({})).toEqual([]);
  });
});
