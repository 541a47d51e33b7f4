import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { TestPlace, World } from '../../../platform/testing/world.ts';
import { type MadeVolunteer, makeMembership, makeVolunteer } from '../../people/testing/people.make.ts';
import type { HoursTree } from './hours.make.ts';

export interface OverActivity {
  readonly activityId: string;
  readonly openingId: string;
  /** So many minutes after the start of its shift of three hours. */
  at(minutes: number): Date;
}

let days = 0;
/** An activity held in the last months, on a day of its own: one opening, 09:00–12:00 Beijing time. */
export async function makeOver(
  world: World,
  tree: HoursTree,
  {
    unit = tree.team,
    state = 'PUBLISHED',
    minAge = null as number | null,
    privacyClass = 'P2',
    endsInHours = null as number | null,
  } = {},
): Promise<OverActivity & { readonly unit: TestPlace }> {
  const { read, now } = world.services;
  const today = now().toISOString().slice(0, 10);
  const starts =
    endsInHours === null
      ? new Date(Date.parse(`${today}T01:00:00Z`) - ((days = (days + 1) % 200) + 2) * 86_400_000)
      : new Date(now().getTime() + (endsInHours - 3) * 3_600_000);
  const ends = new Date(starts.getTime() + 3 * 3_600_000);
  const [typeId, activityId, postId, shiftId, openingId] = Array.from({ length: 5 }, newId) as [
    string,
    string,
    string,
    string,
    string,
  ];
  await read.rows(
    sql`insert into service_type (id, code, name, risk, privacy_class) values (${typeId}, ${typeId}, '演示类型', 'ORDINARY', ${privacyClass})`,
  );
  await read.rows(sql`insert into activity (id, unit_id, service_type_id, privacy_class, county_code, city_code, township_code, village_code, title, place, content,
      person_in_charge, risk, state, starts_at, ends_at, check_in_secret_cipher, created_by)
    values (${activityId}, ${unit.id}, ${typeId}, ${privacyClass}, ${unit.countyCode}, '3703', '370303991', '370303991001', '演示·清洁家园', '演示村广场', '打扫卫生',
      '演示·负责人', 'ORDINARY', ${state}, ${starts}, ${ends}, '', ${tree.organiser})`);
  await read.rows(
    sql`insert into post (id, activity_id, name, min_age) values (${postId}, ${activityId}, '演示岗位', ${minAge})`,
  );
  await read.rows(
    sql`insert into shift (id, activity_id, starts_at, ends_at) values (${shiftId}, ${activityId}, ${starts}, ${ends})`,
  );
  await read.rows(
    sql`insert into opening (id, activity_id, post_id, shift_id, maximum) values (${openingId}, ${activityId}, ${postId}, ${shiftId}, 10)`,
  );
  return { activityId, openingId, unit, at: (minutes) => new Date(starts.getTime() + minutes * 60_000) };
}

/** A sign-up for it: never scanned, or scanned in and out by an account for all of the shift. */
export async function makeSignUpFor(
  world: World,
  over: OverActivity & { readonly unit: TestPlace },
  volunteer: MadeVolunteer,
  { state = 'SIGNED_UP', by = null as string | null } = {},
): Promise<string> {
  const id = newId();
  const scanned = by !== null;
  await world.services.read.rows(sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by,
      checked_in_at, checked_in_by, check_in_method, checked_out_at, checked_out_by, check_out_method)
    select ${id}, ${over.openingId}, ${over.activityId}, ${volunteer.id}, ${over.unit.countyCode}, tstzrange(${over.at(0)}, ${over.at(180)}),
      ${scanned ? 'COMPLETED' : state}, 'SELF', a.created_by, ${scanned ? over.at(0) : null}::timestamptz, ${by}::uuid, ${scanned ? 'PROXY' : null}::text,
      ${scanned ? over.at(180) : null}::timestamptz, ${by}::uuid, ${scanned ? 'PROXY' : null}::text from activity a where a.id = ${over.activityId}`);
  return id;
}

/** A volunteer who was registered long before, of the first team unless said otherwise. */
export async function makeLongStanding(
  world: World,
  tree: HoursTree,
  {
    teamId = tree.team.id,
    ...more
  }: { birthDate?: string; accountId?: string | null; unitId?: string; teamId?: string | null } = {},
): Promise<MadeVolunteer> {
  const volunteer = await makeVolunteer(world, {
    unitId: tree.village.id,
    villageCode: '370303991001',
    createdAt: '2020-01-01T00:00:00Z',
    ...more,
  });
  if (teamId) await makeMembership(world, { teamId, volunteerId: volunteer.id });
  return volunteer;
}
