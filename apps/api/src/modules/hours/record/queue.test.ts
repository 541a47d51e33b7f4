import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type TestPlace, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { type MadeVolunteer, makeAccount, makeGrant } from '../../people/testing/people.make.ts';
import { hoursEntities } from '../entities.ts';
import {
  type HoursTree,
  makeAttendance,
  makeHoursTree,
  makeHoursVolunteer,
  makeRecord,
  propose,
  recordOf,
} from '../testing/hours.make.ts';
import { proposeRecord } from './propose-record.ts';
import { placeInQueues } from './queue.ts';

let world: World;
let tree: HoursTree;
let volunteer: MadeVolunteer;
beforeAll(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
});
beforeEach(async () => {
  tree = await makeHoursTree(world);
  volunteer = await makeHoursVolunteer(world, tree);
});
afterAll(() => world.close());

/** An account that may approve at a unit. */
async function approverAt(
  place: TestPlace,
  more: Partial<Parameters<typeof makeGrant>[1]> = {},
): Promise<{ id: string; grantId: string }> {
  const account = await makeAccount(world);
  const grantId = await makeGrant(world, {
    accountId: account.id,
    unitId: place.id,
    ...(!more.action && { role: place.level === 'TEAM' ? 'COORDINATOR' : 'STAFF' }),
    ...more,
  });
  return { id: account.id, grantId };
}
const moveAll = () => inTransaction(workerContext(world.services), (tx) => placeInQueues(tx, sql`true`));
const revoke = (grantId: string) =>
  world.services.read.rows(sql`update access_grant set revoked_at = now() where id = ${grantId}`);
const holderOf = async (id: string) => (await recordOf(world, id)).holder_unit_id;

describe('whose queue a proposed record waits in', () => {
  it('the team’s own, when somebody there may approve it', async () => {
    await approverAt(tree.team);
    await approverAt(tree.county);
    expect((await makeRecord(world, tree, { volunteer })).holder_unit_id).toBe(tree.team.id);
  });

  it('the nearest unit above when the only coordinator did the scan', async () => {
    const coordinator = await approverAt(tree.team);
    await approverAt(tree.county);
    expect((await makeRecord(world, tree, { volunteer, inBy: coordinator.id })).holder_unit_id).toBe(tree.county.id);
  });

  it('the nearest unit above when the only coordinator is the volunteer herself', async () => {
    await makeGrant(world, { accountId: volunteer.accountId ?? '', unitId: tree.team.id, role: 'COORDINATOR' });
    await approverAt(tree.village);
    await approverAt(tree.county);
    expect((await makeRecord(world, tree, { volunteer })).holder_unit_id).toBe(tree.village.id);
  });

  it('the team’s own again when a second coordinator is there who did nothing for her', async () => {
    const first = await approverAt(tree.team);
    await approverAt(tree.team);
    expect((await makeRecord(world, tree, { volunteer, inBy: first.id, outBy: first.id })).holder_unit_id).toBe(
      tree.team.id,
    );
  });

  it('the parent unit’s when nobody at all is left', async () => {
    expect((await makeRecord(world, tree, { volunteer })).holder_unit_id).toBe(tree.village.id);
  });

  it('never a neighbour’s', async () => {
    await approverAt(tree.neighbour);
    await approverAt(tree.sister);
    expect((await makeRecord(world, tree, { volunteer })).holder_unit_id).toBe(tree.village.id);
  });

  it.each([
    ['whose term is over', { validFrom: '2020-01-01T00:00:00Z', validTo: '2021-01-01T00:00:00Z' }],
    ['whose term has not begun', { validFrom: '2050-01-01T00:00:00Z' }],
    ['who holds another right', { action: 'hours.read' as const }],
  ])('a coordinator %s does not count', async (_who, more) => {
    await approverAt(tree.team, more);
    await approverAt(tree.county);
    expect((await makeRecord(world, tree, { volunteer })).holder_unit_id).toBe(tree.county.id);
  });

  it('one to whom approving is denied, here or above, does not count', async () => {
    const denied = await approverAt(tree.team);
    await makeGrant(world, { accountId: denied.id, unitId: tree.county.id, action: 'hours.approve', effect: 'DENY' });
    await approverAt(tree.county);
    expect((await makeRecord(world, tree, { volunteer })).holder_unit_id).toBe(tree.county.id);
  });

  it('a locked account does not count; a single right named by its action does', async () => {
    const locked = await approverAt(tree.team);
    await world.services.read.rows(sql`update account set state = 'LOCKED' where id = ${locked.id}`);
    await approverAt(tree.village, { action: 'hours.approve' });
    expect((await makeRecord(world, tree, { volunteer })).holder_unit_id).toBe(tree.village.id);
  });
});

