import type { World } from '../../src/platform/testing/world.ts';
import { raw, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { makeAccount, makeGrant, makeMembership, makeVolunteer } from '../../src/modules/people/testing/people.make.ts';

/** One county of the test's world, with a row of every kind. Whatever is private carries the county's word. */
export interface County {
  readonly word: string;
  readonly units: { readonly county: string; readonly village: string; readonly team: string; readonly otherTeam: string };
  readonly accounts: { readonly staff: string; readonly coordinator: string; readonly otherCoordinator: string; readonly security: string; readonly volunteer: string };
  readonly volunteerId: string;
  /** Ids of rows outsiders have no business with. */
  readonly ids: readonly string[];
  /** Texts that must never reach an outsider. */
  readonly secrets: readonly string[];
  readonly villageCode: string;
  readonly joinCode: string;
}

/** Two neighbouring counties of one city; `word` marks whatever is private to the county. */
export async function makeCounty(world: World, index: number, word: string): Promise<County> {
  const { read, cipher } = world.services;
  const run = (query: ReturnType<typeof sql>) => read.rows(query);
  const code = `37030${index}`;
  const township = `${code}001`;
  const village = `${township}00${index}`;
  await asOwner(world, [
    [`37`, null, 1, '山东省'], [`3703`, '37', 2, '淄博市'], [code, '3703', 3, `${index}县`], [township, code, 4, `${index}镇`], [village, township, 5, `${index}村`],
  ]);
  const units = { county: newId(), township: newId(), village: newId(), team: newId(), otherTeam: newId() };
  const path = { county: `1.${index}.`, township: `1.${index}.1.`, village: `1.${index}.1.1.`, team: `1.${index}.1.1.1.`, otherTeam: `1.${index}.1.1.2.` };
  const unit = (id: string, parent: string | null, at: string, kind: string, level: string, name: string, division: string | null) =>
    run(sql`insert into unit (id, parent_id, path, kind, level, name, short_name, division_code, county_code, issuing_basis)
      values (${id}, ${parent}, ${at}, ${kind}, ${level}, ${name}, ${name}, ${division}, ${code}, 'NONE')`);
  await unit(units.county, null, path.county, 'FEDERATION', 'COUNTY', `${index}县妇联`, code);
  await unit(units.township, units.county, path.township, 'FEDERATION', 'TOWNSHIP', `${index}镇妇联`, township);
  await unit(units.village, units.township, path.village, 'FEDERATION', 'VILLAGE', `${index}村妇联`, village);
  await unit(units.team, units.village, path.team, 'TEAM', 'TEAM', `${index}村一队`, null);
  await unit(units.otherTeam, units.village, path.otherTeam, 'TEAM', 'TEAM', `${index}村二队`, null);
  const joinCode = `JOIN${index}AAA`;
  for (const [id, join] of [[units.team, joinCode], [units.otherTeam, `JOIN${index}BBB`]] as const) {
    await run(sql`insert into team (id, tier, introduction, join_code, village_code) values (${id}, 'TEAM', '', ${join}, ${village})`);
  }
  const named = async (name: string) => (await makeAccount(world, { name: `${word}${name}` })).id;
  const accounts = { staff: await named('干部'), coordinator: await named('队长'), otherCoordinator: await named('二队长'), security: await named('安全') };
  const grants = [
    await makeGrant(world, { accountId: accounts.staff, unitId: units.county, role: 'STAFF' }),
    await makeGrant(world, { accountId: accounts.coordinator, unitId: units.team, role: 'COORDINATOR' }),
    await makeGrant(world, { accountId: accounts.otherCoordinator, unitId: units.otherTeam, role: 'COORDINATOR' }),
    await makeGrant(world, { accountId: accounts.security, unitId: units.county, role: 'SECURITY_ADMIN' }),
  ];
  const volunteer = await makeVolunteer(world, { unitId: units.village, villageCode: village, name: `${word}志愿者` });
  const membership = await makeMembership(world, { volunteerId: volunteer.id, teamId: units.team });
  const ids = { type: newId(), project: newId(), activity: newId(), draft: newId(), post: newId(), shift: newId(), opening: newId(), signUp: newId(), record: newId(), message: newId(), station: newId(), qualification: newId(), audit: newId() };
  const by = accounts.coordinator;
  await run(sql`insert into station (id, unit_id, county_code, name, address) values (${ids.station}, ${units.village}, ${code}, ${`${word}站`}, ${`${word}路`})`);
  await run(sql`insert into service_type (id, code, name, risk, privacy_class) values (${ids.type}, ${`leak-${index}`}, '法律咨询', 'ORDINARY', 'P2')`);
  await run(sql`insert into project (id, unit_id, county_code, service_type_id, name, starts_on, ends_on, created_by)
    values (${ids.project}, ${units.team}, ${code}, ${ids.type}, ${`${word}项目`}, '2026-01-01', '2026-12-31', ${by})`);
  const activity = (id: string, state: string, title: string, more: string) =>
    run(sql`insert into activity (id, project_id, unit_id, service_type_id, privacy_class, county_code, city_code, township_code, village_code, title, place,
        content, person_in_charge, contact_phone_cipher, risk, insurance_policy_no, state, starts_at, ends_at, published_at, check_in_secret_cipher, created_by)
      values (${id}, ${ids.project}, ${units.team}, ${ids.type}, 'P2', ${code}, '3703', ${township}, ${village}, ${title}, '村委会', '内容', '负责人',
        ${cipher.seal('13800000000')}, 'ORDINARY', ${`${word}保单`}, ${state}, '2026-11-20T01:00:00Z', '2027-11-20T03:00:00Z', now(), ${cipher.seal(`${word}${more}`)}, ${by})`);
  await activity(ids.activity, 'PUBLISHED', '公开的活动', '码');
  await activity(ids.draft, 'DRAFT', `${word}草稿`, '码');
  await run(sql`insert into post (id, activity_id, name) values (${ids.post}, ${ids.activity}, '讲解')`);
  await run(sql`insert into shift (id, activity_id, starts_at, ends_at) values (${ids.shift}, ${ids.activity}, '2026-11-20T01:00:00Z', '2026-11-20T03:00:00Z')`);
  await run(sql`insert into opening (id, activity_id, post_id, shift_id, maximum, taken) values (${ids.opening}, ${ids.activity}, ${ids.post}, ${ids.shift}, 5, 1)`);
  await run(sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by, checked_in_at, checked_out_at, leaving_reason, cancel_reason)
    values (${ids.signUp}, ${ids.opening}, ${ids.activity}, ${volunteer.id}, ${code}, tstzrange('2026-11-20T01:00:00Z', '2026-11-20T03:00:00Z'), 'COMPLETED', 'SELF',
      ${volunteer.accountId}, '2026-11-20T01:00:00Z', '2026-11-20T03:00:00Z', ${`${word}离开`}, ${`${word}取消`})`);
  await run(sql`insert into service_record (id, sign_up_id, volunteer_id, activity_id, unit_id, county_code, privacy_class, activity_name, service_date, place, content,
      organiser, person_in_charge, minutes, started_at, ended_at, source, policy_version, state, proposed_by, holder_unit_id, return_reason)
    values (${ids.record}, ${ids.signUp}, ${volunteer.id}, ${ids.activity}, ${units.team}, ${code}, 'P2', ${`${word}记录`}, '2026-11-20', ${`${word}地点`}, ${`${word}内容`},
      ${`${word}单位`}, ${`${word}负责`}, 120, '2026-11-20T01:00:00Z', '2026-11-20T03:00:00Z', 'SCAN', 'national-1', 'PROPOSED', ${volunteer.accountId}, ${units.team}, ${`${word}退回`})`);
  for (const account of [...Object.values(accounts), volunteer.accountId]) {
    await run(sql`insert into message (id, account_id, kind, title, body) values (${newId()}, ${account}, 'test', ${`${word}消息`}, ${`${word}正文`})`);
  }
  await run(sql`insert into audit_entry (id, at, action, outcome, actor_account_id, app, unit_id, county_code, entity_type, entity_id, changes, ip)
    values (${ids.audit}, now(), 'test.leak', 'DONE', ${accounts.staff}, 'admin', ${units.team}, ${code}, 'Activity', ${ids.draft}, ${JSON.stringify([{ note: `${word}改动` }])}::jsonb, '10.9.8.${raw(String(index))}')`);
  await run(sql`insert into privacy_notice (version, title, body) values ('test', '告知书', '正文') on conflict do nothing`);
  await run(sql`insert into qualification_kind (code, name) values ('leak', '试用资格') on conflict do nothing`);
  await run(sql`insert into qualification (id, volunteer_id, kind_code, issuer) values (${ids.qualification}, ${volunteer.id}, 'leak', ${`${word}发证`})`);
  return {
    word, villageCode: village, joinCode, volunteerId: volunteer.id,
    units, accounts: { ...accounts, volunteer: volunteer.accountId ?? '' },
    ids: [...Object.values(ids), ...Object.values(units), ...Object.values(accounts), ...grants, membership, volunteer.id],
    secrets: [word, volunteer.phone, volunteer.idNumber],
  };
}

/** Divisions are the owner's to write. */
async function asOwner(world: World, rows: readonly (readonly [string, string | null, number, string])[]): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  for (const row of rows) await client.query('insert into division (code, parent_code, level, name) values ($1, $2, $3, $4) on conflict do nothing', [...row]);
  await client.end();
}
