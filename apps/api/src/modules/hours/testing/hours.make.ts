import type { PrivacyClass, ScanMethod } from '@jinguo/schema';
import pg from 'pg';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import type { TestPlace, World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { type MadeVolunteer, makeAccount, makeVolunteer } from '../../people/testing/people.make.ts';
import { proposeRecord } from '../record/propose-record.ts';

/** Two counties side by side, one with a township, a village and two teams in it. */
export interface HoursTree {
  readonly city: TestPlace;
  readonly county: TestPlace;
  readonly village: TestPlace;
  readonly team: TestPlace;
  readonly sister: TestPlace;
  readonly neighbour: TestPlace;
  readonly neighbourTeam: TestPlace;
  readonly organiser: string;
  /** Approves what others proposed. */
  readonly approver: string;
}

const villageCode = '370303991001';

let trees = 0;
/** The places hours tests happen in; divisions and units no real one would have. */
export async function makeHoursTree(world: World): Promise<HoursTree> {
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  await owner.query(`insert into division (code, parent_code, level, name) values
    ('37', null, 1, '演示省'), ('3703', '37', 2, '演示市'), ('370303', '3703', 3, '演示甲县'), ('370304', '3703', 3, '演示乙县'),
    ('370303991', '370303', 4, '演示镇'), ('${villageCode}', '370303991', 5, '演示村') on conflict (code) do nothing`);
  await owner.end();
  const base = 900_000 + (trees += 1) * 10;
  const place = (
    n: number,
    above: TestPlace | null,
    level: TestPlace['level'],
    countyCode: string,
    name: string,
  ): TestPlace => ({
    id: newId(),
    path: `${above?.path ?? ''}${base + n}.`,
    level: level ?? 'TEAM',
    countyCode,
    name,
  });
  const city = place(0, null, 'CITY', '370300', '演示市妇联');
  const county = place(1, city, 'COUNTY', '370303', '演示甲县妇联');
  const village = place(2, county, 'VILLAGE', '370303', '演示村妇联');
  const team = place(3, village, 'TEAM', '370303', '演示一队');
  const sister = place(4, village, 'TEAM', '370303', '演示二队');
  const neighbour = place(5, city, 'COUNTY', '370304', '演示乙县妇联');
  const neighbourTeam = place(6, neighbour, 'TEAM', '370304', '演示邻队');
  const above = new Map([
    [county, city],
    [village, county],
    [team, village],
    [sister, village],
    [neighbour, city],
    [neighbourTeam, neighbour],
  ]);
  for (const unit of [city, county, village, team, sister, neighbour, neighbourTeam]) {
    await world.services.read.rows(sql`insert into unit (id, parent_id, path, kind, level, name, short_name, county_code, issuing_basis)
      values (${unit.id}, ${above.get(unit)?.id ?? null}, ${unit.path}, ${unit.level === 'TEAM' ? 'TEAM' : 'FEDERATION'}, ${unit.level}, ${unit.name}, ${unit.name},
        ${unit.countyCode}, 'NONE')`);
    if (unit.level === 'TEAM')
      await world.services.read.rows(
        sql`insert into team (id, tier, join_code) values (${unit.id}, 'TEAM', ${newId()})`,
      );
  }
  const organiser = await makeAccount(world, { name: '演示·组织者' });
  const approver = await makeAccount(world, { name: '演示·审核人' });
  const people = { organiser: organiser.id, approver: approver.id };
  return { city, county, village, team, sister, neighbour, neighbourTeam, ...people };
}

export const makeHoursVolunteer = (
  world: World,
  tree: HoursTree,
  name = '演示·志愿者',
  accountId?: null,
): Promise<MadeVolunteer> =>
  makeVolunteer(world, { unitId: tree.village.id, villageCode, name, ...(accountId === null && { accountId }) });

export interface AttendanceSpec {
  readonly volunteer: MadeVolunteer;
  /** Whose activity; the first team by default. */
  readonly unit?: TestPlace;
  readonly privacyClass?: PrivacyClass;
  readonly shift?: readonly [string, string];
  readonly inAt?: string;
  readonly outAt?: string;
  /** Account that did the scan for her; herself by default. */
  readonly inBy?: string;
  readonly outBy?: string;
  readonly stated?: boolean;
  readonly title?: string;
}

let day = 0;
/** A day of its own for each attendance, so that shifts of one person never overlap. */
const nextDay = (): string =>
  new Date(Date.UTC(2026, 0, 1) + (day = (day + 1) % 300) * 86_400_000).toISOString().slice(0, 10);

/** A completed attendance: 09:00–11:00 Beijing time on a day of its own, own scans, unless said otherwise. */
export async function makeAttendance(world: World, tree: HoursTree, spec: AttendanceSpec): Promise<string> {
  const { read } = world.services;
  const date = nextDay();
  const [from, to] = spec.shift ?? [`${date}T01:00:00Z`, `${date}T03:00:00Z`];
  const unit = spec.unit ?? tree.team;
  const [typeId, activityId, postId, shiftId, openingId, signUpId] = Array.from({ length: 6 }, newId) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const own = spec.volunteer.accountId ?? tree.organiser;
  const method = (by: string | undefined): ScanMethod => (by && by !== spec.volunteer.accountId ? 'PROXY' : 'QR');
  await read.rows(
    sql`insert into service_type (id, code, name, risk, privacy_class) values (${typeId}, ${typeId}, '演示类型', 'ORDINARY', ${spec.privacyClass ?? 'P2'})`,
  );
  await read.rows(sql`insert into activity (id, unit_id, service_type_id, privacy_class, county_code, city_code, township_code, village_code, title, place, content,
      person_in_charge, risk, state, starts_at, ends_at, check_in_secret_cipher, created_by)
    values (${activityId}, ${unit.id}, ${typeId}, ${spec.privacyClass ?? 'P2'}, ${unit.countyCode}, '3703', '370303991', ${villageCode}, ${spec.title ?? '演示·清洁家园'},
      '演示村广场', '打扫卫生', '演示·负责人', 'ORDINARY', 'PUBLISHED', ${from}, ${to}, '', ${tree.organiser})`);
  await read.rows(sql`insert into post (id, activity_id, name) values (${postId}, ${activityId}, '演示岗位')`);
  await read.rows(
    sql`insert into shift (id, activity_id, starts_at, ends_at) values (${shiftId}, ${activityId}, ${from}, ${to})`,
  );
  await read.rows(
    sql`insert into opening (id, activity_id, post_id, shift_id, maximum, taken) values (${openingId}, ${activityId}, ${postId}, ${shiftId}, 10, 1)`,
  );
  await read.rows(sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by,
      checked_in_at, checked_in_by, check_in_method, checked_out_at, checked_out_by, check_out_method)
    values (${signUpId}, ${openingId}, ${activityId}, ${spec.volunteer.id}, ${unit.countyCode}, tstzrange(${from}, ${to}), 'COMPLETED', 'SELF', ${own},
      ${spec.inAt ?? from}, ${spec.inBy ?? own}, ${method(spec.inBy)}, ${spec.outAt ?? to}, ${spec.outBy ?? own}, ${spec.stated ? 'STATED' : method(spec.outBy)})`);
  return signUpId;
}

export interface MadeRecord extends Record<string, unknown> {
  readonly id: string;
  readonly state: string;
  readonly minutes: number;
  readonly version: number;
  readonly holder_unit_id: string;
}

/** Proposes for a sign-up as the worker does, and reads the record. */
export async function propose(world: World, signUpId: string): Promise<MadeRecord> {
  await inTransaction(workerContext(world.services), (tx) => proposeRecord(tx, signUpId));
  const [made] = await world.services.read.rows<MadeRecord>(
    sql`select * from service_record where sign_up_id = ${signUpId}`,
  );
  if (!made) throw new Error('No record was proposed.');
  return made;
}

/** An attendance and its proposed record. */
export const makeRecord = async (world: World, tree: HoursTree, spec: AttendanceSpec): Promise<MadeRecord> =>
  propose(world, await makeAttendance(world, tree, spec));

export const recordOf = async (world: World, id: string): Promise<MadeRecord> => {
  const [record] = await world.services.read.rows<MadeRecord>(sql`select * from service_record where id = ${id}`);
  if (!record) throw new Error('No such record.');
  return record;
};

/** What looks wrong about these records was looked into, by somebody who is no matter here. */
export async function lookedInto(world: World, tree: HoursTree, ...ids: readonly string[]): Promise<void> {
  await world.services.read.rows(sql`update record_flag set resolution = 'CLEARED', resolved_at = now(), resolved_by = ${tree.organiser}, reason = '演示·已核实'
    where record_id = any(${ids}::uuid[]) and resolution is null`);
  await world.services.read.rows(sql`update service_record set open_flags = '{}' where id = any(${ids}::uuid[])`);
}
