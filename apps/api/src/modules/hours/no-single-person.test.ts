import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { runUseCase } from '../../platform/run-use-case.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { activityModule } from '../activity/index.ts';
import { organizationModule } from '../organization/index.ts';
import { peopleModule } from '../people/index.ts';
import { makeFile } from '../people/testing/file.make.ts';
import { actorOf, type MadeVolunteer, makeStaffActor } from '../people/testing/people.make.ts';
import { serviceTypeModule } from '../service-type/index.ts';
import { correctRecord } from './correction/correct-record.ts';
import { decideCorrection } from './correction/decide-correction.ts';
import { resolveFlags } from './flag/resolve-flags.ts';
import { hoursModule } from './hours.module.ts';
import { enterLate } from './late/enter-late.ts';
import { approveRecords } from './record/approve-records.ts';
import { resubmitRecord } from './record/resubmit-record.ts';
import { returnRecord } from './record/return-record.ts';
import { type HoursTree, makeHoursTree, propose } from './testing/hours.make.ts';
import { makeLongStanding, makeOver, makeSignUpFor, type OverActivity } from './testing/late.make.ts';

/**
 * The hours that were ever sold were made by one person in the back office, from a name and a number (rules §2). Whatever one
 * account does here, in whatever order and with whichever rights, no minute of it reaches the ledger.
 */
let world: World;
let tree: HoursTree;
/** From the team up to the city; each serves as a volunteer, too. */
const people: { actor: Actor; self: MadeVolunteer }[] = [];
let others: MadeVolunteer[];
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  tree = await makeHoursTree(world);
  for (const [place, role] of [
    [tree.team, 'COORDINATOR'],
    [tree.village, 'STAFF'],
    [tree.county, 'STAFF'],
    [tree.city, 'STAFF'],
  ] as const) {
    const { accountId } = (await makeStaffActor(world, { unitId: place.id, role })).actor;
    const self = await makeLongStanding(world, tree, { accountId });
    people.push({ actor: await actorOf(world, accountId), self });
  }
  others = await Promise.all([makeLongStanding(world, tree), makeLongStanding(world, tree)]);
});
afterAll(() => world.close());

const acts = [
  'ENTER',
  'PROXY',
  'SERVE',
  'APPROVE',
  'RESOLVE',
  'CONFIRM',
  'RETURN',
  'RESUBMIT',
  'CORRECT',
  'DECIDE',
] as const;
interface Step {
  act: (typeof acts)[number];
  who: number;
  whom: number;
}
interface Row extends Record<string, unknown> {
  id: string;
  version: number;
}

