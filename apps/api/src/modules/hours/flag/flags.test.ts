import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { activityModule } from '../../activity/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { makeFile } from '../../people/testing/file.make.ts';
import { actorOf, type MadeVolunteer, makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { hoursModule } from '../hours.module.ts';
import { enterLate } from '../late/enter-late.ts';
import { approveRecords } from '../record/approve-records.ts';
import { resubmitRecord } from '../record/resubmit-record.ts';
import { type HoursTree, makeAttendance, makeHoursTree, propose, recordOf } from '../testing/hours.make.ts';
import { makeLongStanding, makeOver } from '../testing/late.make.ts';
import { resolveFlags } from './resolve-flags.ts';

let world: World;
let tree: HoursTree;
let volunteer: MadeVolunteer;
let approver: Actor;
const roleAt = async (unitId: string, role: 'STAFF' | 'COORDINATOR' = 'COORDINATOR') =>
  (await makeStaffActor(world, { unitId, role })).actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  tree = await makeHoursTree(world);
  approver = await roleAt(tree.team.id);
});
beforeEach(async () => {
  volunteer = await makeLongStanding(world, tree);
});
afterAll(() => world.close());

/** A time of one day in 2026, Beijing's clock. */
const at = (clock: string, day = '2026-05-06'): string => new Date(`${day}T${clock}:00+08:00`).toISOString();
async function serve(
  from: string,
  to: string,
  more: { village?: string; of?: MadeVolunteer; endDay?: string } = {},
): Promise<string> {
  const shift = [at(from), at(to, more.endDay)] as const;
  const signUp = await makeAttendance(world, tree, { volunteer: more.of ?? volunteer, shift });
  if (more.village)
    await world.services.read.rows(sql`update activity set village_code = ${more.village}
      where id = (select activity_id from sign_up where id = ${signUp})`);
  return (await propose(world, signUp)).id;
}
const flagsOf = (recordId: string) =>
  world.services.read.rows<{
    id: string;
    code: string;
    facts: object;
    resolution: string | null;
    resolved_by: string | null;
  }>(sql`select * from record_flag where record_id = ${recordId} order by code, raised_at`);
const codes = async (recordId: string): Promise<string[]> => {
  const rows = (await flagsOf(recordId)).filter(({ resolution }) => !resolution).map(({ code }) => code);
  expect((await recordOf(world, recordId))['open_flags']).toEqual(rows);
  return rows;
};
const approve = async (actor: Actor, ...ids: string[]) => {
  const result = await runUseCase(world.context(actor), approveRecords, { ids });
  return isRefusal(result) ? ['REFUSED'] : result.refused.flatMap(({ reasons }) => reasons.map(({ code }) => code));
};
const openOf = async (recordId: string): Promise<string[]> =>
  (await flagsOf(recordId)).filter(({ resolution }) => !resolution).map(({ id }) => id);
const resolve = async (actor: Actor, recordId: string, confirm = false) =>
  resolveThese(actor, await openOf(recordId), confirm);
async function resolveThese(actor: Actor, ids: readonly string[], confirm = false) {
  const result = await runUseCase(world.context(actor), resolveFlags, { ids, confirm, reason: '演示·已电话核实' });
  if (isRefusal(result)) return result.reasons.map(({ code }) => code);
  return result.refused.flatMap(({ reasons }) => reasons.map(({ code }) => code));
}

