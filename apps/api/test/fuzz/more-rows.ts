import { generateSync } from 'otplib';
import { makeFile } from '../../src/modules/people/testing/file.make.ts';
import { makeAccount, makeGrant, makeVolunteer } from '../../src/modules/people/testing/people.make.ts';
import { newToken, sha256 } from '../../src/platform/crypto/cipher.ts';
import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { County } from '../leak-walk/two-counties.ts';
import { makeVisits, type VisitRows } from './visit-rows.ts';

/** Rows that the counties' own do not bring: what a mutation needs beneath it to go through. */
export interface MoreRows {
  readonly over: string;
  readonly expected: readonly [string, string];
  readonly absent: string;
  readonly draft: string;
  readonly minor: string;
  /** Waits for her own yes, no paper of hers waits. */
  readonly pendingToo: string;
  /** Confirmed on paper, without an account. */
  readonly elder: string;
  /** The unit above all. */
  readonly top: string;
  readonly closable: string;
  readonly arrived: string;
  readonly guardianLinks: Readonly<Record<'asked' | 'given', string>>;
  readonly newcomer: string;
  readonly images: Readonly<Record<'coordinator' | 'staff', string>>;
  readonly sheet: string;
  readonly visits: VisitRows;
  readonly mapping: string;
  readonly copyRequest: string;
  readonly restorationToken: string;
  /** Records that stand: one typed in elsewhere with other minutes, one not yet. */
  readonly typed: Readonly<Record<'differing' | 'pending', string>>;
}

export async function makeMoreRows(world: World, here: County): Promise<MoreRows> {
  const run = (query: Fragment) => world.services.read.rows(query);
  const countyCode = here.villageCode.slice(0, 6);
  const [draft = ''] = here.rows.activity.slice(1, 2);
  const minor = await makeVolunteer(world, {
    unitId: here.units.village,
    villageCode: here.villageCode,
    name: `${here.word}少年`,
    birthDate: '2012-03-07',
    state: 'PENDING_GUARDIAN',
  });
  const pendingToo = await makeVolunteer(world, {
    unitId: here.units.village,
    villageCode: here.villageCode,
    name: `${here.word}待认`,
    accountId: null,
    state: 'PENDING_SELF',
  });
  const elder = await makeVolunteer(world, {
    unitId: here.units.village,
    villageCode: here.villageCode,
    name: `${here.word}老人`,
    accountId: null,
  });
  await makeFinal(world, here, elder.id);
  const [top] = await world.services.read.rows<{ id: string }>(
    sql`select id from unit where level = 'PROVINCE' limit 1`,
  );
  const newcomer = await makeAccount(world, { name: `${here.word}新来` });
  await run(sql`update account set password_initial = true where id = ${newcomer.id}`);
  await makeGrant(world, { accountId: newcomer.id, unitId: here.units.team, role: 'COORDINATOR' });
  const file = (account: 'coordinator' | 'staff') =>
    makeFile(world, { uploadedBy: here.accounts[account], countyCode });
  const images = { coordinator: await file('coordinator'), staff: await file('staff') };
  const sheet = await makeFile(world, { uploadedBy: here.accounts.staff, countyCode, mediaType: 'text/csv' });
  await run(sql`update stored_file set sealed = true, expires_at = '2030-01-01' where id = ${sheet}`);
  const activities = await makeOver(world, here, here.rows.volunteer[1] ?? '');
  const closable = newId();
  await copyActivity(world, here.rows.activity[0] ?? '', closable);
  const visited = newId();
  await copyActivity(world, here.rows.activity[0] ?? '', visited);
  await openDraft(world, draft);
  const arrived = await makeArrived(world, here);
  await run(sql`insert into qualification_kind (code, name) values ('FUZZ_OLD', '演示·旧资格')`);
  await run(
    sql`insert into privacy_notice (version, title, body, published_at) values ('fuzz', '告知书', '', '2030-01-01')`,
  );
  const guardianLinks = await makeChildren(world, here);
  // On other papers than she has elsewhere: the two may be one person.
  await run(sql`update volunteer set id_type = 'PASSPORT' where id = ${pendingToo.id}`);
  const cases = await makeCases(world, here);
  await makeFactors(world, here);
  const typed = await makeTyped(world, here);
  return {
    ...activities,
    ...cases,
    arrived,
    guardianLinks,
    draft,
    closable,
    visits: await makeVisits(world, here, visited),
    minor: minor.id,
    pendingToo: pendingToo.id,
    elder: elder.id,
    top: top?.id ?? '',
    newcomer: newcomer.id,
    images,
    sheet,
    typed,
  };
}

