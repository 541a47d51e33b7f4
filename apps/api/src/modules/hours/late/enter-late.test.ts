import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { mayOpen } from '../../../platform/files/file-readers.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { activityModule } from '../../activity/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { makeFile } from '../../people/testing/file.make.ts';
import { actorOf, type MadeVolunteer, makeGrant, makeStaffActor } from '../../people/testing/people.make.ts';
import { personParts } from '../../people/testing/person-parts.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { correctRecord } from '../correction/correct-record.ts';
import { decideCorrection } from '../correction/decide-correction.ts';
import { hoursModule } from '../hours.module.ts';
import { approveRecords } from '../record/approve-records.ts';
import { type HoursTree, makeHoursTree, propose } from '../testing/hours.make.ts';
import { makeLongStanding, makeOver, makeSignUpFor, type OverActivity } from '../testing/late.make.ts';
import { enterLate } from './enter-late.ts';
import { releaseOldPapers } from './release-papers.ts';

let world: World;
let tree: HoursTree;
let coordinator: Actor;
let staff: Actor;
const roleAt = async (unitId: string, role: 'STAFF' | 'COORDINATOR' = 'STAFF') =>
  (await makeStaffActor(world, { unitId, role })).actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  tree = await makeHoursTree(world);
  coordinator = await roleAt(tree.team.id, 'COORDINATOR');
  staff = await roleAt(tree.county.id);
});
afterAll(() => world.close());

interface Line {
  volunteer: MadeVolunteer;
  from?: number;
  to?: number;
}
async function enter(actor: Actor, over: OverActivity, lines: readonly Line[], more: Record<string, unknown> = {}) {
  const fileId = await makeFile(world, { uploadedBy: actor.accountId, countyCode: '370303' });
  return runUseCase(world.context(actor), enterLate, {
    openingId: over.openingId,
    fileId,
    reason: '演示·手机没有信号',
    lines: lines.map(({ volunteer, from = 0, to = 120 }) => ({
      volunteerId: volunteer.id,
      startedAt: over.at(from),
      endedAt: over.at(to),
    })),
    ...more,
  });
}
const reasonsOf = (result: unknown) =>
  isRefusal(result) ? result.reasons.map(({ code, field }) => (field ? `${code} ${field}` : code)) : [];
const linesOf = (over: OverActivity) =>
  world.services.read.rows<{
    id: string;
    source: string;
    minutes: number;
    sign_up_id: string | null;
    holder_unit_id: string;
    version: number;
    late_entry_id: string;
  }>(sql`select * from service_record where activity_id = ${over.activityId} order by started_at, id`);
const minutesOf = async (volunteer: MadeVolunteer): Promise<number> =>
  (
    await world.services.read.rows<{ n: number }>(sql`select coalesce(sum(h.minutes), 0)::int as n from ledger_account a
      join ledger_head h on h.account_id = a.id where a.volunteer_id = ${volunteer.id}`)
  )[0]?.n ?? 0;
/** What looks wrong is another matter (flags): cleared here. */
const clear = (over: OverActivity) =>
  world.services.read.rows(sql`update service_record set open_flags = '{}' where activity_id = ${over.activityId}`);
async function approve(actor: Actor, over: OverActivity): Promise<string[]> {
  await clear(over);
  const ids = (await linesOf(over)).map(({ id }) => id);
  const result = await runUseCase(world.context(actor), approveRecords, { ids });
  if (isRefusal(result)) throw new Error('refused as a whole');
  return result.refused.flatMap(({ reasons }) => reasons.map(({ code }) => code));
}

