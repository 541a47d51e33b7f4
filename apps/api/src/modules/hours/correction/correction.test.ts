import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { hoursEntities } from '../entities.ts';
import { approveRecords } from '../record/approve-records.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord, recordOf } from '../testing/hours.make.ts';
import { correctRecord } from './correct-record.ts';
import { decideCorrection } from './decide-correction.ts';

let world: World;
let tree: HoursTree;
let proposer: Actor;
let approver: Actor;
const coordinator = async (unitId = tree.team.id) =>
  (await makeStaffActor(world, { unitId, role: 'COORDINATOR' })).actor;
beforeAll(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  tree = await makeHoursTree(world);
  proposer = await coordinator();
  approver = await coordinator();
});
afterAll(() => world.close());

/** An approved record of 120 minutes, 09:00–11:00 of its day. */
async function approved(spec: { inBy?: string } = {}) {
  const volunteer = await makeHoursVolunteer(world, tree);
  const { id } = await makeRecord(world, tree, { volunteer, ...spec });
  await runUseCase(world.context(approver), approveRecords, { ids: [id] });
  const record = await recordOf(world, id);
  const at = (minutes: number) => new Date(new Date(record['started_at'] as string).getTime() + minutes * 60_000);
  return { id, volunteer, version: record.version, at };
}
type Approved = Awaited<ReturnType<typeof approved>>;

const codesOf = (result: unknown) => (isRefusal(result) ? result.reasons.map((reason) => reason.code) : []);
const propose = (actor: Actor | null, record: Approved, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(actor), correctRecord, {
    id: record.id,
    version: record.version,
    startedAt: record.at(0),
    endedAt: record.at(90),
    reason: '演示·提前离开',
    ...more,
  });
const waitingOf = async (recordId: string) =>
  (
    await world.services.read.rows<{ id: string; version: number; holder_unit_id: string }>(
      sql`select id, version, holder_unit_id from correction where record_id = ${recordId} and state = 'PROPOSED'`,
    )
  )[0];
async function decide(actor: Actor | null, record: Approved, more: Record<string, unknown> = {}) {
  const waiting = await waitingOf(record.id);
  const input = { id: waiting?.id, version: waiting?.version, accept: true, ...more };
  return runUseCase(world.context(actor), decideCorrection, input);
}
const linesOf = (recordId: string) =>
  world.services.read.rows<{ sequence: number; minutes: number; reverses_sequence: number | null }>(
    sql`select sequence, minutes, reverses_sequence from ledger_entry where record_id = ${recordId} order by sequence`,
  );
/** No gap, total = sum = head: what every ledger account must be at any moment. */
async function expectSoundLedger(volunteerId: string, total: number) {
  const [row] = await world.services.read.rows(sql`select h.sequence, h.minutes, count(e.*)::int as entries,
      coalesce(sum(e.minutes), 0)::int as sum, max(e.sequence) as last, min(e.sequence) as first
    from ledger_account a join ledger_head h on h.account_id = a.id left join ledger_entry e on e.account_id = a.id
    where a.volunteer_id = ${volunteerId} group by h.account_id`);
  const n = row?.['entries'];
  expect(row).toEqual({ sequence: n, minutes: total, entries: n, sum: total, last: n, first: 1 });
}