describe('what is raised when a record is proposed', () => {
  it('nothing about ordinary service: eight hours a record, twelve a day', async () => {
    const morning = await serve('06:00', '14:00');
    const evening = await serve('15:00', '19:00');
    expect([await codes(morning), await codes(evening)]).toEqual([[], []]);
    expect(await approve(approver, morning, evening)).toEqual([]);
  });

  it('a record of a minute over eight hours, with how long it is', async () => {
    const id = await serve('06:00', '14:01');
    expect(await flagsOf(id)).toMatchObject([{ code: 'OVER_8_HOURS', facts: { minutes: 481 } }]);
  });

  it('the record that makes a day of hers a minute over twelve hours; another day or another person does not count', async () => {
    await serve('06:00', '14:00');
    await serve('06:00', '14:00', { of: await makeLongStanding(world, tree) });
    const late = await serve('15:00', '19:01');
    expect(await flagsOf(late)).toMatchObject([{ code: 'OVER_12_HOURS', facts: { minutes: 721 } }]);
    const nextDay = await makeAttendance(world, tree, {
      volunteer,
      shift: [at('06:00', '2026-05-07'), at('14:00', '2026-05-07')],
    });
    expect(await codes((await propose(world, nextDay)).id)).toEqual([]);
  });

  it('time that overlaps another record of hers that waits, not time that touches it', async () => {
    const one = await serve('09:00', '11:00');
    const signUp = await makeAttendance(world, tree, {
      volunteer,
      shift: [at('11:00'), at('12:00')],
      inAt: at('11:00'),
    });
    expect(await codes((await propose(world, signUp)).id)).toEqual([]);
    // She stayed on at the first while her next one had begun.
    await world.services.read.rows(
      sql`update service_record set ended_at = ended_at + interval '30 minutes' where id = ${one}`,
    );
    const third = await makeAttendance(world, tree, {
      volunteer,
      shift: [at('12:00'), at('13:00')],
      inAt: at('12:00'),
    });
    await world.services.read.rows(sql`update service_record set ended_at = ${at('12:20')} where id = ${one}`);
    expect(await flagsOf((await propose(world, third)).id)).toMatchObject([
      { code: 'OVERLAP', facts: { minutes: 20 } },
    ]);
  });

  it('another county in less than twenty minutes, not in twenty, and not the same county', async () => {
    const other = '370304991001';
    await serve('06:00', '08:00');
    const near = await serve('08:05', '09:00');
    const far = await serve('09:19', '10:00', { village: other });
    expect(await codes(near)).toEqual([]);
    expect(await flagsOf(far)).toMatchObject([{ code: 'FAR_APART', facts: { minutes: 19 } }]);
    const later = await serve('10:20', '11:00');
    expect(await codes(later)).toEqual([]);
  });

  it('a phone that scanned for three people within twelve hours; a couple may share one, and what was refused does not count', async () => {
    const scan = async (signUp: string, hours: number, refusal: string[] | null = null, key = 'a') =>
      world.services.read.rows(sql`insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, by_account_id, device_key, refusal)
        select gen_random_uuid(), ${at('08:00')}::timestamptz + make_interval(hours => ${hours}), su.id, su.activity_id, su.county_code, 'IN', 'QR',
          v.account_id, decode(repeat(${key}, 32), 'hex'), ${refusal}::text[] from sign_up su join volunteer v on v.id = su.volunteer_id where su.id = ${signUp}`);
    const people = await Promise.all(Array.from({ length: 4 }, () => makeLongStanding(world, tree)));
    const shift = [at('08:00'), at('09:00')] as const;
    const [one = '', two = '', three = '', refused = ''] = await Promise.all(
      people.map((person) => makeAttendance(world, tree, { volunteer: person, shift })),
    );
    for (const [signUp, hours] of [
      [one, 0],
      [one, 1],
      [two, 0],
      [three, 14],
    ] as const)
      await scan(signUp, hours);
    await scan(refused, 0, ['CODE_WRONG']);
    expect(await codes((await propose(world, one)).id)).toEqual([]);
    await scan(three, 11);
    const record = await propose(world, two);
    expect(await flagsOf(record.id)).toMatchObject([{ code: 'ONE_DEVICE', facts: { people: 3 } }]);
  });

  it('补录, and that nobody had signed up', async () => {
    const over = await makeOver(world, tree);
    const fileId = await makeFile(world, { uploadedBy: approver.accountId, countyCode: '370303' });
    const lines = [{ volunteerId: volunteer.id, startedAt: over.at(0), endedAt: over.at(60) }];
    await runUseCase(world.context(approver), enterLate, {
      openingId: over.openingId,
      fileId,
      reason: '演示·没有信号',
      lines,
    });
    const [record] = await world.services.read.rows<{ id: string }>(
      sql`select id from service_record where activity_id = ${over.activityId}`,
    );
    expect(await codes(record?.id ?? '')).toEqual(['LATE_ENTRY', 'NO_SIGN_UP']);
    const above = await roleAt(tree.county.id, 'STAFF');
    expect(await approve(above, record?.id ?? '')).toEqual(['FLAG_OPEN']);
    expect(await resolve(approver, record?.id ?? '')).toContain('APPROVER_IS_PROPOSER');
    expect(await resolve(above, record?.id ?? '')).toEqual([]);
    expect(await approve(above, record?.id ?? '')).toEqual([]);
  });
});

