import { type Fragment, raw, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { Units } from './county-units.ts';

interface Cast {
  readonly word: string;
  readonly index: number;
  readonly units: Units;
  readonly accounts: Readonly<Record<'staff' | 'coordinator' | 'volunteer', string>>;
  readonly volunteerId: string;
}

/** A project with a published and a draft activity, a served shift, its record, messages and traces; returns the ids. */
export async function makeService(world: World, cast: Cast): Promise<string[]> {
  const run = (query: Fragment) => world.services.read.rows(query);
  const ids = {
    type: newId(),
    project: newId(),
    activity: newId(),
    draft: newId(),
    opening: newId(),
    later: newId(),
    waiting: newId(),
    signUp: newId(),
    record: newId(),
    change: newId(),
    correction: newId(),
    offline: newId(),
  };
  const more = [newId(), newId(), newId()] as const;
  for (const row of activityRows(world, cast, ids)) await run(row);
  for (const row of servedRows(cast, ids)) await run(row);
  for (const row of traceRows(cast, ids.draft, more)) await run(row);
  const moved = [newId(), newId()] as const;
  for (const row of movingRows(world, cast, moved)) await run(row);
  const photo = [newId(), newId()] as const;
  for (const row of photoRows(world, cast, ids.activity, photo)) await run(row);
  return [...Object.values(ids), ...more, ...moved, ...photo];
}

type Ids = Readonly<
  Record<
    | 'type'
    | 'project'
    | 'activity'
    | 'draft'
    | 'opening'
    | 'later'
    | 'waiting'
    | 'signUp'
    | 'record'
    | 'correction'
    | 'offline'
    | 'change',
    string
  >
>;
const starts = '2026-11-20T01:00:00Z';
const ends = '2026-11-20T03:00:00Z';

function activityRows(world: World, { word, index, units, accounts }: Cast, ids: Ids): Fragment[] {
  const { cipher } = world.services;
  const [post, shift, later] = [newId(), newId(), newId()];
  const activity = (id: string, state: string, title: string) =>
    sql`insert into activity (id, project_id, unit_id, service_type_id, privacy_class, county_code, city_code, township_code, village_code, title, place,
        content, person_in_charge, contact_phone_cipher, risk, insurance_policy_no, state, starts_at, ends_at, published_at, check_in_secret_cipher, created_by)
      values (${id}, ${ids.project}, ${units.ids.team}, ${ids.type}, 'P2', ${units.countyCode}, '3703', ${units.townshipCode}, ${units.villageCode}, ${title},
        '村委会', '内容', '负责人', ${cipher.seal('13800000000')}, 'ORDINARY', ${`${word}保单`}, ${state}, ${starts}, '2027-11-20T03:00:00Z', now(),
        ${cipher.seal(word)}, ${accounts.coordinator})`;
  return [
    sql`insert into service_type (id, code, name, risk, privacy_class) values (${ids.type}, ${`leak-${index}`}, '法律咨询', 'ORDINARY', 'P2')`,
    sql`insert into project (id, unit_id, county_code, service_type_id, name, starts_on, ends_on, created_by)
      values (${ids.project}, ${units.ids.team}, ${units.countyCode}, ${ids.type}, ${`${word}项目`}, '2026-01-01', '2026-12-31', ${accounts.coordinator})`,
    activity(ids.activity, 'PUBLISHED', '公开的活动'),
    activity(ids.draft, 'DRAFT', `${word}草稿`),
    sql`insert into post (id, activity_id, name) values (${post}, ${ids.activity}, '讲解')`,
    sql`insert into shift (id, activity_id, starts_at, ends_at) values (${shift}, ${ids.activity}, ${starts}, ${ends})`,
    sql`insert into opening (id, activity_id, post_id, shift_id, maximum, taken) values (${ids.opening}, ${ids.activity}, ${post}, ${shift}, 5, 1)`,
    sql`insert into shift (id, activity_id, starts_at, ends_at) values (${later}, ${ids.activity}, '2027-11-20T01:00:00Z', '2027-11-20T03:00:00Z')`,
    sql`insert into opening (id, activity_id, post_id, shift_id, maximum, taken) values (${ids.later}, ${ids.activity}, ${post}, ${later}, 5, 1)`,
  ];
}

function servedRows({ word, units, accounts, volunteerId }: Cast, ids: Ids): Fragment[] {
  return [
    sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by, checked_in_at, checked_out_at,
        leaving_reason, cancel_reason)
      values (${ids.signUp}, ${ids.opening}, ${ids.activity}, ${volunteerId}, ${units.countyCode}, tstzrange(${starts}, ${ends}), 'COMPLETED', 'SELF',
        ${accounts.volunteer}, ${starts}, ${ends}, ${`${word}离开`}, ${`${word}取消`})`,
    sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by)
      values (${ids.waiting}, ${ids.later}, ${ids.activity}, ${volunteerId}, ${units.countyCode},
        tstzrange('2027-11-20T01:00:00Z', '2027-11-20T03:00:00Z'), 'SIGNED_UP', 'SELF', ${accounts.volunteer})`,
    sql`insert into offline_scan (id, sign_up_id, activity_id, county_code, kind, method, at, claimed_at, received_at, by_account_id, client_id)
      values (${ids.offline}, ${ids.waiting}, ${ids.activity}, ${units.countyCode}, 'IN', 'QR', ${starts}, ${starts}, ${ends}, ${accounts.volunteer}, 'scan')`,
    sql`insert into plan_change (id, activity_id, county_code, kind, reason, details, by_account_id)
      values (${ids.change}, ${ids.activity}, ${units.countyCode}, 'PLACES', ${`${word}调整`}, '{"openings":[]}', ${accounts.coordinator})`,
    sql`insert into plan_change_person (plan_change_id, sign_up_id, effect, was)
      values (${ids.change}, ${ids.signUp}, 'LOST_PLACE', tstzrange(${starts}, ${ends}))`,
    sql`insert into plan_notice (plan_change_id, sign_up_id, told_at) values (${ids.change}, ${ids.signUp}, ${starts})`,
    sql`insert into service_record (id, sign_up_id, volunteer_id, activity_id, unit_id, county_code, privacy_class, activity_name, service_date, place,
        content, organiser, person_in_charge, minutes, started_at, ended_at, source, policy_version, state, proposed_by, holder_unit_id, return_reason)
      values (${ids.record}, ${ids.signUp}, ${volunteerId}, ${ids.activity}, ${units.ids.team}, ${units.countyCode}, 'P2', ${`${word}记录`}, '2026-11-20',
        ${`${word}地点`}, ${`${word}内容`}, ${`${word}单位`}, ${`${word}负责`}, 120, ${starts}, ${ends}, 'SCAN', 'national-1', 'PROPOSED',
        ${accounts.volunteer}, ${units.ids.team}, ${`${word}退回`})`,
    sql`insert into correction (id, record_id, volunteer_id, unit_id, county_code, state, reason, before_started_at, before_ended_at, before_minutes,
        started_at, ended_at, minutes, policy_version, proposed_by, holder_unit_id)
      values (${ids.correction}, ${ids.record}, ${volunteerId}, ${units.ids.team}, ${units.countyCode}, 'PROPOSED', ${`${word}更正`}, ${starts}, ${ends}, 120,
        ${starts}, '2026-11-20T02:00:00Z', 60, 'national-1', ${accounts.coordinator}, ${units.ids.team})`,
  ];
}

