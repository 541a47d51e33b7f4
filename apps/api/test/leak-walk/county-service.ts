import { commitmentOf, genesisOf, linkOf, newSalt } from '../../src/modules/hours/index.ts';
import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import { type Cast, served } from './cast.ts';
import type { Activities } from './county-activity.ts';
import type { Rows } from './id-kinds.ts';

/** Sign-ups and records in several states, corrections, changes of plan with who was told. */
export async function makeService(
  world: World,
  cast: Cast,
  activities: Activities,
  otherVolunteer: string,
): Promise<Rows> {
  const run = (query: Fragment) => world.services.read.rows(query);
  // They had been volunteers before they served.
  await run(sql`update volunteer set created_at = '2026-01-01' where id in (${cast.volunteerId}, ${otherVolunteer})`);
  const signUps = {
    completed: newId(),
    approved: newId(),
    returned: newId(),
    live: newId(),
    later: newId(),
    requested: newId(),
    arrived: newId(),
    mate: newId(),
  };
  const records = { proposed: newId(), approved: newId(), returned: newId(), late: newId() };
  const corrections = [newId(), newId()] as const;
  for (const row of signUpRows(cast, activities, signUps, otherVolunteer)) await run(row);
  for (const row of recordRows(cast, activities, signUps, records)) await run(row);
  for (const row of visitRows(cast, activities.closed, signUps)) await run(row);
  for (const row of correctionRows(cast, records, corrections)) await run(row);
  const ledger = newId();
  for (const row of ledgerRows(cast, records.approved, ledger)) await run(row);
  const [lateEntry, flags] = [newId(), [newId(), newId()] as const];
  for (const row of lateRows(cast, activities, records, { lateEntry, flags })) await run(row);
  const fast = [newId(), newId()] as const;
  for (const row of approverFlagRows(cast, records.approved, fast)) await run(row);
  const scans = [newId(), newId()] as const;
  for (const row of scanRows(cast, activities.published, signUps.later, scans)) await run(row);
  const message = newId();
  const changes = [newId(), newId(), newId()] as const;
  for (const row of changeRows(world, cast, activities, { signUps, changes, message })) await run(row);
  return {
    signUp: Object.values(signUps),
    record: Object.values(records),
    correction: corrections,
    flag: flags,
    approverFlag: fast,
    change: changes,
    scan: scans,
    ledger: [ledger],
    message: [message],
  };
}

