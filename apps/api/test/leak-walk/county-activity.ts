import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import { searchColumns } from '../../src/platform/text/search.ts';
import { type Cast, served } from './cast.ts';
import type { Rows } from './id-kinds.ts';

/** Activities in every state, with what happens in them by their openings. */
export interface Activities {
  readonly rows: Rows;
  readonly published: string;
  readonly draft: string;
  readonly closed: string;
  readonly cancelled: string;
  readonly openings: Readonly<Record<'past' | 'live' | 'soon' | 'later' | 'approved' | 'returned', string>>;
  readonly shifts: Readonly<Record<'later', string>>;
  readonly serviceType: string;
}

/** Service types, two projects, and an activity in every state: what anybody may see of one is called 公开. */
export async function makeActivities(world: World, cast: Cast): Promise<Activities> {
  const run = (query: Fragment) => world.services.read.rows(query);
  const ids = { type: newId(), subtype: newId(), project: newId(), ended: newId() };
  for (const row of catalogueRows(cast, ids)) await run(row);
  const activity = { published: newId(), draft: newId(), closed: newId(), reopened: newId(), cancelled: newId() };
  const titles = {
    published: '公开的活动',
    draft: `${cast.word}草稿`,
    closed: '公开的旧活动',
    reopened: '公开的重开',
    cancelled: '公开的取消',
  };
  const states = {
    published: 'PUBLISHED',
    draft: 'DRAFT',
    closed: 'CLOSED',
    reopened: 'PUBLISHED',
    cancelled: 'CANCELLED',
  };
  for (const key of Object.keys(activity) as (keyof typeof activity)[])
    await run(activityRow(world, cast, ids, { id: activity[key], state: states[key], title: titles[key] }));
  for (const row of closingRows(cast, activity)) await run(row);
  const openings = {
    past: newId(),
    live: newId(),
    soon: newId(),
    later: newId(),
    approved: newId(),
    returned: newId(),
  };
  const { times } = cast;
  const shifts = { past: newId(), live: newId(), soon: newId(), later: newId(), approved: newId(), returned: newId() };
  const plan = [
    [activity.published, 'past', served(20)],
    [activity.published, 'live', times.live],
    [activity.published, 'soon', times.soon],
    [activity.published, 'later', times.later],
    [activity.closed, 'approved', served(18)],
    [activity.closed, 'returned', served(17)],
  ] as const;
  for (const [id, key, during] of plan)
    for (const row of openingRows(id, { shift: shifts[key], opening: openings[key], during })) await run(row);
  const photos = [newId(), newId()] as const;
  const files = [newId(), newId()] as const;
  for (const row of photoRows(world, cast, activity.published, photos, files)) await run(row);
  return {
    ...activity,
    openings,
    shifts,
    serviceType: ids.type,
    rows: {
      serviceType: [ids.type, ids.subtype],
      project: [ids.project, ids.ended],
      activity: Object.values(activity),
      opening: Object.values(openings),
      shift: Object.values(shifts),
      photo: photos,
      file: files,
    },
  };
}

function catalogueRows(
  { word, index, units, accounts }: Cast,
  ids: Readonly<Record<'type' | 'subtype' | 'project' | 'ended', string>>,
): Fragment[] {
  const project = (id: string, name: string, state: string) =>
    sql`insert into project (id, unit_id, county_code, service_type_id, name, starts_on, ends_on, state, created_by)
      values (${id}, ${units.ids.team}, ${units.countyCode}, ${ids.type}, ${name}, '2026-01-01', '2026-12-31', ${state}, ${accounts.coordinator})`;
  return [
    sql`insert into qualification_kind (code, name) values ('leak', '试用资格') on conflict do nothing`,
    sql`insert into privacy_notice (version, title, body, title_en, body_en, published_at)
      values ('test', '告知书', '正文', 'Notice', 'Text', '2026-01-01'), ('later', '告知书', '正文', 'Notice', 'Text', '2029-01-01') on conflict do nothing`,
    sql`insert into privacy_notice_withdrawal (version, withdrawn_at, withdrawn_by)
      values ('later', '2026-11-20', ${accounts.coordinator}) on conflict do nothing`,
    sql`insert into service_type (id, code, name, risk, privacy_class) values (${ids.type}, ${`leak-${index}`}, '法律咨询', 'ORDINARY', 'P2')`,
    sql`insert into service_type (id, parent_id, code, name, risk, privacy_class, required_qualification)
      values (${ids.subtype}, ${ids.type}, ${`leak-${index}-1`}, '法律援助', 'ORDINARY', 'P2', 'leak')`,
    project(ids.project, `${word}项目`, 'OPEN'),
    project(ids.ended, `${word}旧项目`, 'CLOSED'),
  ];
}

