import { gradeOfSource } from '@jinguo/schema';
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
import { confirmVisit, handInSlip } from '../../activity/testing/visit-acts.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { makeFile } from '../../people/testing/file.make.ts';
import { actorOf, type MadeVolunteer, makeGrant, makeStaffActor } from '../../people/testing/people.make.ts';
import { personParts } from '../../people/testing/person-parts.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { hoursModule } from '../hours.module.ts';
import { approveRecords } from '../record/approve-records.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, propose } from '../testing/hours.make.ts';
import { atShift, makeConfirmed, makeVisitOf } from '../testing/visits.make.ts';
import { releaseOldSlips } from './release-old-slips.ts';

let world: World;
let tree: HoursTree;
let her: MadeVolunteer;
let companion: MadeVolunteer;
let approver: Actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  tree = await makeHoursTree(world);
  her = await makeHoursVolunteer(world, tree, '演示·她');
  companion = await makeHoursVolunteer(world, tree, '演示·同行人');
  approver = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
});
afterAll(() => world.close());

async function approve(actor: Actor, id: string): Promise<string[]> {
  const result = await runUseCase(world.context(actor), approveRecords, { ids: [id] });
  if (isRefusal(result)) return result.reasons.map(({ code }) => code);
  return result.refused.flatMap(({ reasons }) => reasons.map(({ code }) => code));
}
const entriesOf = (id: string) =>
  world.services.read.rows<{ source: string; minutes: number }>(
    sql`select source, minutes from ledger_entry where record_id = ${id}`,
  );
/** Her visit with a slip, proposed. */
async function slipped() {
  const { id } = await makeVisitOf(world, tree, { volunteer: her, companion });
  await atShift(world, id);
  const accountId = her.accountId ?? '';
  const fileId = await makeFile(world, { uploadedBy: accountId, countyCode: '370303' });
  const actor = await actorOf(world, accountId, 'volunteer');
  await runUseCase(world.context(actor), handInSlip, { signUpId: id, fileId });
  return { signUpId: id, fileId, record: await propose(world, id) };
}

describe('hours of a home visit', () => {
  it('confirmed by a companion go the same way: proposed with their source, approved by a third person, in the ledger by it', async () => {
    const record = await makeConfirmed(world, tree, { volunteer: her, companion });
    expect(record).toMatchObject({ source: 'COMPANION', state: 'PROPOSED', minutes: 120, place: '演示村' });
    expect(gradeOfSource.COMPANION).toBe('WITNESS');
    expect(await approve(approver, record.id)).toEqual([]);
    expect(await entriesOf(record.id)).toEqual([{ source: 'COMPANION', minutes: 120 }]);
    const mine = await world.graph<{ myHours: { grades: unknown } }>(
      await actorOf(world, her.accountId ?? '', 'volunteer'),
      '{ myHours { grades { grade minutes } } }',
    );
    expect(mine.data?.myHours.grades).toEqual([{ grade: 'WITNESS', minutes: 120 }]);
  });

  it('are never approved by the companion who confirmed them: confirming is scanning for her', async () => {
    const record = await makeConfirmed(world, tree, { volunteer: her, companion });
    await makeGrant(world, { accountId: companion.accountId ?? '', unitId: tree.team.id, role: 'COORDINATOR' });
    const both = await actorOf(world, companion.accountId ?? '', 'admin');
    expect(await approve(both, record.id)).toEqual(['APPROVER_IS_PROPOSER', 'APPROVER_SCANNED']);
    expect(await entriesOf(record.id)).toEqual([]);
    expect(await approve(approver, record.id)).toEqual([]);
  });

  it('of a hundred words at once make one record and one entry', async () => {
    const { id } = await makeVisitOf(world, tree, { volunteer: her, companion });
    await atShift(world, id);
    const actor = await actorOf(world, companion.accountId ?? '', 'volunteer');
    const said = await Promise.all(
      Array.from({ length: 100 }, () => runUseCase(world.context(actor), confirmVisit, { signUpId: id })),
    );
    expect(said.filter((one) => !isRefusal(one))).toHaveLength(1);
    const records = await Promise.all(Array.from({ length: 5 }, () => propose(world, id)));
    expect(new Set(records.map((record) => record.id)).size).toBe(1);
    await Promise.all(Array.from({ length: 5 }, () => approve(approver, records[0]?.id ?? '')));
    expect(await entriesOf(records[0]?.id ?? '')).toHaveLength(1);
  });
});