/** An activity that is over and not closed: two who have not come, one marked so. */
async function makeOver(world: World, here: County, person: string) {
  const run = (query: Fragment) => world.services.read.rows(query);
  const countyCode = here.villageCode.slice(0, 6);
  const [published = ''] = here.rows.activity;
  const ids = { over: newId(), post: newId(), absent: newId(), expected: [newId(), newId()] as const };
  const during = (day: number) => [`2026-11-${day}T06:00:00Z`, `2026-11-${day}T08:00:00Z`] as const;
  await copyActivity(world, published, ids.over);
  await run(sql`insert into post (id, activity_id, name) values (${ids.post}, ${ids.over}, '讲解')`);
  const signUps = [
    [22, ids.expected[0], 'SIGNED_UP'],
    [23, ids.expected[1], 'SIGNED_UP'],
    [24, ids.absent, 'NO_SHOW'],
  ] as const;
  for (const [day, signUp, state] of signUps) {
    const [shift, opening] = [newId(), newId()];
    const [from, to] = during(day);
    await run(
      sql`insert into shift (id, activity_id, starts_at, ends_at) values (${shift}, ${ids.over}, ${from}, ${to})`,
    );
    await run(sql`insert into opening (id, activity_id, post_id, shift_id, minimum, maximum, taken, flow)
      values (${opening}, ${ids.over}, ${ids.post}, ${shift}, 1, 5, ${state === 'SIGNED_UP' ? 1 : 0}, 'DIRECT')`);
    await run(sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by)
      values (${signUp}, ${opening}, ${ids.over}, ${person}, ${countyCode}, tstzrange(${from}, ${to}), ${state}, 'SELF', ${here.accounts.volunteer})`);
  }
  return ids;
}

/** Her hours nobody objected to: enough for a star as the county's world asks for it. */
async function makeFinal(world: World, here: County, volunteer: string): Promise<void> {
  const [like = ''] = here.rows.record.slice(3);
  await world.services.read.rows(sql`insert into service_record select (jsonb_populate_record(null::service_record, to_jsonb(r) || jsonb_build_object(
      'id', ${newId()}::uuid, 'volunteer_id', ${volunteer}::uuid, 'state', 'APPROVED', 'approved_by', ${here.accounts.staff}::uuid, 'approved_at', now(),
      'final_at', now(), 'open_flags', '[]'::jsonb))).* from service_record r where r.id = ${like}`);
}

/** One like another, over since yesterday. */
async function copyActivity(world: World, from: string, to: string): Promise<void> {
  await world.services.read.rows(sql`insert into activity (id, project_id, unit_id, service_type_id, privacy_class, county_code, city_code, township_code, village_code, title, place,
      content, person_in_charge, risk, state, starts_at, ends_at, published_at, check_in_secret_cipher, created_by, search_text, search_grams)
    select ${to}, project_id, unit_id, service_type_id, privacy_class, county_code, city_code, township_code, village_code, '公开的往事', place,
      content, person_in_charge, risk, 'PUBLISHED', '2026-11-22T06:00:00Z', '2026-11-24T08:00:00Z', now(), check_in_secret_cipher, created_by, search_text,
      search_grams from activity where id = ${from}`);
}

/** The draft gets a post and a shift, so that it may be published. */
async function openDraft(world: World, activity: string): Promise<void> {
  const run = (query: Fragment) => world.services.read.rows(query);
  const [post, shift] = [newId(), newId()];
  await run(
    sql`insert into post (id, activity_id, name, needs_qualification, required_qualification) values (${post}, ${activity}, '讲解', true, 'leak')`,
  );
  await run(sql`insert into shift (id, activity_id, starts_at, ends_at)
    values (${shift}, ${activity}, '2026-12-10T01:00:00Z', '2026-12-10T03:00:00Z')`);
  await run(sql`insert into opening (id, activity_id, post_id, shift_id, minimum, maximum, taken, flow)
    values (${newId()}, ${activity}, ${post}, ${shift}, 1, 5, 0, 'DIRECT')`);
  await run(sql`update activity set requirements = '无', risks = '无', safeguards = '有人带队', starts_at = '2026-12-10T01:00:00Z',
    ends_at = '2026-12-10T03:00:00Z' where id = ${activity}`);
}

/** She came before the shift that is going on, and has not left yet. */
async function makeArrived(world: World, here: County): Promise<string> {
  const run = (query: Fragment) => world.services.read.rows(query);
  const [published = ''] = here.rows.activity;
  const [volunteer = ''] = here.rows.volunteer;
  const [shift, opening, signUp] = [newId(), newId(), newId()];
  const [from, to] = ['2026-11-24T23:00:00Z', '2026-11-25T01:20:00Z'];
  await run(
    sql`insert into shift (id, activity_id, starts_at, ends_at) values (${shift}, ${published}, ${from}, ${to})`,
  );
  await run(sql`insert into opening (id, activity_id, post_id, shift_id, minimum, maximum, taken, flow)
    select ${opening}, ${published}, id, ${shift}, 1, 5, 1, 'DIRECT' from post where activity_id = ${published} limit 1`);
  await run(sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by, checked_in_at, check_in_method)
    values (${signUp}, ${opening}, ${published}, ${volunteer}, ${here.villageCode.slice(0, 6)}, tstzrange(${from}, ${to}), 'ARRIVED', 'SELF',
      ${here.accounts.volunteer}, ${from}, 'QR')`);
  return signUp;
}