async function play(over: OverActivity & Parameters<typeof makeSignUpFor>[1], { act, who, whom }: Step): Promise<void> {
  const person = people[who % people.length];
  if (!person) throw new Error('nobody');
  const { actor, self } = person;
  const volunteer = [...others, ...people.map((one) => one.self)][whom % (others.length + people.length)] ?? self;
  const context = world.context(actor);
  const rows = (query: string) =>
    world.services.read.rows<Row>(sql`select x.id, x.version from service_record x where x.activity_id = ${over.activityId}
      and x.state = ${query} order by x.id`);
  const attend = async (one: MadeVolunteer): Promise<void> => {
    const [there] = await world.services.read.rows(
      sql`select 1 as one from sign_up where activity_id = ${over.activityId} and volunteer_id = ${one.id}`,
    );
    if (!there) await propose(world, await makeSignUpFor(world, over, one, { by: actor.accountId }));
  };
  if (act === 'ENTER') {
    const fileId = await makeFile(world, { uploadedBy: actor.accountId, countyCode: '370303' });
    const lines = [{ volunteerId: volunteer.id, startedAt: over.at(0), endedAt: over.at(60) }];
    await runUseCase(context, enterLate, { openingId: over.openingId, fileId, reason: '演示·补录', lines });
  } else if (act === 'PROXY') await attend(volunteer);
  else if (act === 'SERVE') await attend(self);
  else if (act === 'APPROVE') {
    const ids = (await rows('PROPOSED')).map(({ id }) => id);
    if (ids.length > 0) await runUseCase(context, approveRecords, { ids });
  } else if (act === 'RESOLVE' || act === 'CONFIRM') {
    const flags = await world.services.read.rows<{
      id: string;
    }>(sql`select f.id from record_flag f join service_record r on r.id = f.record_id
      where r.activity_id = ${over.activityId} and f.resolution is null`);
    const input = { ids: flags.map(({ id }) => id), confirm: act === 'CONFIRM', reason: '演示·核查' };
    if (flags.length > 0) await runUseCase(context, resolveFlags, input);
  } else if (act === 'RETURN') {
    for (const row of await rows('PROPOSED')) await runUseCase(context, returnRecord, { ...row, reason: '演示·退回' });
  } else if (act === 'RESUBMIT') {
    for (const row of await rows('RETURNED'))
      await runUseCase(context, resubmitRecord, { ...row, endedAt: over.at(90), note: '演示·补充' });
  } else if (act === 'CORRECT') {
    for (const row of await rows('APPROVED'))
      await runUseCase(context, correctRecord, {
        ...row,
        startedAt: over.at(0),
        endedAt: over.at(170),
        reason: '演示·更正',
      });
  } else {
    const waiting =
      await world.services.read.rows<Row>(sql`select c.id, c.version from correction c join service_record r on r.id = c.record_id
      where r.activity_id = ${over.activityId} and c.state = 'PROPOSED'`);
    for (const row of waiting) await runUseCase(context, decideCorrection, { ...row, accept: true });
  }
}

const step = fc.record({ act: fc.constantFrom(...acts), who: fc.nat(3), whom: fc.nat(5) });
const entriesOf = (over: OverActivity) =>
  world.services.read.rows<{
    approver: string;
    minutes: number;
    late: boolean;
    hands: string[];
    recorded: string[];
    above: boolean;
  }>(sql`
    -- Whoever had a hand in it before: what she scans later is judged when that is approved.
    select e.approver_account_id as approver, e.minutes, e.source = 'LATE' as late,
      array[r.proposed_by] || r.scanned_by || coalesce(v.account_id, r.proposed_by) || case when e.source = 'LATE' then
        array(select le.entered_by from late_entry le where le.activity_id = r.activity_id and le.entered_at < e.at
          union select s.checked_in_by from sign_up s join service_record sr on sr.sign_up_id = s.id
            where s.activity_id = r.activity_id and s.checked_in_by is not null and sr.created_at < e.at) else '{}' end as hands,
      exists (select from access_grant g join unit gu on gu.id = g.unit_id join unit ru on ru.id = r.unit_id
        where g.account_id = e.approver_account_id and ru.path ^@ gu.path and ru.path <> gu.path) as above,
      array(select xv.account_id from service_record x join volunteer xv on xv.id = x.volunteer_id
        where x.activity_id = r.activity_id and x.created_at < e.at and xv.account_id is not null) as recorded
    from ledger_entry e join service_record r on r.id = e.record_id join volunteer v on v.id = r.volunteer_id
    where r.activity_id = ${over.activityId}`);

describe('no person alone', () => {
  it('gets a minute into the ledger, whatever she does in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(3), fc.array(step, { minLength: 4, maxLength: 9 }), async (who, steps) => {
        const over = await makeOver(world, tree);
        for (const one of steps) await play(over, { ...one, who });
        expect(await entriesOf(over)).toEqual([]);
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }, 120_000);

  it('and of several, who approves had no hand in it and is not recorded there; late hours only from above', async () => {
    let entered = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 16 }), async (steps) => {
        const over = await makeOver(world, tree);
        for (const one of steps) await play(over, one);
        const entries = await entriesOf(over);
        entered += entries.length;
        for (const { approver, hands, recorded, late, above } of entries.filter(({ minutes }) => minutes > 0)) {
          expect([...hands, ...recorded]).not.toContain(approver);
          expect(!late || above).toBe(true);
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
    // The histories are no empty ones: hours do come to be counted.
    expect(entered).toBeGreaterThan(0);
  }, 120_000);
});