describe('更正', () => {
  it('changes nothing until a different person agrees; then record and ledger say what is true', async () => {
    const record = await approved();
    expect(codesOf(await propose(proposer, record))).toEqual([]);
    expect((await recordOf(world, record.id)).minutes).toBe(120);
    await expectSoundLedger(record.volunteer.id, 120);
    expect(codesOf(await decide(approver, record))).toEqual([]);
    expect(await recordOf(world, record.id)).toMatchObject({ state: 'APPROVED', minutes: 90, source: 'STATED' });
    expect(await linesOf(record.id)).toEqual([
      { sequence: 1, minutes: 120, reverses_sequence: null },
      { sequence: 2, minutes: -120, reverses_sequence: 1 },
      { sequence: 3, minutes: 90, reverses_sequence: null },
    ]);
    await expectSoundLedger(record.volunteer.id, 90);
    const [kept] = await world.services.read.rows(
      sql`select state, before_minutes, minutes, reason, decided_by from correction where record_id = ${record.id}`,
    );
    expect(kept).toEqual({
      state: 'APPROVED',
      before_minutes: 120,
      minutes: 90,
      reason: '演示·提前离开',
      decided_by: approver.accountId,
    });
  });

  it('of a correction the entry that stands is reversed, never one reversed before', async () => {
    const record = await approved();
    for (const minutes of [90, 110]) {
      const { version } = await recordOf(world, record.id);
      await propose(proposer, { ...record, version }, { endedAt: record.at(minutes) });
      expect(codesOf(await decide(approver, record))).toEqual([]);
    }
    expect((await linesOf(record.id)).map((line) => [line.minutes, line.reverses_sequence])).toEqual([
      [120, null],
      [-120, 1],
      [90, null],
      [-90, 3],
      [110, null],
    ]);
    await expectSoundLedger(record.volunteer.id, 110);
  });

  it('a record corrected to nothing stands in no other’s way, although a few seconds of it remain', async () => {
    const record = await approved();
    const seconds = (n: number) => new Date(record.at(0).getTime() + n * 1000);
    await propose(proposer, record, { endedAt: seconds(30) });
    expect(codesOf(await decide(approver, record))).toEqual([]);
    expect((await recordOf(world, record.id)).minutes).toBe(0);
    const shift = [record.at(-120).toISOString(), record.at(0).toISOString()] as const;
    const other = await makeRecord(world, tree, {
      volunteer: record.volunteer,
      shift,
      outAt: record.at(10).toISOString(),
    });
    const answer = await runUseCase(world.context(approver), approveRecords, { ids: [other.id] });
    expect(answer).toEqual({ approved: [other.id], refused: [] });
  });

  it('who was not there at all keeps a record of nothing: the reversal stands alone', async () => {
    const record = await approved();
    await propose(proposer, record, { endedAt: record.at(0) });
    await decide(approver, record);
    expect((await linesOf(record.id)).map((line) => line.minutes)).toEqual([120, -120]);
    await expectSoundLedger(record.volunteer.id, 0);
  });

  it('is never agreed to by the proposer, the volunteer, her second account, or whoever scanned for her', async () => {
    const helper = await coordinator();
    const record = await approved({ inBy: helper.accountId });
    const second = await coordinator();
    await world.services.read.rows(sql`update account a set phone_index = v.phone_index, display_name = v.name
      from volunteer v where v.id = ${record.volunteer.id} and a.id = ${second.accountId}`);
    expect(codesOf(await propose(second, record))).toEqual(['OWN_CORRECTION']);
    await propose(proposer, record);
    expect(codesOf(await decide(proposer, record))).toEqual(['APPROVER_IS_PROPOSER']);
    expect(codesOf(await decide(second, record))).toEqual(['APPROVER_IS_VOLUNTEER']);
    expect(codesOf(await decide(helper, record))).toEqual(['APPROVER_SCANNED']);
    expect((await linesOf(record.id)).map((line) => line.minutes)).toEqual([120]);
    await expect(
      world.services.read.rows(
        sql`update correction set state = 'APPROVED', decided_by = proposed_by, decided_at = now() where record_id = ${record.id}`,
      ),
    ).rejects.toThrow(/correction_other_person/);
  });

  it('is turned down with a reason, and then nothing changed and another may be proposed', async () => {
    const record = await approved();
    await propose(proposer, record);
    expect(codesOf(await propose(approver, record))).toEqual(['CORRECTION_WAITING']);
    expect(codesOf(await decide(approver, record, { accept: false }))).toEqual(['REQUIRED']);
    expect(codesOf(await decide(approver, record, { accept: false, note: '照片显示她在场' }))).toEqual([]);
    await expectSoundLedger(record.volunteer.id, 120);
    expect(codesOf(await propose(proposer, record))).toEqual([]);
  });

  it('tells every reason at once: no reason given, outside the shift, a stale version', async () => {
    const record = await approved();
    const wrong = { reason: '', startedAt: record.at(-600), endedAt: record.at(60 * 72), version: 99 };
    expect(codesOf(await propose(proposer, record, wrong))).toEqual([
      'TOO_SHORT',
      'STALE_VERSION',
      'CORRECTION_OUTSIDE_SHIFT',
      'CORRECTION_OUTSIDE_SHIFT',
    ]);
    expect(codesOf(await propose(proposer, record, { endedAt: record.at(-1) }))).toEqual(['END_BEFORE_START']);
    expect(codesOf(await propose(proposer, record, { endedAt: record.at(120) }))).toEqual([
      'CORRECTION_CHANGES_NOTHING',
    ]);
  });

  it('never lets a person have served in two places at once', async () => {
    const record = await approved();
    const from = record.at(150).toISOString();
    await makeRecord(world, tree, { volunteer: record.volunteer, shift: [from, record.at(210).toISOString()] });
    expect(codesOf(await propose(proposer, record, { endedAt: record.at(160) }))).toEqual(['RECORD_OVERLAP']);
    expect(codesOf(await propose(proposer, record, { endedAt: record.at(150) }))).toEqual([]);
  });

  it('out of reach is not found; what waits or was returned is not corrected', async () => {
    const record = await approved();
    const neighbour = await coordinator(tree.neighbourTeam.id);
    expect(codesOf(await propose(neighbour, record))).toEqual(['NOT_FOUND']);
    await propose(proposer, record);
    expect(codesOf(await decide(neighbour, record))).toEqual(['NOT_FOUND']);
    expect(codesOf(await decide(approver, record, { id: 'x' }))).toEqual(['NOT_FOUND']);
    const waiting = await makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree) });
    expect(codesOf(await propose(proposer, { ...record, id: waiting.id, version: waiting.version }))).toContain(
      'WRONG_STATE',
    );
  });

  it('waits where somebody eligible works, and above where nobody is left', async () => {
    const own = await makeHoursTree(world);
    const alone = await coordinator(own.team.id);
    const county = (await makeStaffActor(world, { unitId: own.county.id })).actor;
    const volunteer = await makeHoursVolunteer(world, own);
    const { id } = await makeRecord(world, own, { volunteer });
    await runUseCase(world.context(county), approveRecords, { ids: [id] });
    const made = await recordOf(world, id);
    const start = new Date(made['started_at'] as string);
    const input = { id, version: made.version, startedAt: start, endedAt: new Date(start.getTime() + 60_000) };
    await runUseCase(world.context(alone), correctRecord, { ...input, reason: '演示·写错' });
    expect((await waitingOf(id))?.holder_unit_id).toBe(own.county.id);
  });
});