/** Two children: of one a guardian is asked, of the other one has agreed. Their links. */
async function makeChildren(world: World, here: County): Promise<{ asked: string; given: string }> {
  const links = { asked: newToken(), given: newToken() };
  for (const [state, token] of [
    ['WAITING', links.asked],
    ['GIVEN', links.given],
  ] as const) {
    const child = await makeVolunteer(world, {
      unitId: here.units.village,
      villageCode: here.villageCode,
      name: `${here.word}孩子`,
      birthDate: '2014-03-07',
    });
    const at = state === 'GIVEN' ? '2026-11-20T01:00:00Z' : null;
    await world.services.read.rows(sql`insert into guardian_consent (id, volunteer_id, guardian_name, guardian_phone_cipher, guardian_phone_masked, relation, state, asked_at, given_at,
        decided_at, link_hash, link_expires_at)
      values (${newId()}, ${child.id}, '演示·父亲', ${world.services.cipher.seal('13700000077')}, '137****0077', '父亲', ${state}, now(), ${at}, ${at},
        ${sha256(token)}, '2027-01-01')`);
  }
  return links;
}

/** Cases as the readers need them: begun by somebody else, in the state before the next step. */
async function makeCases(world: World, here: County) {
  const run = (query: Fragment) => world.services.read.rows(query);
  const countyCode = here.villageCode.slice(0, 6);
  const ids = { copyRequest: newId(), mapping: newId() };
  const restorationToken = newToken();
  const { accounts, units, rows } = here;
  const [, , pending = ''] = rows.volunteer;
  await run(
    sql`update merge_case set proposed_by = ${accounts.helper} where state = 'PROPOSED' and county_code = ${countyCode}`,
  );
  await run(
    sql`update account_restoration set opened_by = ${accounts.helper} where state = 'OPEN' and county_code = ${countyCode}`,
  );
  await run(sql`insert into account_restoration (id, account_id, unit_id, county_code, paper, reason, state, opened_by, opened_at, confirmed_by, confirmed_at,
      token_hash, token_until)
    values (${newId()}, ${accounts.otherCoordinator}, ${units.county}, ${countyCode}, 'RESIDENT_ID', '找回', 'CONFIRMED', ${accounts.staff}, now(),
      ${accounts.coordinator}, now(), ${sha256(restorationToken)}, '2026-11-25T03:00:00Z')`);
  await run(sql`insert into rights_request (id, volunteer_id, unit_id, county_code, kind, asked_by, due_on, detail_cipher, channel, paper_file_id)
    select ${ids.copyRequest}, ${pending}, unit_id, county_code, 'COPY', asked_by, due_on, detail_cipher, 'PAPER', paper_file_id from rights_request
    where county_code = ${countyCode} and channel = 'PAPER' limit 1`);
  await run(sql`insert into volunteer_import (id, unit_id, county_code, created_by, file_name, file_hash, state, head_row, file_columns, total, village_code)
    select ${ids.mapping}, unit_id, county_code, created_by, file_name, file_hash, 'MAPPING', 1,
      '[{"header":"姓名","samples":[]},{"header":"手机号","samples":[]},{"header":"证件号码","samples":[]}]', 1, village_code
    from volunteer_import where county_code = ${countyCode} limit 1`);
  await run(sql`insert into registration_confirmation (volunteer_id, code_hash, attempts, expires_at, created_at)
    values (${pending}, ${world.services.cipher.index('registration-confirmation', `${pending}:20580713`)}, 0, '2026-12-01', now())
    on conflict (volunteer_id) do update set code_hash = excluded.code_hash, attempts = 0, expires_at = excluded.expires_at`);
  return { ...ids, restorationToken };
}