function traceRows(
  { word, index, units, accounts, volunteerId }: Cast,
  draft: string,
  [station, qualification, audit]: readonly [string, string, string],
): Fragment[] {
  const changes = JSON.stringify([{ note: `${word}改动` }]);
  return [
    sql`insert into station (id, unit_id, county_code, name, address)
      values (${station}, ${units.ids.village}, ${units.countyCode}, ${`${word}站`}, ${`${word}路`})`,
    ...Object.values(accounts).map(
      (account) =>
        sql`insert into message (id, account_id, kind, title, body, facts) values (${newId()}, ${account}, 'test', ${`${word}消息`}, ${`${word}正文`}, null),
          (${newId()}, ${account}, 'RECORD_RETURNED', null, null, ${JSON.stringify({ activity: `${word}活动`, reason: `${word}原因` })}::jsonb)`,
    ),
    ...Object.values(accounts).map(
      (account) =>
        sql`insert into saved_view (id, account_id, list_key, name, filters) values (${newId()}, ${account}, 'activities', ${`${word}筛选`}, '[]')`,
    ),
    sql`insert into audit_entry (id, at, action, outcome, actor_account_id, app, unit_id, county_code, entity_type, entity_id, changes, ip)
      values (${audit}, now(), 'test.leak', 'DONE', ${accounts.staff}, 'admin', ${units.ids.team}, ${units.countyCode}, 'Activity', ${draft},
        ${changes}::jsonb, '10.9.8.${raw(String(index))}')`,
    sql`insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, by_account_id, device)
      select ${newId()}, now(), su.id, su.activity_id, su.county_code, 'IN', 'QR', ${accounts.volunteer}, ${`${word}设备`}
      from sign_up su where su.volunteer_id = ${volunteerId} limit 1`,
    sql`with opened as (insert into ledger_account (id, volunteer_id, county_code) values (${newId()}, ${volunteerId}, ${units.countyCode}) returning id),
        head as (insert into ledger_head (account_id, sequence, minutes) select id, 1, 120 from opened)
      insert into ledger_entry (account_id, sequence, at, minutes, source, policy_version, approver_account_id, record_id, county_code, salt, commitment)
      select o.id, 1, now(), 120, 'SCAN', ${`${word}规则`}, ${accounts.coordinator}, r.id, ${units.countyCode}, '\\x00', '\\x00'
      from opened o, service_record r where r.volunteer_id = ${volunteerId}`,
    sql`insert into account_restoration (id, account_id, unit_id, county_code, paper, reason, state, opened_by, opened_at)
      values (${newId()}, ${accounts.coordinator}, ${units.ids.county}, ${units.countyCode}, 'RESIDENT_ID', ${`${word}找回`}, 'OPEN', ${accounts.staff}, now())`,
    sql`insert into privacy_notice (version, title, body, title_en, body_en) values ('test', '告知书', '正文', 'Notice', 'Text') on conflict do nothing`,
    sql`insert into consent (id, volunteer_id, purpose, notice_version) values (${newId()}, ${volunteerId}, 'PRIVACY_NOTICE', 'test')`,
    sql`insert into qualification_kind (code, name) values ('leak', '试用资格') on conflict do nothing`,
    sql`insert into qualification (id, volunteer_id, kind_code, issuer) values (${qualification}, ${volunteerId}, 'leak', ${`${word}发证`})`,
  ];
}