/** 补录 of somebody who never signed up, with its paper, with a flag that waits and one resolved. */
function lateRows(
  { word, units, accounts, volunteerId }: Cast,
  { closed, openings }: Activities,
  records: Records,
  { lateEntry, flags }: { lateEntry: string; flags: readonly [string, string] },
): Fragment[] {
  const [from, to] = served(18).map((at) => at.replace(/T0(\d)/, (_, hour: string) => `T1${hour}`));
  const flag = (id: string, code: string) =>
    sql`insert into record_flag (id, record_id, unit_id, county_code, code, facts, raised_at)
      values (${id}, ${records.late}, ${units.ids.team}, ${units.countyCode}, ${code}, '{"days": 1}', now())`;
  const file = newId();
  return [
    sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code)
      values (${file}, ${`${word}/${file}`}, 'image/jpeg', 1, ${Buffer.alloc(32)}, ${accounts.coordinator}, ${units.countyCode})`,
    sql`insert into late_entry (id, activity_id, opening_id, unit_id, county_code, file_id, reason, entered_by, entered_at)
      values (${lateEntry}, ${closed}, ${openings.approved}, ${units.ids.team}, ${units.countyCode}, ${file}, ${`${word}补录`}, ${accounts.coordinator}, now())`,
    sql`insert into service_record (id, late_entry_id, volunteer_id, activity_id, unit_id, county_code, privacy_class, activity_name, service_date, place,
        content, organiser, person_in_charge, minutes, started_at, ended_at, source, policy_version, state, proposed_by, holder_unit_id, open_flags)
      values (${records.late}, ${lateEntry}, ${volunteerId}, ${closed}, ${units.ids.team}, ${units.countyCode}, 'P2', ${`${word}记录`}, ${String(from).slice(0, 10)},
        ${`${word}地点`}, ${`${word}内容`}, ${`${word}单位`}, ${`${word}负责`}, 120, ${from}, ${to}, 'LATE', 'national-1', 'PROPOSED',
        ${accounts.coordinator}, ${units.ids.team}, '{LATE_ENTRY}')`,
    flag(flags[0], 'LATE_ENTRY'),
    flag(flags[1], 'NO_SIGN_UP'),
    sql`update record_flag set resolution = 'CLEARED', resolved_at = now(), resolved_by = ${accounts.staff}, reason = ${`${word}核查`} where id = ${flags[1]}`,
  ];
}

/** 审核过快: the day of the approval, which waits, and one before that somebody above looked into. */
function approverFlagRows({ word, accounts }: Cast, record: string, ids: readonly [string, string]): Fragment[] {
  const flag = (id: string, daysBefore: number) =>
    sql`insert into approver_flag (id, account_id, day, unit_id, county_code, records, seconds, raised_at)
      select ${id}, r.approved_by, (r.approved_at at time zone 'Asia/Shanghai')::date - ${daysBefore}::int, r.unit_id, r.county_code, 20, 3.5, now()
      from service_record r where r.id = ${record}`;
  return [
    flag(ids[0], 0),
    flag(ids[1], 1),
    sql`update approver_flag set resolution = 'EXPLAINED', resolved_at = now(), resolved_by = ${accounts.staff}, reason = ${`${word}说明`} where id = ${ids[1]}`,
  ];
}

type SignUps = Readonly<
  Record<'completed' | 'approved' | 'returned' | 'live' | 'later' | 'requested' | 'arrived' | 'mate', string>
>;
type Records = Readonly<Record<'proposed' | 'approved' | 'returned' | 'late', string>>;

function signUpRows(
  { word, units, accounts, volunteerId, times }: Cast,
  { published, closed, openings }: Activities,
  ids: SignUps,
  other: string,
): Fragment[] {
  const row = (
    id: string,
    activity: string,
    opening: string,
    who: string,
    during: readonly [string, string],
    state: string,
  ) =>
    sql`insert into sign_up (id, opening_id, activity_id, volunteer_id, county_code, during, state, source, signed_up_by)
      values (${id}, ${opening}, ${activity}, ${who}, ${units.countyCode}, tstzrange(${during[0]}, ${during[1]}), ${state}, 'SELF', ${accounts.volunteer})`;
  const done = (id: string, [from, to]: readonly [string, string]) =>
    sql`update sign_up set checked_in_at = ${from}, checked_out_at = ${to}, check_in_method = 'QR', check_out_method = 'PROXY',
      leaving_reason = ${`${word}离开`}, cancel_reason = ${`${word}取消`} where id = ${id}`;
  return [
    row(ids.completed, published, openings.past, volunteerId, served(20), 'COMPLETED'),
    row(ids.approved, closed, openings.approved, volunteerId, served(18), 'COMPLETED'),
    row(ids.returned, closed, openings.returned, volunteerId, served(17), 'COMPLETED'),
    row(ids.live, published, openings.live, volunteerId, times.live, 'SIGNED_UP'),
    row(ids.later, published, openings.later, volunteerId, times.later, 'SIGNED_UP'),
    row(ids.requested, published, openings.soon, other, times.soon, 'REQUESTED'),
    row(ids.arrived, published, openings.live, other, times.live, 'ARRIVED'),
    row(ids.mate, closed, openings.approved, other, served(18), 'SIGNED_UP'),
    done(ids.completed, served(20)),
    done(ids.approved, served(18)),
    done(ids.returned, served(17)),
    sql`update sign_up set checked_in_at = ${times.live[0]}, check_in_method = 'DIGITS' where id = ${ids.arrived}`,
  ];
}

/** 入户服务: hers confirmed by whom she asked, another by a slip; her companion's waits for her word. */
function visitRows({ word, units, accounts }: Cast, activity: string, ids: SignUps): Fragment[] {
  const file = newId();
  const said = (id: string, by: string, [from, to]: readonly [string, string]) =>
    sql`insert into home_visit (sign_up_id, activity_id, county_code, came_at, left_at, said_by, said_at)
      values (${id}, ${activity}, ${units.countyCode}, ${from}, ${to}, ${by}, ${to})`;
  return [
    sql`update activity set home_visit = true where id = ${activity}`,
    sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code)
      values (${file}, ${`${word}/${file}`}, 'image/jpeg', 1, ${Buffer.alloc(32)}, ${accounts.volunteer}, ${units.countyCode})`,
    said(ids.approved, accounts.volunteer, served(18)),
    said(ids.returned, accounts.volunteer, served(17)),
    said(ids.mate, accounts.staff, served(18)),
    sql`update home_visit set asked_id = ${ids.mate}, asked_at = said_at, companion_id = ${ids.mate}, confirmation = 'COMPANION',
      confirmed_by = ${accounts.coordinator}, confirmed_at = said_at where sign_up_id = ${ids.approved}`,
    sql`update home_visit set confirmation = 'SLIP', confirmed_by = said_by, confirmed_at = said_at, file_id = ${file}
      where sign_up_id = ${ids.returned}`,
  ];
}