describe('a slip', () => {
  it('is opened by whoever may approve there and whoever uploaded it, by nobody else', async () => {
    const { fileId, record } = await slipped();
    expect(record).toMatchObject({ source: 'SLIP' });
    const opens = (actor: Actor | null, app: 'admin' | 'volunteer' = 'admin') =>
      mayOpen(world.context(actor, app), { id: fileId, uploaded_by: her.accountId ?? '' });
    expect(await opens(approver)).toBe(true);
    expect(await opens(await actorOf(world, her.accountId ?? '', 'volunteer'))).toBe(true);
    const neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
    const other = await makeHoursVolunteer(world, tree);
    expect(await opens(neighbour)).toBe(false);
    expect(await opens(await actorOf(world, other.accountId ?? '', 'volunteer'))).toBe(false);
    expect(await opens(null)).toBe(false);
    const seen = await world.graph<{ record: { visit: unknown } }>(
      approver,
      'query($id: ID!) { record(id: $id) { visit { confirmation confirmedByName fileId } } }',
      { id: record.id },
    );
    expect(seen.data?.record.visit).toEqual({ confirmation: 'SLIP', confirmedByName: '演示·她', fileId });
  });

  it('is kept three years, longer while its record is undecided, and goes with her', async () => {
    const { fileId, record, signUpId } = await slipped();
    const held = async () =>
      (
        await world.services.read.rows<{ file_id: string | null; released: boolean }>(
          sql`select file_id, released_at is not null as released from home_visit where sign_up_id = ${signUpId}`,
        )
      )[0];
    const round = () => inTransaction(workerContext(world.services), (tx) => releaseOldSlips.run(tx));
    await round();
    expect(await held()).toEqual({ file_id: fileId, released: false });
    world.setNow('2029-06-01T00:00:00Z');
    await round();
    expect(await held()).toEqual({ file_id: fileId, released: false });
    await atShift(world, signUpId);
    expect(await approve(approver, record.id)).toEqual([]);
    world.setNow('2029-06-01T00:00:00Z');
    await round();
    expect(await held()).toEqual({ file_id: null, released: true });
    const another = await slipped();
    await inTransaction(workerContext(world.services), async (tx) => {
      for (const part of personParts()) await part.erase?.(tx, her.id);
    });
    expect(
      await world.services.read.rows(
        sql`select 1 as one from home_visit where sign_up_id = ${another.signUpId} and file_id is not null`,
      ),
    ).toEqual([]);
  });
});

describe('two who only confirm each other', () => {
  const flagsOf = async (id: string) =>
    (
      await world.services.read.rows<{ code: string; facts: unknown }>(
        sql`select code, facts from record_flag where record_id = ${id} and resolution is null`,
      )
    ).map(({ code, facts }) => ({ code, facts }));

  it('are looked into after five visits, once each vouched for the other and nobody else ever did', async () => {
    const [one, two] = [
      await makeHoursVolunteer(world, tree, '演示·甲'),
      await makeHoursVolunteer(world, tree, '演示·乙'),
    ];
    const there = { volunteer: one, companion: two };
    const back = { volunteer: two, companion: one };
    for (const people of [there, there, there, back])
      expect(await flagsOf((await makeConfirmed(world, tree, people)).id)).toEqual([]);
    const fifth = await makeConfirmed(world, tree, there);
    expect(await flagsOf(fifth.id)).toEqual([{ code: 'ONLY_EACH_OTHER', facts: { visits: 5 } }]);
    expect(await approve(approver, fifth.id)).toEqual(['FLAG_OPEN']);
    // A third person's word for one of them, and nothing is odd any more.
    await makeConfirmed(world, tree, { volunteer: one, companion: await makeHoursVolunteer(world, tree) });
    expect(await flagsOf((await makeConfirmed(world, tree, back)).id)).toEqual([]);
  });

  it('are not where one always vouches for the other: who leads does', async () => {
    const [one, two] = [
      await makeHoursVolunteer(world, tree, '演示·丙'),
      await makeHoursVolunteer(world, tree, '演示·丁'),
    ];
    for (let n = 0; n < 6; n += 1)
      expect(await flagsOf((await makeConfirmed(world, tree, { volunteer: one, companion: two })).id)).toEqual([]);
  });
});
