import { limits } from '@jinguo/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { countStatements } from '../../activity/testing/activity.make.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { hoursEntities } from '../entities.ts';
import {
  type HoursTree,
  lookedInto,
  makeHoursTree,
  makeHoursVolunteer,
  makeRecord,
  recordOf,
} from '../testing/hours.make.ts';
import { approveRecords } from './approve-records.ts';

let world: World;
let tree: HoursTree;
let approver: Actor;
beforeAll(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
  tree = await makeHoursTree(world);
  approver = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
});
afterAll(() => world.close());

const approve = async (actor: Actor | null, ...ids: string[]) => {
  const result = await runUseCase(world.context(actor), approveRecords, { ids });
  if (isRefusal(result)) throw new Error(result.reasons.map((reason) => reason.code).join());
  return result;
};
const codesOf = (result: { refused: readonly { reasons: readonly { code: string }[] }[] }) =>
  result.refused.map((line) => line.reasons.map((reason) => reason.code));
const ledgerOf = (volunteerId: string) =>
  world.services.read.rows<{
    sequence: number;
    minutes: number;
    record_id: string;
  }>(sql`select e.sequence, e.minutes, e.record_id from ledger_entry e
    join ledger_account a on a.id = e.account_id where a.volunteer_id = ${volunteerId} order by e.sequence`);