function activityRow(
  { services: { cipher } }: World,
  { word, units, accounts, times }: Cast,
  { type, project }: Readonly<Record<'type' | 'project', string>>,
  { id, state, title }: { id: string; state: string; title: string },
): Fragment {
  const search = searchColumns(title);
  return sql`insert into activity (id, project_id, unit_id, service_type_id, privacy_class, county_code, city_code, township_code, village_code, title, place,
      content, person_in_charge, contact_phone_cipher, risk, insurance_policy_no, state, starts_at, ends_at, published_at, check_in_secret_cipher, created_by,
      search_text, search_grams)
    values (${id}, ${project}, ${units.ids.team}, ${type}, 'P2', ${units.countyCode}, '3703', ${units.townshipCode}, ${units.villageCode}, ${title},
      '村委会', '内容', '负责人', ${cipher.seal('13800000000')}, 'ORDINARY', ${`${word}保单`}, ${state}, ${served(17)[0]}, ${times.later[1]}, now(),
      ${cipher.seal(word)}, ${accounts.coordinator}, ${search.searchText}, ${search.searchGrams})`;
}

function closingRows(
  { word, units, accounts }: Cast,
  activity: Readonly<Record<'published' | 'closed' | 'reopened', string>>,
): Fragment[] {
  const [, at] = served(20);
  const closed = (
    id: string,
  ) => sql`insert into activity_closing (activity_id, county_code, people_served, summary, closed_by, closed_at)
      values (${id}, ${units.countyCode}, 3, '公开的小结', ${accounts.coordinator}, ${at})`;
  return [
    closed(activity.published),
    closed(activity.closed),
    closed(activity.reopened),
    sql`update activity_closing set reopened_by = ${accounts.staff}, reopened_at = ${at}, reopen_reason = ${`${word}重开`} where activity_id = ${activity.reopened}`,
  ];
}

function openingRows(
  activity: string,
  { shift, opening, during }: { shift: string; opening: string; during: readonly [string, string] },
): Fragment[] {
  const post = newId();
  const needs = during[0] > '2026-11-21';
  return [
    sql`insert into post (id, activity_id, name, min_age, needs_qualification, required_qualification)
      values (${post}, ${activity}, '讲解', ${needs ? 16 : null}, ${needs}, ${needs ? 'leak' : null})`,
    sql`insert into shift (id, activity_id, starts_at, ends_at, label) values (${shift}, ${activity}, ${during[0]}, ${during[1]}, '公开的班次')`,
    sql`insert into opening (id, activity_id, post_id, shift_id, minimum, maximum, taken, flow, min_age, required_qualification) values (${opening}, ${activity}, ${post}, ${shift}, 3, 5, 1,
      ${needs ? 'REQUEST' : 'DIRECT'}, ${needs ? 17 : null}, ${needs ? 'leak' : null})`,
  ];
}

/** A photo for those who took part and one taken back; who is in them is for nobody. */
function photoRows(
  { services: { cipher } }: World,
  { word, units, accounts, volunteerId }: Cast,
  activity: string,
  photos: readonly [string, string],
  files: readonly [string, string],
): Fragment[] {
  return photos
    .flatMap((photo, at) => [
      sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code)
        values (${files[at] ?? ''}, ${`${word}/${files[at]}`}, 'image/jpeg', 1, ${Buffer.alloc(32)}, ${accounts.coordinator}, ${units.countyCode})`,
      sql`insert into activity_photo (id, activity_id, county_code, file_id, caption, people, audience, added_by)
        values (${photo}, ${activity}, ${units.countyCode}, ${files[at] ?? ''}, ${`${word}照片`}, 1, 'PARTICIPANTS', ${accounts.coordinator})`,
      sql`insert into photo_consent (id, photo_id, name_cipher, name_masked, volunteer_id, statement, given_on, recorded_by)
        values (${newId()}, ${photo}, ${cipher.seal(`${word}画中人`)}, ${`${word}**`}, ${volunteerId}, ${`${word}同意`}, '2026-11-20', ${accounts.coordinator})`,
    ])
    .concat(
      sql`update activity_photo set withdrawn_at = now(), withdrawn_by = ${accounts.staff}, withdraw_reason = ${`${word}撤下`} where id = ${photos[1]}`,
    );
}