describe('补录', () => {
  it('of a sheet waits above the team, one line for each person, and counts once somebody there approved it', async () => {
    const over = await makeOver(world, tree);
    const [expected, cameAlong] = [await makeLongStanding(world, tree), await makeLongStanding(world, tree)];
    const signUpId = await makeSignUpFor(world, over, expected, { state: 'NO_SHOW' });
    expect(
      await enter(coordinator, over, [
        { volunteer: expected, to: 180 },
        { volunteer: cameAlong, from: 30, to: 75 },
      ]),
    ).toEqual({ count: 2 });
    expect(await linesOf(over)).toMatchObject([
      { source: 'LATE', minutes: 180, sign_up_id: signUpId, holder_unit_id: tree.county.id },
      { source: 'LATE', minutes: 45, sign_up_id: null, holder_unit_id: tree.county.id },
    ]);
    expect(await approve(staff, over)).toEqual([]);
    expect([await minutesOf(expected), await minutesOf(cameAlong)]).toEqual([180, 45]);
    const { data } = await world.graph<{ myRecords: { edges: { node: unknown }[] }; myHours: unknown }>(
      await actorOf(world, cameAlong.accountId ?? '', 'volunteer'),
      '{ myHours { grades { grade minutes } } myRecords(first: 5) { edges { node { source lateEntry { enteredByName reason } } } } }',
    );
    expect(data).toEqual({
      myHours: { grades: [{ grade: 'LATE', minutes: 45 }] },
      myRecords: {
        edges: [
          { node: { source: 'LATE', lateEntry: { enteredByName: coordinator.name, reason: '演示·手机没有信号' } } },
        ],
      },
    });
  });

  it('is refused by every wrong person: at its own unit, who entered it, had a hand in the activity, or is recorded there', async () => {
    const over = await makeOver(world, tree);
    const volunteer = await makeLongStanding(world, tree);
    const scanner = await roleAt(tree.county.id);
    const recorded = await roleAt(tree.county.id);
    const otherLate = await roleAt(tree.county.id);
    const herself = await roleAt(tree.county.id);
    const served = await makeLongStanding(world, tree, { accountId: recorded.accountId });
    await propose(world, await makeSignUpFor(world, over, served, { by: scanner.accountId }));
    const own = await makeLongStanding(world, tree, { accountId: herself.accountId });
    const enterer = await roleAt(tree.county.id);
    expect(await enter(enterer, over, [{ volunteer: own }])).toEqual({ count: 1 });
    expect(await enter(otherLate, over, [{ volunteer }])).toEqual({ count: 1 });
    await clear(over);
    const [late] = (await linesOf(over)).filter((line) => line.source === 'LATE' && line.id);
    const lates = (await world.services.read.rows<{ id: string }>(
      sql`select id from service_record where volunteer_id = ${own.id}`,
    )) as { id: string }[];
    const codes = async (actor: Actor) => {
      const result = await runUseCase(world.context(actor), approveRecords, { ids: [lates[0]?.id ?? ''] });
      return isRefusal(result) ? ['REFUSED'] : result.refused.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    };
    expect(late).toBeDefined();
    expect(await codes(await roleAt(tree.team.id, 'COORDINATOR'))).toEqual(['LATE_NEEDS_ABOVE']);
    expect(await codes(enterer)).toEqual(['APPROVER_IS_PROPOSER']);
    expect(await codes(scanner)).toEqual(['LATE_HAD_A_HAND']);
    expect(await codes(otherLate)).toEqual(['LATE_HAD_A_HAND']);
    expect(await codes(recorded)).toEqual(['RECORDED_IN_ACTIVITY']);
    expect(await codes(herself)).toEqual(['APPROVER_IS_VOLUNTEER']);
    expect(await minutesOf(own)).toBe(0);
    expect(await codes(staff)).toEqual([]);
    expect(await minutesOf(own)).toBe(120);
  });

  it('says everything that speaks against it at once, line by line', async () => {
    const over = await makeOver(world, tree, { minAge: 16 });
    const child = await makeLongStanding(world, tree, { birthDate: `${new Date().getFullYear() - 15}-01-01` });
    const [scanned, good] = [await makeLongStanding(world, tree), await makeLongStanding(world, tree)];
    const stranger = await makeLongStanding(world, tree, { unitId: tree.neighbour.id, teamId: null });
    await makeSignUpFor(world, over, scanned, { by: coordinator.accountId });
    const own = await makeLongStanding(world, tree, { accountId: coordinator.accountId });
    const fileId = await makeFile(world, { uploadedBy: staff.accountId, countyCode: '370303' });
    const result = await enter(
      coordinator,
      over,
      [
        { volunteer: child },
        { volunteer: scanned },
        { volunteer: stranger },
        { volunteer: own },
        { volunteer: good, from: -1, to: 181 },
        { volunteer: good },
      ],
      { fileId },
    );
    expect(reasonsOf(result).sort()).toEqual(
      [
        'TOO_YOUNG lines.0.volunteerId',
        'GUARDIAN_CONSENT_NEEDED lines.0.volunteerId',
        'LATE_HAS_SCANS lines.1.volunteerId',
        'NOT_FOUND lines.2.volunteerId',
        'LATE_OWN lines.3.volunteerId',
        'LATE_OUTSIDE_SHIFT lines.4.startedAt',
        'LATE_OUTSIDE_SHIFT lines.4.endedAt',
        'LATE_TWICE lines.5.volunteerId',
        'LATE_PAPER_NEEDED fileId',
      ].sort(),
    );
    expect(await linesOf(over)).toEqual([]);
  });

  it('does not count time twice: what overlaps a record of hers is refused, also between two entries at one moment', async () => {
    const over = await makeOver(world, tree);
    const volunteer = await makeLongStanding(world, tree);
    const both = await Promise.all([
      enter(coordinator, over, [{ volunteer }]),
      enter(await roleAt(tree.county.id), over, [{ volunteer, from: 60, to: 180 }]),
    ]);
    expect(both.map(reasonsOf).sort()).toEqual([[], ['RECORD_OVERLAP lines.0.startedAt']].sort());
    expect(await linesOf(over)).toHaveLength(1);
  });

  it('is for a shift that is over, of an activity that was held, with somebody above to approve it', async () => {
    const volunteer = await makeLongStanding(world, tree);
    const city = await roleAt(tree.city.id);
    const of = async (spec: Parameters<typeof makeOver>[2]) =>
      reasonsOf(await enter(city, await makeOver(world, tree, spec), [{ volunteer }]));
    expect(await of({ endsInHours: 1 })).toContain('LATE_TOO_EARLY openingId');
    expect(await of({ state: 'CANCELLED' })).toContain('LATE_NOT_HELD openingId');
    expect(await of({ unit: tree.city })).toContain('LATE_NOBODY_ABOVE openingId');
    const neighbour = await roleAt(tree.neighbour.id);
    expect(reasonsOf(await enter(neighbour, await makeOver(world, tree), [{ volunteer }]))).toEqual(['NOT_FOUND']);
  });

  it('stays a late entry when its times are corrected, and the correction needs somebody above as well', async () => {
    const over = await makeOver(world, tree);
    const volunteer = await makeLongStanding(world, tree);
    await enter(coordinator, over, [{ volunteer, to: 30 }]);
    expect(await approve(staff, over)).toEqual([]);
    const [line] = await linesOf(over);
    const times = (to: number) => ({
      id: line?.id,
      version: line?.version,
      startedAt: over.at(0),
      endedAt: over.at(to),
      reason: '演示·看错',
    });
    expect(reasonsOf(await runUseCase(world.context(staff), correctRecord, times(181)))).toContain(
      'LATE_OUTSIDE_SHIFT endedAt',
    );
    await runUseCase(world.context(staff), correctRecord, times(170));
    const [waiting] = await world.services.read.rows<{ id: string; version: number; holder_unit_id: string }>(
      sql`select id, version, holder_unit_id from correction where record_id = ${line?.id}`,
    );
    const decide = async (actor: Actor) =>
      reasonsOf(await runUseCase(world.context(actor), decideCorrection, { ...waiting, accept: true }));
    expect(await decide(await roleAt(tree.team.id, 'COORDINATOR'))).toEqual(['LATE_NEEDS_ABOVE']);
    expect(await decide(await roleAt(tree.county.id))).toEqual([]);
    expect(await linesOf(over)).toMatchObject([{ source: 'LATE', minutes: 170 }]);
    expect(await minutesOf(volunteer)).toBe(170);
  });
});