function recordRows(
  { word, units, accounts, volunteerId }: Cast,
  { published, closed }: Activities,
  signUps: SignUps,
  ids: Records,
): Fragment[] {
  const row = (id: string, signUp: string, activity: string, day: number) => {
    const [from, to] = served(day);
    return sql`insert into service_record (id, sign_up_id, volunteer_id, activity_id, unit_id, county_code, privacy_class, activity_name, service_date, place,
        content, organiser, person_in_charge, minutes, started_at, ended_at, source, policy_version, state, proposed_by, holder_unit_id, return_reason, note)
      values (${id}, ${signUp}, ${volunteerId}, ${activity}, ${units.ids.team}, ${units.countyCode}, 'P2', ${`${word}记录`}, ${from.slice(0, 10)},
        ${`${word}地点`}, ${`${word}内容`}, ${`${word}单位`}, ${`${word}负责`}, 120, ${from}, ${to}, 'SCAN', 'national-1', 'PROPOSED',
        ${accounts.volunteer}, ${units.ids.team}, ${`${word}退回`}, ${`${word}说明`})`;
  };
  return [
    row(ids.proposed, signUps.completed, published, 20),
    row(ids.approved, signUps.approved, closed, 18),
    row(ids.returned, signUps.returned, closed, 17),
    sql`update service_record set state = 'APPROVED', approved_by = ${accounts.coordinator}, approved_at = now() where id = ${ids.approved}`,
    sql`update service_record set state = 'RETURNED', return_code = 'NOTHING_TO_COUNT' where id = ${ids.returned}`,
  ];
}

/** Scans counted and refused; those of her phone without a network wait for somebody who was there. */
function scanRows(
  { word, units, accounts, times }: Cast,
  activity: string,
  signUp: string,
  ids: readonly [string, string],
): Fragment[] {
  const [at] = times.live;
  const scan = (kind: string, refusal: string | null) =>
    sql`insert into scan (id, sign_up_id, activity_id, county_code, kind, method, stated_time, by_account_id, client_id, device, refusal)
      values (${newId()}, ${signUp}, ${activity}, ${units.countyCode}, ${kind}, 'STATED', ${at}, ${accounts.coordinator}, ${newId()}, ${`${word}设备`},
        ${refusal}::text[])`;
  const offline = ids.map(
    (
      id,
      n,
    ) => sql`insert into offline_scan (id, sign_up_id, activity_id, county_code, kind, method, at, claimed_at, received_at, by_account_id, client_id)
      values (${id}, ${signUp}, ${activity}, ${units.countyCode}, ${n === 0 ? 'IN' : 'OUT'}, 'QR', ${at}, ${at}, ${at}, ${accounts.volunteer}, ${`${word}扫码`})`,
  );
  return [scan('IN', null), scan('OUT', '{CODE_EXPIRED}'), ...offline];
}

/** One that waits, one decided. */
function correctionRows(
  { word, units, accounts, volunteerId }: Cast,
  records: Records,
  [waiting, decided]: readonly [string, string],
): Fragment[] {
  const row = (id: string, record: string, day: number) => {
    const [from, to] = served(day);
    return sql`insert into correction (id, record_id, volunteer_id, unit_id, county_code, state, reason, before_started_at, before_ended_at, before_minutes,
        started_at, ended_at, minutes, policy_version, proposed_by, holder_unit_id)
      values (${id}, ${record}, ${volunteerId}, ${units.ids.team}, ${units.countyCode}, 'PROPOSED', ${`${word}更正`}, ${from}, ${to}, 120,
        ${from}, ${to.replace('03:', '02:')}, 60, 'national-1', ${accounts.coordinator}, ${units.ids.team})`;
  };
  return [
    row(decided, records.approved, 18),
    sql`update correction set state = 'APPROVED', decided_by = ${accounts.staff}, decided_at = now(), decision_note = ${`${word}意见`} where id = ${decided}`,
    row(waiting, records.proposed, 20),
    sql`update correction set record_id = ${records.approved} where id = ${waiting}`,
  ];
}

