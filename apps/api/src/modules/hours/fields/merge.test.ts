import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { modules } from '../../modules.ts';
import { codesOf } from '../../people/testing/codes-of.ts';
import { decideMerge, proposeMerge } from '../../people/testing/merging.ts';
import {
  actorOf,
  makeAccount,
  makeGrant,
  makeMembership,
  makeStaffActor,
  makeVolunteer,
} from '../../people/testing/people.make.ts';
import { approveRecords } from '../record/approve-records.ts';
import {
  type HoursTree,
  makeAttendance,
  makeHoursTree,
  makeHoursVolunteer,
  makeRecord,
} from '../testing/hours.make.ts';

let world: World;
let tree: HoursTree;
let approver: Actor;
beforeAll(async () => {
  world = await createWorld(modules);
  tree = await makeHoursTree(world);
  approver = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
});
afterAll(() => world.close());

const staff = async (name = `演示·干部${Math.random()}`) =>
  (await makeStaffActor(world, { unitId: tree.county.id, name })).actor;
/** One woman registered twice: the second record states the number of the first. */
async function twice() {
  const kept = await makeHoursVolunteer(world, tree, '演示·孙二妹');
  const absorbed = await makeHoursVolunteer(world, tree, '演示·孙二妹');
  await world.services.read.rows(sql`update volunteer set id_disputed = true, id_number_cipher = ${world.services.cipher.seal(kept.idNumber)},
    id_number_index = ${world.services.cipher.index('id-number', kept.idNumber)} where id = ${absorbed.id}`);
  return { kept, absorbed };
}
const propose = async (by: Actor, pair: { kept: { id: string }; absorbed: { id: string } }) =>
  runUseCase(world.context(by), proposeMerge, {
    keptId: pair.kept.id,
    absorbedId: pair.absorbed.id,
    reason: '同一人登记两次',
  });
async function proposed(by: Actor, pair: { kept: { id: string }; absorbed: { id: string } }): Promise<string> {
  const outcome = await propose(by, pair);
  if (isRefusal(outcome)) throw new Error(codesOf(outcome).join());
  return outcome.id;
}
const decide = (by: Actor, id: string, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(by), decideMerge, { id, version: 1, accept: true, reason: '', ...more });
async function served(volunteer: Awaited<ReturnType<typeof makeHoursVolunteer>>) {
  const record = await makeRecord(world, tree, { volunteer });
  // Approved before anybody noticed: while an identity is in dispute nothing is.
  const [was] = await world.services.read.rows<{ disputed: boolean; index: Buffer }>(
    sql`select id_disputed as disputed, id_number_index as index from volunteer where id = ${volunteer.id}`,
  );
  const set = (disputed: boolean | undefined, index: Buffer | undefined) =>
    world.services.read.rows(
      sql`update volunteer set id_disputed = ${disputed}, id_number_index = ${index} where id = ${volunteer.id}`,
    );
  await set(false, randomBytes(32));
  await runUseCase(world.context(approver), approveRecords, { ids: [record.id] });
  await set(was?.disputed, was?.index);
  return record;
}