describe('the sheet', () => {
  const paperOf = async (over: OverActivity) =>
    (
      await world.services.read.rows<{ file_id: string | null; reason: string; uploaded_by: string }>(
        sql`select le.file_id, le.reason, le.entered_by as uploaded_by from late_entry le where le.activity_id = ${over.activityId}`,
      )
    )[0];

  it('is opened by whoever may approve there and by nobody else, and proves one entry only', async () => {
    const over = await makeOver(world, tree);
    const volunteer = await makeLongStanding(world, tree);
    await enter(coordinator, over, [{ volunteer }]);
    const paper = await paperOf(over);
    const file = { id: paper?.file_id ?? '', uploaded_by: paper?.uploaded_by ?? '' };
    const her = await actorOf(world, volunteer.accountId ?? '', 'volunteer');
    const opens = async (actor: Actor) => mayOpen(world.context(actor), file);
    expect([await opens(staff), await opens(coordinator)]).toEqual([true, true]);
    expect([await opens(await roleAt(tree.neighbour.id)), await opens(her)]).toEqual([false, false]);
    const again = await enter(coordinator, await makeOver(world, tree), [{ volunteer }], { fileId: file.id });
    expect(reasonsOf(again)).toEqual(['FILE_IN_USE fileId']);
  });

  it('goes with the last person it speaks for, and its term is three years where it proves decided hours', async () => {
    const [alone, shared, old] = [
      await makeOver(world, tree),
      await makeOver(world, tree),
      await makeOver(world, tree),
    ];
    const [leaving, staying] = [await makeLongStanding(world, tree), await makeLongStanding(world, tree)];
    await enter(coordinator, alone, [{ volunteer: leaving }]);
    await enter(coordinator, shared, [{ volunteer: leaving }, { volunteer: staying }]);
    await enter(coordinator, old, [{ volunteer: staying }]);
    await inTransaction(workerContext(world.services), async (tx) => {
      for (const part of personParts()) await part.erase?.(tx, leaving.id);
    });
    expect((await paperOf(alone))?.file_id).toBeNull();
    expect((await paperOf(shared))?.file_id).not.toBeNull();
    expect((await paperOf(shared))?.reason).toBe('（已隐去）');
    const inYears = new Date(Date.now() + 3.1 * 365 * 86_400_000).toISOString();
    world.setNow(inYears);
    try {
      await inTransaction(workerContext(world.services), (tx) => releaseOldPapers.run(tx));
      expect((await paperOf(old))?.file_id).not.toBeNull();
      expect(await approve(staff, old)).toEqual([]);
      await inTransaction(workerContext(world.services), (tx) => releaseOldPapers.run(tx));
      expect((await paperOf(old))?.file_id).toBeNull();
    } finally {
      world.setNow(new Date().toISOString());
    }
  });
});