/** Two hours entered, taken back, and entered as one: as an approval and a correction write them. */
function ledgerRows({ units, accounts, volunteerId }: Cast, record: string, id: string): Fragment[] {
  const at = new Date();
  const entries = [
    [1, 120, null],
    [2, -120, 1],
    [3, 60, null],
  ] as const;
  let chain = genesisOf(id);
  const lines = entries.map(([sequence, minutes, reversesSequence]) => {
    const salt = newSalt();
    const previous = chain;
    const commitment = commitmentOf(salt, {
      ...{ accountId: id, sequence, at, minutes, source: 'SCAN', policyVersion: 'national-1', reversesSequence },
      ...{ approverAccountId: accounts.coordinator, recordId: record, countyCode: units.countyCode },
    });
    chain = linkOf(previous, commitment);
    return sql`insert into ledger_entry (account_id, sequence, at, minutes, source, policy_version, approver_account_id, record_id, county_code, salt,
          commitment, previous, chain, reverses_sequence)
        values (${id}, ${sequence}, ${at}, ${minutes}, 'SCAN', 'national-1', ${accounts.coordinator}, ${record}, ${units.countyCode}, ${salt},
          ${commitment}, ${previous}, ${chain}, ${reversesSequence})`;
  });
  return [
    sql`insert into ledger_account (id, volunteer_id, county_code) values (${id}, ${volunteerId}, ${units.countyCode})`,
    sql`insert into ledger_head (account_id, sequence, minutes, chain) values (${id}, 3, 60, ${chain})`,
    ...lines,
  ];
}

/** Places lowered and a shift moved, with the people concerned and what reached them. What the card tells everybody is public. */
function changeRows(
  { services: { cipher } }: World,
  { word, units, accounts, times }: Cast,
  { published, cancelled, openings, shifts }: Activities,
  { signUps, changes, message }: { signUps: SignUps; changes: readonly [string, string, string]; message: string },
): Fragment[] {
  const [places, moved, off] = changes;
  const [startsAt, endsAt] = times.later;
  const change = (id: string, activity: string, kind: string, reason: string, details: object) =>
    sql`insert into plan_change (id, activity_id, county_code, kind, reason, details, by_account_id)
      values (${id}, ${activity}, ${units.countyCode}, ${kind}, ${reason}, ${JSON.stringify(details)}::jsonb, ${accounts.coordinator})`;
  const lowered = { id: openings.past, post: `${word}岗位`, startsAt, endsAt, was: 6, is: 5 };
  const shift = { id: shifts.later, label: `${word}班次`, was: [startsAt, endsAt], is: [startsAt, endsAt] };
  return [
    change(places, published, 'PLACES', `${word}调整`, { openings: [lowered] }),
    change(moved, published, 'MOVED', '公开的改期', {
      place: { was: '公开的旧址', is: '公开的新址' },
      shifts: [shift],
    }),
    change(off, cancelled, 'CANCELLED', '公开的取消原因', {}),
    sql`insert into plan_change_person (plan_change_id, sign_up_id, effect, was)
      values (${places}, ${signUps.completed}, 'LOST_PLACE', tstzrange(${startsAt}, ${endsAt}))`,
    sql`insert into plan_change_person (plan_change_id, sign_up_id, effect, was, becomes)
      values (${moved}, ${signUps.later}, 'MOVED', tstzrange(${startsAt}, ${endsAt}), tstzrange(${startsAt}, ${endsAt}))`,
    sql`insert into plan_notice (plan_change_id, sign_up_id, told_at) values (${places}, ${signUps.completed}, ${startsAt})`,
    sql`insert into message (id, account_id, kind, title, body, link, read_at) values (${message}, ${accounts.volunteer}, 'test', ${`${word}改期`},
      ${`${word}正文`}, '/activities', now())`,
    sql`insert into sms_delivery (id, message_id, phone_cipher, state, sent_at) values (${newId()}, ${message}, ${cipher.seal('13800000000')}, 'SENT', now())`,
    sql`insert into plan_notice (plan_change_id, sign_up_id, message_id, told_at) values (${moved}, ${signUps.later}, ${message}, now())`,
  ];
}
