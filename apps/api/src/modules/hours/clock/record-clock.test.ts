import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { workingDaysOf } from '../../../platform/calendar/working-days.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { writeEvents } from '../../../platform/outbox/write-events.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { modules } from '../../modules.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../testing/hours.make.ts';
import { clockOf, cutoffsOn, deadlineOf } from './record-clock.ts';
import { remindHolders } from './remind.ts';

const ended = (day: string) => new Date(`${day}T03:00:00Z`);

describe('the law’s clock', () => {
  it('AT-1: of an activity that ended on 2025-09-30 records are complete by 2025-10-21 and handed in by 2025-10-16', () => {
    expect(deadlineOf(ended('2025-09-30'))).toEqual({
      ...{ dueOn: '2025-10-21', submitBy: '2025-10-16', provisional: false },
    });
  });

  it('counts from the day in China on which the activity ended', () => {
    expect(deadlineOf(new Date('2025-09-29T16:30:00Z')).dueOn).toBe('2025-10-21');
    expect(deadlineOf(new Date('2025-09-29T15:30:00Z')).dueOn).toBe('2025-10-20');
  });

  it('marks December deadlines that cross into a year without a list, and counts them anew when it comes', () => {
    const now = workingDaysOf({ knownTo: 2026, days: {} });
    expect(deadlineOf(ended('2026-12-25'), now)).toEqual({
      ...{ dueOn: '2027-01-08', submitBy: '2027-01-05', provisional: true },
    });
    expect(deadlineOf(ended('2026-12-10'), now).provisional).toBe(false);
    const then = workingDaysOf({ knownTo: 2027, days: { '2027-01-01': { work: false, name: '元旦' } } });
    expect(deadlineOf(ended('2026-12-25'), then)).toMatchObject({ dueOn: '2027-01-11', provisional: false });
  });

  it('finds late and nearly late by one day each: on every day of two years it says what each record says of itself', () => {
    for (let day = Temporal.PlainDate.from('2025-01-02'); day.year < 2027; day = day.add({ days: 11 })) {
      const now = new Date(`${day.toString()}T04:00:00Z`);
      const { lateBefore, nearBefore } = cutoffsOn(now);
      for (let back = 5; back < 32; back += 1) {
        const end = ended(day.subtract({ days: back }).toString());
        const found = end < lateBefore ? 'LATE' : end < nearBefore ? 'NEAR' : 'IN_TIME';
        expect([day.toString(), back, found]).toEqual([day.toString(), back, clockOf(end, now)]);
      }
    }
  });
});

describe('what is late', () => {
  let world: World;
  let tree: HoursTree;
  let county: Actor;
  beforeAll(async () => {
    world = await createWorld(modules);
    world.setNow('2026-11-30T01:00:00Z');
    tree = await makeHoursTree(world);
    county = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
    // Due on 27 November, on 1 December, and on 11 December.
    for (const [day, unit] of [
      ['2026-11-13', tree.team],
      ['2026-11-17', tree.team],
      ['2026-11-17', tree.sister],
      ['2026-11-27', tree.sister],
    ] as const) {
      const volunteer = await makeHoursVolunteer(world, tree);
      await makeRecord(world, tree, { volunteer, unit, shift: [`${day}T01:00:00Z`, `${day}T03:00:00Z`] });
    }
    const far = await makeHoursVolunteer(world, tree);
    await makeRecord(world, tree, {
      ...{ volunteer: far, unit: tree.neighbourTeam, shift: ['2026-11-13T01:00:00Z', '2026-11-13T03:00:00Z'] },
    });
  });
  afterAll(() => world.close());
  const below = async (actor: Actor | null, unitId: string) =>
    (
      await world.graph<{ deadlines: Record<string, unknown>[] }>(
        actor,
        'query ($id: ID!) { deadlines(unitId: $id) { unitName own below waiting near late provisional } }',
        { id: unitId },
      )
    ).data?.deadlines;

  it('is seen up the tree, unit by unit, within reach and by one statement', async () => {
    expect(await below(county, tree.county.id)).toEqual([
      { unitName: '演示村妇联', own: false, below: true, waiting: 4, near: 2, late: 1, provisional: 0 },
    ]);
    expect(await below(county, tree.village.id)).toEqual([
      { unitName: '演示一队', own: false, below: false, waiting: 2, near: 1, late: 1, provisional: 0 },
      { unitName: '演示二队', own: false, below: false, waiting: 2, near: 1, late: 0, provisional: 0 },
    ]);
    // The neighbour's are not hers, from wherever she looks.
    expect(await below(county, tree.city.id)).toMatchObject([{ unitName: '演示甲县妇联', waiting: 4 }]);
    expect(await below(null, tree.county.id)).toEqual([]);
  });

  it('is found in the list of records as it is counted', async () => {
    const found = async (clock: string) =>
      (
        await world.graph<{ records: { edges: { node: { clock: string; dueOn: string } }[] } }>(
          county,
          'query ($clock: RecordClock!) { records(filter: { clock: $clock }) { edges { node { clock dueOn } } } }',
          { clock },
        )
      ).data?.records.edges.map(({ node }) => [node.clock, node.dueOn]);
    expect(await found('LATE')).toEqual([['LATE', '2026-11-27']]);
    expect(await found('NEAR')).toEqual([
      ['NEAR', '2026-12-01'],
      ['NEAR', '2026-12-01'],
    ]);
    expect(await found('IN_TIME')).toHaveLength(1);
  });

  it('is told of once to each desk two working days before, not again the next morning', async () => {
    const remind = () =>
      inTransaction(workerContext(world.services), async (tx, gathered) => {
        await remindHolders(tx);
        await writeEvents(tx, gathered.events);
        return gathered.events.map(({ payload }) => payload);
      });
    const first = await remind();
    const desks = await world.services.read.rows<{
      id: string;
      n: number;
    }>(sql`select r.holder_unit_id as id, count(*)::int as n from service_record r
      join activity a on a.id = r.activity_id where a.ends_at::date = '2026-11-17' group by 1`);
    expect(first).toHaveLength(desks.length);
    for (const { id, n } of desks) expect(first).toContainEqual({ unitId: id, dueOn: '2026-12-01', count: n });
    expect(await remind()).toEqual([]);
    world.setNow('2026-12-01T01:00:00Z');
    expect(await remind()).toEqual([]);
  });
});