describe('nobody approves hours of an activity in which she is recorded herself', () => {
  it('and its lines wait for another desk once she comes to be', async () => {
    const place = await makeHoursTree(world);
    const over = await makeOver(world, place);
    const [first, second] = [await makeLongStanding(world, place), await makeLongStanding(world, place)];
    await makeGrant(world, { accountId: second.accountId ?? '', unitId: place.team.id, role: 'COORDINATOR' });
    await roleAt(place.county.id);
    const one = await propose(world, await makeSignUpFor(world, over, first, { by: first.accountId }));
    expect(one.holder_unit_id).toBe(place.team.id);
    const two = await propose(world, await makeSignUpFor(world, over, second, { by: second.accountId }));
    expect(two.holder_unit_id).toBe(place.county.id);
    const [moved] = (await linesOf(over)).filter(({ id }) => id === one.id);
    expect(moved?.holder_unit_id).toBe(place.county.id);
    const her = await actorOf(world, second.accountId ?? '');
    const result = await runUseCase(world.context(her), approveRecords, { ids: [one.id] });
    expect(isRefusal(result) ? [] : result.refused.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      ['RECORDED_IN_ACTIVITY'],
    ]);
    const { data } = await world.graph<{ records: { totalCount: number } }>(
      her,
      '{ records(filter: { mine: true }) { totalCount } }',
    );
    expect(data?.records.totalCount).toBe(0);
  });
});