describe('resolving', () => {
  it('is for whoever may decide on the record: not for her, nor for a neighbour; then it can be approved', async () => {
    const id = await serve('06:00', '15:00');
    const [her, neighbour] = [
      await actorOf(world, volunteer.accountId ?? ''),
      await roleAt(tree.neighbour.id, 'STAFF'),
    ];
    expect(await approve(approver, id)).toEqual(['FLAG_OPEN']);
    expect([await resolve(her, id), await resolve(neighbour, id)]).toEqual([['NOT_FOUND'], ['NOT_FOUND']]);
    expect(await resolve(approver, id)).toEqual([]);
    expect(await flagsOf(id)).toMatchObject([{ resolution: 'CLEARED', resolved_by: approver.accountId }]);
    expect(await approve(approver, id)).toEqual([]);
  });

  it('confirmed it goes back to the team; with the true times what is no longer so lapses, what still is stands again', async () => {
    const id = await serve('06:00', '15:00');
    expect(await resolve(approver, id, true)).toEqual([]);
    const { state, version } = await recordOf(world, id);
    expect(state).toBe('RETURNED');
    const again = (endedAt: string, seen: number) =>
      runUseCase(world.context(approver), resubmitRecord, {
        id,
        version: seen,
        endedAt: new Date(endedAt),
        note: '演示·核对',
      });
    expect(isRefusal(await again(at('14:30'), version))).toBe(false);
    expect(await codes(id)).toEqual(['OVER_8_HOURS']);
    const other = await roleAt(tree.team.id);
    expect(await resolve(other, id, true)).toEqual([]);
    expect(isRefusal(await again(at('12:00'), (await recordOf(world, id)).version))).toBe(false);
    expect(await codes(id)).toEqual([]);
    expect((await flagsOf(id)).map(({ resolution }) => resolution)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(await approve(other, id)).toEqual([]);
  });

  it('a line sent back without a word on its flag keeps it open until new times make it untrue', async () => {
    const id = await serve('06:00', '15:00');
    await world.services.read.rows(sql`update service_record set state = 'RETURNED' where id = ${id}`);
    const { version } = await recordOf(world, id);
    await runUseCase(world.context(approver), resubmitRecord, {
      id,
      version,
      endedAt: new Date(at('10:00')),
      note: '演示·核对',
    });
    expect(await flagsOf(id)).toMatchObject([{ code: 'OVER_8_HOURS', resolution: 'LAPSED', resolved_by: null }]);
    expect(await codes(id)).toEqual([]);
  });

  it('of two at once one decides and the other hears that it is done; approving meanwhile never passes an open flag', async () => {
    const id = await serve('06:00', '15:00');
    const other = await roleAt(tree.team.id);
    const ids = await openOf(id);
    const [one, two, early] = await Promise.all([
      resolveThese(approver, ids),
      resolveThese(other, ids),
      approve(other, id),
    ]);
    expect([one, two].sort()).toEqual([[], ['FLAG_RESOLVED']]);
    expect([[], ['FLAG_OPEN']]).toContainEqual(early);
    expect((await flagsOf(id)).filter(({ resolution }) => resolution === 'CLEARED')).toHaveLength(1);
  });

  it('is held by the database: a record with an open flag is not approved, a resolved flag not rewritten', async () => {
    const id = await serve('06:00', '15:00');
    await expect(
      world.services.read.rows(
        sql`update service_record set state = 'APPROVED', approved_by = ${approver.accountId}, approved_at = now() where id = ${id}`,
      ),
    ).rejects.toThrow('service_record_flags_resolved');
    await resolve(approver, id);
    await expect(
      world.services.read.rows(sql`update record_flag set resolution = 'CONFIRMED' where record_id = ${id}`),
    ).rejects.toThrow('resolved once');
  });
});

describe('the list of all', () => {
  it('shows those of one’s places alone, counts the open ones, and she reads why hers is looked into', async () => {
    const id = await serve('06:00', '15:00');
    const ask = async (actor: Actor) =>
      (
        await world.graph<{
          recordFlags: {
            edges: { node: { recordId: string; code: string; params: unknown; canResolve: { allowed: boolean } } }[];
          };
          openFlagCounts: { code: string; count: number }[];
        }>(
          actor,
          '{ recordFlags(filter: { open: true, code: OVER_8_HOURS }, first: 50) { edges { node { recordId code params { name value } canResolve { allowed } } } } openFlagCounts { code count } }',
        )
      ).data;
    const mine = await ask(approver);
    const [line] = (mine?.recordFlags.edges ?? []).filter(({ node }) => node.recordId === id);
    expect(line?.node).toEqual({
      recordId: id,
      code: 'OVER_8_HOURS',
      params: [{ name: 'minutes', value: '540' }],
      canResolve: { allowed: true },
    });
    expect(mine?.openFlagCounts.find(({ code }) => code === 'OVER_8_HOURS')?.count).toBe(
      mine?.recordFlags.edges.length,
    );
    expect(await ask(await roleAt(tree.neighbour.id, 'STAFF'))).toEqual({
      recordFlags: { edges: [] },
      openFlagCounts: [],
    });
    const hers = await world.graph<{ myRecord: unknown }>(
      await actorOf(world, volunteer.accountId ?? '', 'volunteer'),
      'query ($id: ID!) { myRecord(id: $id) { flags { code params { name value } } } }',
      { id },
    );
    expect(hers.data?.myRecord).toEqual({
      flags: [{ code: 'OVER_8_HOURS', params: [{ name: 'minutes', value: '540' }] }],
    });
  });
});