describe('when grants change', () => {
  it('what waits moves up as the last coordinator goes, and back as one comes; waiting time restarts only then', async () => {
    const coordinator = await approverAt(tree.team);
    await approverAt(tree.county);
    world.setNow('2027-06-01T00:00:00Z');
    const { id } = await makeRecord(world, tree, { volunteer });
    world.setNow('2027-06-02T00:00:00Z');
    await moveAll();
    expect(await recordOf(world, id)).toMatchObject({
      holder_unit_id: tree.team.id,
      held_since: '2027-06-01T00:00:00Z',
    });
    await revoke(coordinator.grantId);
    await moveAll();
    expect(await recordOf(world, id)).toMatchObject({
      holder_unit_id: tree.county.id,
      held_since: '2027-06-02T00:00:00Z',
    });
    await approverAt(tree.team);
    await moveAll();
    expect(await holderOf(id)).toBe(tree.team.id);
  });
});

describe('proposing', () => {
  it('told twice, even at once, proposes once', async () => {
    const signUpId = await makeAttendance(world, tree, { volunteer });
    await Promise.all(
      Array.from({ length: 10 }, () =>
        inTransaction(workerContext(world.services), (tx) => proposeRecord(tx, signUpId)),
      ),
    );
    expect(
      await world.services.read.rows(sql`select 1 from service_record where sign_up_id = ${signUpId}`),
    ).toHaveLength(1);
  });

  it('holds every field of 令67 §7, the day being Beijing’s', async () => {
    const record = await makeRecord(world, tree, {
      volunteer,
      shift: ['2026-11-20T17:00:00Z', '2026-11-20T19:00:00Z'],
    });
    expect(record).toMatchObject({
      activity_name: '演示·清洁家园',
      service_date: '2026-11-21',
      place: '演示村广场',
      content: '打扫卫生',
      minutes: 120,
      organiser: '演示一队',
      person_in_charge: '演示·负责人',
      policy_version: 'national-1',
      source: 'SCAN',
      proposed_by: volunteer.accountId,
      scanned_by: [],
      county_code: '370303',
    });
  });

  it('of a sealed service holds type and time only', async () => {
    const record = await makeRecord(world, tree, { volunteer, privacyClass: 'P4', title: '演示·某家的调解' });
    expect(record).toMatchObject({ activity_name: '专业服务', place: '', content: '演示类型', minutes: 120 });
    expect(JSON.stringify(record)).not.toContain('某家');
  });

  it.each([
    ['in and out within a minute', '2025-02-01T01:00:10Z', '2025-02-01T01:00:50Z'],
    ['gone before the shift began', '2025-02-02T00:30:00Z', '2025-02-02T00:55:00Z'],
  ])(
    '%s: waits with the team for the true times, never for an approval nobody may give',
    async (_what, inAt, outAt) => {
      const day = inAt.slice(0, 10);
      const record = await makeRecord(world, tree, {
        volunteer,
        shift: [`${day}T01:00:00Z`, `${day}T03:00:00Z`],
        inAt,
        outAt,
      });
      expect(record).toMatchObject({
        state: 'RETURNED',
        return_code: 'NOTHING_TO_COUNT',
        minutes: 0,
        holder_unit_id: tree.team.id,
      });
    },
  );

  it('the database lets no record of no minutes wait or count', async () => {
    const record = await makeRecord(world, tree, { volunteer });
    await expect(
      world.services.read.rows(sql`update service_record set minutes = 0 where id = ${record.id}`),
    ).rejects.toThrow(/no minutes/);
    await world.services.read.rows(
      sql`update service_record set state = 'RETURNED', minutes = 0 where id = ${record.id}`,
    );
    await expect(
      world.services.read.rows(sql`update service_record set state = 'PROPOSED' where id = ${record.id}`),
    ).rejects.toThrow(/no minutes/);
  });

  it('names whoever scanned for her, once, and the one who checked her out as proposer', async () => {
    const helper = await makeAccount(world);
    expect(await makeRecord(world, tree, { volunteer, inBy: helper.id, outBy: helper.id })).toMatchObject({
      source: 'PROXY',
      proposed_by: helper.id,
      scanned_by: [helper.id],
    });
    expect(await makeRecord(world, tree, { volunteer, outBy: helper.id, stated: true })).toMatchObject({
      source: 'STATED',
      scanned_by: [helper.id],
    });
  });

  it('an elder without an account is served by whoever scanned', async () => {
    const elder = await makeHoursVolunteer(world, tree, '演示·长者', null);
    const helper = await makeAccount(world);
    expect(await makeRecord(world, tree, { volunteer: elder, inBy: helper.id, outBy: helper.id })).toMatchObject({
      source: 'PROXY',
      scanned_by: [helper.id],
    });
  });

  it('a forgotten check-out proposes nothing', async () => {
    const signUpId = await makeAttendance(world, tree, { volunteer });
    await world.services.read.rows(
      sql`update sign_up set state = 'ARRIVED', checked_out_at = null, checked_out_by = null where id = ${signUpId}`,
    );
    await expect(propose(world, signUpId)).rejects.toThrow('No record was proposed.');
  });
});