describe('approving', () => {
  it('puts the minutes into the ledger in the same transaction and says so to others by ids only', async () => {
    const volunteer = await makeHoursVolunteer(world, tree);
    const record = await makeRecord(world, tree, { volunteer });
    expect(await approve(approver, record.id)).toEqual({ approved: [record.id], refused: [] });
    expect(await recordOf(world, record.id)).toMatchObject({ state: 'APPROVED', approved_by: approver.accountId });
    expect(await ledgerOf(volunteer.id)).toEqual([{ sequence: 1, minutes: 120, record_id: record.id }]);
    const events = await world.services.read.rows(
      sql`select payload from outbox_event where type = 'hours.record-approved' and payload->>'recordId' = ${record.id}`,
    );
    expect(events).toEqual([{ payload: { recordId: record.id } }]);
  });

  it('waits while her ID number is somebody else’s too: one woman’s time is not counted under two names', async () => {
    const volunteer = await makeHoursVolunteer(world, tree);
    const record = await makeRecord(world, tree, { volunteer });
    const dispute = (disputed: boolean) =>
      world.services.read.rows(sql`update volunteer set id_disputed = ${disputed} where id = ${volunteer.id}`);
    await dispute(true);
    expect(codesOf(await approve(approver, record.id))).toEqual([['IDENTITY_IN_DISPUTE']]);
    expect(await ledgerOf(volunteer.id)).toEqual([]);
    await dispute(false);
    expect((await approve(approver, record.id)).approved).toEqual([record.id]);
  });

  it('never happens by a second account of the one who served, whose name stands on the same number', async () => {
    const volunteer = await makeHoursVolunteer(world, tree);
    const [her] = await world.services.read.rows<{ name: string; index: Buffer }>(
      sql`select name, phone_index as index from volunteer where id = ${volunteer.id}`,
    );
    const { actor } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' });
    const record = await makeRecord(world, tree, { volunteer });
    const share = (name: string) =>
      world.services.read.rows(
        sql`update account set phone_index = ${her?.index}, display_name = ${name} where id = ${actor.accountId}`,
      );
    await share(her?.name ?? '');
    expect(codesOf(await approve(actor, record.id))).toEqual([['APPROVER_IS_VOLUNTEER']]);
    await share('演示·同号家人');
    expect((await approve(actor, record.id)).approved).toEqual([record.id]);
  });

  it('never happens by a second account of whoever did a scan or proposed it', async () => {
    const { actor: scanner } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' });
    const { actor: twin } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' });
    await world.services.read.rows(sql`update account t set phone_index = s.phone_index, display_name = s.display_name
      from account s where s.id = ${scanner.accountId} and t.id = ${twin.accountId}`);
    const scanned = await makeRecord(world, tree, {
      volunteer: await makeHoursVolunteer(world, tree),
      inBy: scanner.accountId,
    });
    expect(codesOf(await approve(twin, scanned.id))).toEqual([['APPROVER_SCANNED']]);
    expect((await approve(approver, scanned.id)).approved).toEqual([scanned.id]);
  });

  it('approves nothing unseen: a line that changed since it was shown is told apart, the others are approved', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(async () => makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree) })),
    );
    const ids = [first?.id ?? '', second?.id ?? ''];
    const ask = (versions: number[]) => runUseCase(world.context(approver), approveRecords, { ids, versions });
    expect(await ask([1])).toMatchObject({ reasons: [{ code: 'INVALID_INPUT', field: 'versions' }] });
    await world.services.read.rows(sql`update service_record set version = version + 1 where id = ${ids[1]}`);
    const result = await ask([1, 1]);
    if (isRefusal(result)) throw new Error('refused');
    expect([result.approved, codesOf(result)]).toEqual([[ids[0]], [['STALE_VERSION']]]);
  });

  it('approves what may be approved and tells the rest line by line', async () => {
    const volunteer = await makeHoursVolunteer(world, tree);
    const good = await makeRecord(world, tree, { volunteer });
    const scanned = await makeRecord(world, tree, { volunteer, inBy: approver.accountId });
    const short = await makeRecord(world, tree, {
      volunteer,
      shift: ['2025-05-01T01:00:00Z', '2025-05-01T02:00:00Z'],
      outAt: '2025-05-01T01:00:30Z',
    });
    const foreign = await makeRecord(world, tree, { volunteer, unit: tree.neighbourTeam });
    const result = await approve(approver, good.id, scanned.id, short.id, foreign.id, good.id);
    expect(result.approved).toEqual([good.id]);
    expect(result.refused.map((line) => line.id)).toEqual([scanned.id, short.id, foreign.id]);
    expect(codesOf(result)).toEqual([['APPROVER_SCANNED'], ['WRONG_STATE', 'NO_MINUTES'], ['NOT_FOUND']]);
    expect(await ledgerOf(volunteer.id)).toHaveLength(1);
  });

  it('time that counts for her already does not count twice, and of two that overlap in one batch the earlier counts', async () => {
    const volunteer = await makeHoursVolunteer(world, tree);
    const from = (hour: number) => `2025-06-0${hour < 10 ? 1 : 2}T0${hour % 10}:00:00Z`;
    // She stayed an hour longer at the first than its shift, while the second had begun.
    const late = await makeRecord(world, tree, { volunteer, shift: [from(1), from(3)], outAt: from(4) });
    const next = await makeRecord(world, tree, { volunteer, shift: [from(3), from(5)] });
    const after = await makeRecord(world, tree, { volunteer, shift: [from(5), from(6)] });
    const other = await makeRecord(world, tree, {
      volunteer: await makeHoursVolunteer(world, tree),
      shift: [from(3), from(5)],
    });
    await lookedInto(world, tree, next.id, after.id);
    const result = await approve(approver, next.id, after.id, late.id, other.id);
    expect(result.approved.toSorted()).toEqual([late.id, after.id, other.id].toSorted());
    expect(result.refused).toEqual([{ id: next.id, reasons: [{ code: 'RECORD_OVERLAP' }] }]);
    expect(codesOf(await approve(approver, next.id))).toEqual([['RECORD_OVERLAP']]);
    expect(await ledgerOf(volunteer.id)).toHaveLength(2);
  });

  it('nobody approves her own hours, and the database holds the line below the policy', async () => {
    const volunteer = await makeHoursVolunteer(world, tree);
    const record = await makeRecord(world, tree, { volunteer, outBy: approver.accountId });
    expect(codesOf(await approve(approver, record.id))).toEqual([['APPROVER_IS_PROPOSER', 'APPROVER_SCANNED']]);
    await expect(
      world.services.read.rows(
        sql`update service_record set state = 'APPROVED', approved_at = now(), approved_by = ${approver.accountId} where id = ${record.id}`,
      ),
    ).rejects.toThrow(/check constraint/);
  });

  it('costs no statement more with more records, of however many women', async () => {
    const many = async (count: number) =>
      Promise.all(
        Array.from({ length: count }, async () =>
          makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree) }),
        ),
      );
    const costOf = async (count: number) => {
      const ids = (await many(count)).map(({ id }) => id);
      const { result, statements } = await countStatements(world, () => approve(approver, ...ids));
      expect(result.approved).toHaveLength(count);
      return statements;
    };
    expect(await costOf(40)).toBe(await costOf(2));
  });

  it('approved is final: a second approval is refused', async () => {
    const record = await makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree) });
    await approve(approver, record.id);
    expect(codesOf(await approve(approver, record.id))).toEqual([['WRONG_STATE']]);
  });

  it.each([
    [[]],
    [['not-an-id']],
    [Array.from({ length: limits.approvals + 1 }, () => '00000000-0000-7000-8000-000000000000')],
    [["'; drop table unit; --"]],
  ])('hostile ids are refused, never a fault', async (ids) => {
    expect(isRefusal(await runUseCase(world.context(approver), approveRecords, { ids }))).toBe(true);
  });

  it('the audit entry of a batch over several teams belongs to the unit above them', async () => {
    const volunteer = await makeHoursVolunteer(world, tree);
    const { actor } = await makeStaffActor(world, { unitId: tree.county.id });
    const one = await makeRecord(world, tree, { volunteer });
    const two = await makeRecord(world, tree, { volunteer, unit: tree.sister });
    await approve(actor, one.id, two.id);
    const [entry] = await world.services.read.rows(
      sql`select unit_id from audit_entry where actor_account_id = ${actor.accountId}`,
    );
    expect(entry).toEqual({ unit_id: tree.village.id });
  });
});