describe('races', () => {
  it('of many who agree at once exactly one does, and the ledger is reversed once', async () => {
    const record = await approved();
    await propose(proposer, record);
    const waiting = await waitingOf(record.id);
    const crowd = await Promise.all(Array.from({ length: 6 }, () => coordinator()));
    const input = { id: waiting?.id, version: waiting?.version, accept: true };
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        runUseCase(world.context(crowd[i % crowd.length] ?? null), decideCorrection, input),
      ),
    );
    expect(outcomes.filter((outcome) => codesOf(outcome).length === 0)).toHaveLength(1);
    expect(new Set(outcomes.flatMap(codesOf))).toEqual(new Set(['WRONG_STATE']));
    expect((await linesOf(record.id)).map((line) => line.minutes)).toEqual([120, -120, 90]);
    await expectSoundLedger(record.volunteer.id, 90);
  });

  it('of many who propose at once exactly one waits', async () => {
    const record = await approved();
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, i) => propose(i % 2 ? proposer : approver, record)),
    );
    expect(outcomes.filter((outcome) => codesOf(outcome).length === 0)).toHaveLength(1);
    expect(new Set(outcomes.flatMap(codesOf))).toEqual(new Set(['CORRECTION_WAITING']));
  });

  it('of two corrections that would overlap, agreed to at the same moment, one goes through', async () => {
    for (let i = 0; i < 8; i += 1) {
      const first = await approved();
      const shift = [first.at(150).toISOString(), first.at(270).toISOString()] as const;
      const inAt = first.at(200).toISOString();
      const { id } = await makeRecord(world, tree, { volunteer: first.volunteer, shift, inAt });
      await runUseCase(world.context(approver), approveRecords, { ids: [id] });
      const second = { ...first, id, version: (await recordOf(world, id)).version };
      expect(codesOf(await propose(proposer, first, { endedAt: first.at(180) }))).toEqual([]);
      // She was at the second from its start, not first at 200; by itself that is free, as 180 is for the first.
      expect(codesOf(await propose(proposer, second, { startedAt: first.at(150), endedAt: first.at(270) }))).toEqual(
        [],
      );
      const outcomes = await Promise.all([decide(approver, first), decide(approver, second)]);
      expect(outcomes.flatMap(codesOf)).toEqual(['RECORD_OVERLAP']);
    }
  });

  it('corrections and approvals of one volunteer at once leave no gap: total = sum = head', async () => {
    const first = await approved();
    await propose(proposer, first);
    const more = await Promise.all(
      Array.from({ length: 8 }, () => makeRecord(world, tree, { volunteer: first.volunteer })),
    );
    await Promise.all([
      decide(approver, first),
      ...more.map(({ id }) => runUseCase(world.context(approver), approveRecords, { ids: [id] })),
    ]);
    await expectSoundLedger(first.volunteer.id, 90 + 8 * 120);
  });
});