/** Records that stand, beside the county's outside system. */
async function makeTyped(world: World, { rows, accounts }: County) {
  const run = (query: Fragment) => world.services.read.rows(query);
  const ids = { differing: newId(), pending: newId() };
  for (const id of Object.values(ids))
    await run(sql`insert into service_record (id, late_entry_id, volunteer_id, activity_id, unit_id, county_code, privacy_class, activity_name, service_date, place,
        content, organiser, person_in_charge, minutes, started_at, ended_at, source, policy_version, state, proposed_by, holder_unit_id, approved_by, approved_at, final_at)
      select ${id}, late_entry_id, volunteer_id, activity_id, unit_id, county_code, privacy_class, activity_name, service_date, place, content, organiser,
        person_in_charge, minutes, started_at, ended_at, source, policy_version, 'APPROVED', proposed_by, holder_unit_id, ${accounts.staff}, now(), now()
      from service_record where id = any(${rows.record}::uuid[]) and source = 'LATE' limit 1`);
  await run(sql`insert into outside_entry (system_id, record_id, county_code, number, minutes, noted_by, noted_at)
    select ${rows.outsideSystem[0]}, id, county_code, 'FUZZ-0', minutes + 5, ${accounts.staff}, now() from service_record where id = ${ids.differing}`);
  return ids;
}

/** A new factor of the staff's is being set up; text messages are a second one. */
async function makeFactors(world: World, { accounts }: County): Promise<void> {
  await world.services.read.rows(sql`update account set sms_factor = true, new_totp_cipher = totp_cipher, new_totp_until = '2026-11-25T03:00:00Z'
    where id = ${accounts.staff}`);
}

/** The whole phone of an account, and the code its authenticator shows now. */
export async function keysOf(world: World, accountId: string): Promise<{ phone: string; code: string }> {
  const { cipher, now, read } = world.services;
  const [row] = await read.rows<{ phone: string; totp: string | null }>(
    sql`select phone_cipher as phone, totp_cipher as totp from account where id = ${accountId}`,
  );
  if (!row) throw new Error('keysOf: no such account');
  const code = row.totp ? generateSync({ secret: cipher.open(row.totp), epoch: now().getTime() / 1000 }) : '000000';
  return { phone: cipher.open(row.phone), code };
}

/** The code of the text message that was last written for a number. */
export async function sentCode(world: World, phone: string): Promise<string> {
  const { cipher, read } = world.services;
  const [row] = await read.rows<{ code: string }>(
    sql`select code_cipher as code from sms_code where phone_index = ${cipher.index('phone', phone)} and code_cipher is not null
      order by created_at desc, id desc limit 1`,
  );
  if (!row) throw new Error('sentCode: none was sent');
  return cipher.open(row.code);
}