describe('races', () => {
  it('200 parallel approvals of one record append exactly one entry', async () => {
    const volunteer = await makeHoursVolunteer(world, tree);
    const record = await makeRecord(world, tree, { volunteer });
    const second = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, i) => approve(i % 2 ? approver : second, record.id)),
    );
    expect(results.filter((result) => result.approved.length === 1)).toHaveLength(1);
    expect(results.flatMap(codesOf).filter(([code]) => code === 'WRONG_STATE')).toHaveLength(199);
    expect(await ledgerOf(volunteer.id)).toHaveLength(1);
  });

  it('parallel first approvals of one volunteer share one account, without a gap, and total = sum = head', async () => {
    const volunteer = await makeHoursVolunteer(world, tree);
    const records = [];
    for (let i = 0; i < 12; i += 1) records.push(await makeRecord(world, tree, { volunteer }));
    await Promise.all(records.map((record) => approve(approver, record.id)));
    const entries = await ledgerOf(volunteer.id);
    expect(entries.map((entry) => entry.sequence)).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    const heads = await world.services.read.rows(
      sql`select h.sequence, h.minutes from ledger_head h join ledger_account a on a.id = h.account_id where a.volunteer_id = ${volunteer.id}`,
    );
    expect(heads).toEqual([{ sequence: 12, minutes: entries.reduce((sum, entry) => sum + entry.minutes, 0) }]);
  });

  it('of two records that overlap in time, approved at the same moment, one counts', async () => {
    for (let i = 0; i < 8; i += 1) {
      const volunteer = await makeHoursVolunteer(world, tree);
      const [one, two] = [
        await makeRecord(world, tree, {
          volunteer,
          shift: ['2025-07-01T01:00:00Z', '2025-07-01T03:00:00Z'],
          outAt: '2025-07-01T04:00:00Z',
        }),
        await makeRecord(world, tree, { volunteer, shift: ['2025-07-01T03:00:00Z', '2025-07-01T05:00:00Z'] }),
      ];
      await lookedInto(world, tree, two.id);
      const results = await Promise.all([approve(approver, one.id), approve(approver, two.id)]);
      expect(results.flatMap((result) => result.approved)).toHaveLength(1);
      expect(results.flatMap(codesOf)).toEqual([['RECORD_OVERLAP']]);
      expect(await ledgerOf(volunteer.id)).toHaveLength(1);
    }
  });

  it('crossing batches over the same volunteers neither deadlock nor lose a line', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => makeHoursVolunteer(world, tree)));
    const first = [];
    const second = [];
    for (const volunteer of people) {
      first.push((await makeRecord(world, tree, { volunteer })).id);
      second.unshift((await makeRecord(world, tree, { volunteer })).id);
    }
    const results = await Promise.all([
      approve(approver, ...first),
      approve(approver, ...second),
      approve(approver, ...[...first].reverse()),
    ]);
    expect(results.flatMap((result) => result.approved)).toHaveLength(12);
    for (const volunteer of people)
      expect((await ledgerOf(volunteer.id)).map((entry) => entry.sequence)).toEqual([1, 2]);
  });

  it('approving one volunteer does not wait for another volunteer’s open approval', async () => {
    const [held, free] = [await makeHoursVolunteer(world, tree), await makeHoursVolunteer(world, tree)];
    for (const volunteer of [held, free]) await approve(approver, (await makeRecord(world, tree, { volunteer })).id);
    const record = await makeRecord(world, tree, { volunteer: free });
    const blocker = await world.services.read.pool.connect();
    try {
      await blocker.query('begin');
      await blocker.query(
        'select 1 from ledger_head h join ledger_account a on a.id = h.account_id where a.volunteer_id = $1 for update of h',
        [held.id],
      );
      expect((await approve(approver, record.id)).approved).toEqual([record.id]);
    } finally {
      await blocker.query('rollback');
      blocker.release();
    }
  });
});