/** A photo for those who took part, of a result that is public; who is in it is for nobody. */
function photoRows(
  { services: { cipher } }: World,
  { word, units, accounts, volunteerId }: Cast,
  activity: string,
  [photo, file]: readonly [string, string],
): Fragment[] {
  return [
    sql`insert into activity_closing (activity_id, county_code, people_served, summary, closed_by, closed_at)
      values (${activity}, ${units.countyCode}, 3, '公开的小结', ${accounts.coordinator}, ${ends})`,
    sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code)
      values (${file}, ${`${word}/${file}`}, 'image/jpeg', 1, ${Buffer.alloc(32)}, ${accounts.coordinator}, ${units.countyCode})`,
    sql`insert into activity_photo (id, activity_id, county_code, file_id, caption, people, audience, added_by)
      values (${photo}, ${activity}, ${units.countyCode}, ${file}, ${`${word}照片`}, 1, 'PARTICIPANTS', ${accounts.coordinator})`,
    sql`insert into photo_consent (id, photo_id, name_cipher, name_masked, volunteer_id, statement, given_on, recorded_by)
      values (${newId()}, ${photo}, ${cipher.seal(`${word}画中人`)}, ${`${word}**`}, ${volunteerId}, ${`${word}同意`}, '2026-11-20', ${accounts.coordinator})`,
  ];
}

/** An import with a row of somebody, and an export, of the county's staff. */
function movingRows(
  { services: { cipher } }: World,
  { word, units, accounts }: Cast,
  [importId, exportId]: readonly [string, string],
): Fragment[] {
  const columns = JSON.stringify([{ header: `${word}列`, samples: [`${word}样`] }]);
  const cells = cipher.seal(JSON.stringify([`${word}某`, '13700000000', '370303199003070021']));
  return [
    sql`insert into volunteer_import (id, unit_id, county_code, created_by, file_name, file_hash, state, file_columns, mapping, total)
      values (${importId}, ${units.ids.county}, ${units.countyCode}, ${accounts.staff}, ${`${word}名单.xlsx`}, '\\x00', 'CHECKED', ${columns}::jsonb,
        '["name", "phone", "idNumber"]', 1)`,
    sql`insert into volunteer_import_row (import_id, row_no, cells_cipher, verdict) values (${importId}, 2, ${cells}, 'READY')`,
    sql`insert into data_export (id, kind, requested_by, unit_id, county_code, wanted_cipher, state, rows)
      values (${exportId}, 'VOLUNTEERS', ${accounts.staff}, ${units.ids.county}, ${units.countyCode}, ${cipher.seal(JSON.stringify({ keyword: word }))}, 'READY', 3)`,
  ];
}