describe('merging two registrations of one person', () => {
  it('is offered once: while a merge of the two waits, whichever is to stay, it is neither listed nor previewed as possible', async () => {
    const pair = await twice();
    const by = await staff();
    const offered = async (keptId: string, absorbedId: string) => {
      const { data } = await world.graph<{
        possibleDuplicates: { id: string }[];
        mergePreview: { reasons: { code: string }[] };
      }>(
        by,
        'query ($k: ID!, $a: ID!) { possibleDuplicates(volunteerId: $k) { id } mergePreview(keptId: $k, absorbedId: $a) { reasons { code } } }',
        { k: keptId, a: absorbedId },
      );
      return {
        listed: data?.possibleDuplicates.some(({ id }) => id === absorbedId),
        against: data?.mergePreview.reasons.map(({ code }) => code),
      };
    };
    const before = await offered(pair.kept.id, pair.absorbed.id);
    expect(before.against).toEqual([]);
    await proposed(by, pair);
    for (const [kept, absorbed] of [
      [pair.kept.id, pair.absorbed.id],
      [pair.absorbed.id, pair.kept.id],
    ] as const)
      expect(await offered(kept, absorbed)).toEqual({ listed: false, against: ['MERGE_ALREADY_PROPOSED'] });
    expect(codesOf(await propose(by, { kept: pair.absorbed, absorbed: pair.kept }))).toEqual([
      'MERGE_ALREADY_PROPOSED',
    ]);
  });

  it('keeps both histories: sign-ups, records and ledger accounts, the total is the sum of both, chains are not joined', async () => {
    const pair = await twice();
    await served(pair.kept);
    await served(pair.absorbed);
    await served(pair.absorbed);
    await makeMembership(world, { volunteerId: pair.absorbed.id, teamId: tree.team.id });
    const by = await staff();
    const { data } = await world.graph(
      by,
      'query ($k: ID!, $a: ID!) { mergePreview(keptId: $k, absorbedId: $a) { totalMinutes keptHas { records minutes } absorbedHas { signUps records minutes } overlaps { kept } reasons { code } } }',
      { k: pair.kept.id, a: pair.absorbed.id },
    );
    expect(data).toEqual({
      mergePreview: {
        totalMinutes: 360,
        keptHas: { records: 1, minutes: 120 },
        absorbedHas: { signUps: 2, records: 2, minutes: 240 },
        overlaps: [],
        reasons: [],
      },
    });
    expect(codesOf(await decide(await staff(), await proposed(by, pair)))).toEqual([]);
    const [sum] =
      await world.services.read.rows(sql`select count(*)::int as accounts, count(a.closed_at)::int as closed, sum(h.minutes)::int as minutes,
      max(h.sequence)::int as longest from ledger_account a join ledger_head h on h.account_id = a.id where a.volunteer_id = ${pair.kept.id}`);
    expect(sum).toEqual({ accounts: 2, closed: 1, minutes: 360, longest: 2 });
    const [rows] =
      await world.services.read.rows(sql`select (select count(*)::int from sign_up where volunteer_id = ${pair.kept.id}) as sign_ups,
      (select count(*)::int from service_record where volunteer_id = ${pair.kept.id}) as records,
      (select count(*)::int from membership where volunteer_id = ${pair.kept.id} and state = 'ACTIVE') as teams`);
    expect(rows).toEqual({ sign_ups: 3, records: 3, teams: 1 });
    const people = await world.services.read.rows(
      sql`select v.state, v.id_disputed, v.merged_into, a.state as account from volunteer v join account a on a.id = v.account_id
        where v.id in (${pair.kept.id}, ${pair.absorbed.id}) order by v.state`,
    );
    expect(people).toEqual([
      { state: 'ACTIVE', id_disputed: false, merged_into: null, account: 'ACTIVE' },
      { state: 'MERGED', id_disputed: false, merged_into: pair.kept.id, account: 'CLOSED' },
    ]);
    // What comes next goes to the open account.
    await served(pair.kept);
    const [open] =
      await world.services.read.rows(sql`select h.minutes from ledger_account a join ledger_head h on h.account_id = a.id
      where a.volunteer_id = ${pair.kept.id} and a.closed_at is null`);
    expect(open).toEqual({ minutes: 240 });
  });

  it('is confirmed by another person, not by a second account of the proposer’s', async () => {
    const pair = await twice();
    const by = await staff('演示·同一个人');
    const id = await proposed(by, pair);
    expect(codesOf(await decide(by, id))).toEqual(['SAME_PERSON_CONFIRMS']);
    const [me] = await world.services.read.rows<{ phone: string }>(
      sql`select phone_cipher as phone from account where id = ${by.accountId}`,
    );
    const twin = await makeAccount(world, {
      name: '演示·同一个人',
      phone: world.services.cipher.open(me?.phone ?? ''),
    });
    await makeGrant(world, { accountId: twin.id, unitId: tree.county.id });
    expect(codesOf(await decide(await actorOf(world, twin.id), id))).toEqual(['SAME_PERSON_CONFIRMS']);
    expect(codesOf(await propose(await staff(), pair))).toEqual(['MERGE_ALREADY_PROPOSED']);
  });

  it('refuses real overlaps in time, and shows them first', async () => {
    const pair = await twice();
    const shift = ['2026-05-05T01:00:00Z', '2026-05-05T03:00:00Z'] as const;
    await makeAttendance(world, tree, { volunteer: pair.kept, shift });
    await makeAttendance(world, tree, {
      volunteer: pair.absorbed,
      shift: ['2026-05-05T02:00:00Z', '2026-05-05T04:00:00Z'],
    });
    const id = await proposed(await staff(), pair);
    expect(codesOf(await decide(await staff(), id))).toEqual(['MERGE_OVERLAP']);
  });

  it('refuses two people: other papers, other places, somebody with duties', async () => {
    const kept = await makeHoursVolunteer(world, tree);
    const other = await makeHoursVolunteer(world, tree);
    const by = await staff();
    expect(codesOf(await propose(by, { kept, absorbed: other }))).toEqual(['MERGE_DIFFERENT_PEOPLE']);
    expect(codesOf(await propose(by, { kept, absorbed: kept }))).toEqual(['MERGE_SAME_RECORD']);
    const away = await makeVolunteer(world, { unitId: tree.neighbour.id, villageCode: '370303991001' });
    expect(codesOf(await propose(by, { kept, absorbed: away }))).toEqual(['NOT_FOUND']);
    const pair = await twice();
    const id = await proposed(by, pair);
    await makeGrant(world, { accountId: pair.absorbed.accountId ?? '', unitId: tree.team.id, role: 'COORDINATOR' });
    expect(codesOf(await decide(await staff(), id))).toEqual(['MERGE_DUTIES']);
  });

  it('of many confirmations at once, approvals between them, nothing is lost or counted twice', async () => {
    const pair = await twice();
    await served(pair.kept);
    const open = await Promise.all([1, 2, 3].map(() => makeRecord(world, tree, { volunteer: pair.absorbed })));
    const id = await proposed(await staff(), pair);
    const confirmers = await Promise.all([staff(), staff(), staff()]);
    const outcomes = await Promise.all([
      ...confirmers.map((one) => decide(one, id)),
      ...open.map((record) => runUseCase(world.context(approver), approveRecords, { ids: [record.id] })),
    ]);
    expect(outcomes.slice(0, 3).filter((one) => !isRefusal(one))).toHaveLength(1);
    for (const record of open) await runUseCase(world.context(approver), approveRecords, { ids: [record.id] });
    const [sum] = await world.services.read.rows(sql`select sum(h.minutes)::int as minutes,
      (select count(*)::int from service_record r where r.volunteer_id = ${pair.kept.id} and r.state = 'APPROVED') as records
      from ledger_account a join ledger_head h on h.account_id = a.id where a.volunteer_id = ${pair.kept.id}`);
    expect(sum).toEqual({ minutes: 480, records: 4 });
  });
});
