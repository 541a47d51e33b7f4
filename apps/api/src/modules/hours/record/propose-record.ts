import type { PrivacyClass, RecordSource, ScanMethod } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { herAccounts } from '../../people/index.ts';
import { placeCorrections } from '../correction/correction-queue.ts';
import { raiseFlags } from '../flag/raise-flags.ts';
import { recordProposed, recordReturned } from '../hours.events.ts';
import { countUnder, policyFor } from '../policy/count-time.ts';
import { described } from './described.ts';
import { placeInQueues } from './queue.ts';

interface Attendance extends Record<string, unknown> {
  sign_up_id: string;
  volunteer_id: string;
  volunteer_account: string | null;
  activity_id: string;
  unit_id: string;
  county_code: string;
  privacy_class: PrivacyClass;
  title: string;
  place: string;
  content: string;
  type_name: string;
  home_visit: boolean;
  village: string | null;
  organiser: string;
  person_in_charge: string;
  shift_starts_at: Date;
  shift_ends_at: Date;
  checked_in_at: Date;
  checked_in_by: string;
  checked_out_at: Date;
  checked_out_by: string;
  check_in_method: ScanMethod | null;
  check_out_method: ScanMethod | null;
  /** Whether she has duties: where she approves, what waits of this activity may have to wait elsewhere. */
  on_duty: boolean;
}

/** How the minutes were earned: by her own scans (some confirmed later), by a coordinator's, by a leaving time stated afterwards, or by whoever confirmed a home visit. */
function sourceOf(row: Attendance): RecordSource {
  // One word of one person for both times of a home visit.
  if (row.check_out_method === 'COMPANION' || row.check_out_method === 'SLIP') return row.check_out_method;
  if (row.check_in_method === 'STATED' || row.check_out_method === 'STATED') return 'STATED';
  const methods = [row.check_in_method, row.check_out_method];
  if (methods.includes('OFFLINE') && !methods.includes('PROXY')) return 'OFFLINE';
  const herself = row.checked_in_by === row.volunteer_account && row.checked_out_by === row.volunteer_account;
  return herself && row.check_in_method !== 'PROXY' && row.check_out_method !== 'PROXY' ? 'SCAN' : 'PROXY';
}

/**
 * Proposes a service record (令67 §7) from a completed attendance and puts it into the queue of an eligible approver.
 * Where no minute can be counted nobody could approve: it waits with the team, which states the true times. Told twice,
 * it proposes once.
 */
export async function proposeRecord(tx: Tx, signUpId: string): Promise<void> {
  const [row] =
    await tx.sql<Attendance>(sql`select s.id as sign_up_id, s.volunteer_id, v.account_id as volunteer_account, s.activity_id, a.unit_id,
      a.county_code, a.privacy_class, a.title, a.place, a.content, t.name as type_name, a.home_visit,
      (select d.name from division d where d.code = a.village_code) as village, u.name as organiser, a.person_in_charge,
      lower(s.during) as shift_starts_at, upper(s.during) as shift_ends_at, s.checked_in_at, s.checked_in_by, s.checked_out_at, s.checked_out_by, s.check_in_method, s.check_out_method,
      exists (select from access_grant g where g.account_id = any(${raw(herAccounts)}) and g.revoked_at is null) as on_duty
    from sign_up s join volunteer v on v.id = s.volunteer_id join activity a on a.id = s.activity_id
    join service_type t on t.id = a.service_type_id join unit u on u.id = a.unit_id
    where s.id = ${signUpId} and s.state = 'COMPLETED' and s.checked_in_at is not null and s.checked_out_at is not null`);
  if (!row) return;
  const policy = await policyFor(tx, row.unit_id, row.shift_starts_at);
  const time = countUnder(policy, {
    checkedInAt: row.checked_in_at,
    checkedOutAt: row.checked_out_at,
    shiftStartsAt: row.shift_starts_at,
    shiftEndsAt: row.shift_ends_at,
  });
  const empty = time.minutes < 1;
  const { name, place, content } = described(row);
  const scannedBy = [...new Set([row.checked_in_by, row.checked_out_by])].filter(
    (account) => account !== row.volunteer_account,
  );
  const id = newId();
  const made =
    await tx.sql(sql`insert into service_record (id, sign_up_id, volunteer_id, activity_id, unit_id, county_code, privacy_class,
      activity_name, service_date, place, content, organiser, person_in_charge, minutes, started_at, ended_at, source, policy_version, state, return_code,
      proposed_by, scanned_by, holder_unit_id, held_since, created_at)
    values (${id}, ${row.sign_up_id}, ${row.volunteer_id}, ${row.activity_id}, ${row.unit_id}, ${row.county_code}, ${row.privacy_class},
      ${name}, (${time.startedAt}::timestamptz at time zone 'Asia/Shanghai')::date, ${place}, ${content}, ${row.organiser}, ${row.person_in_charge},
      ${time.minutes}, ${time.startedAt}, ${time.endedAt}, ${sourceOf(row)}, ${policy.version},
      ${empty ? 'RETURNED' : 'PROPOSED'}, ${empty ? 'NOTHING_TO_COUNT' : null}::text,
      ${row.checked_out_by}, ${scannedBy}::uuid[], ${row.unit_id}, ${tx.now}, ${tx.now})
    on conflict (sign_up_id) do nothing returning id`);
  if (made.length === 0) return;
  if (empty) {
    tx.publish(recordReturned.of({ recordId: id }));
    if (row.on_duty) await moveWhatWaits(tx, row.activity_id);
    return;
  }
  await raiseFlags(tx, [id]);
  if (row.on_duty) await moveWhatWaits(tx, row.activity_id);
  else await placeInQueues(tx, sql`r.id = ${id}`);
  tx.publish(recordProposed.of({ recordId: id }));
}

/** Whoever has come to be recorded in an activity approves nothing of it any more: its lines look for another desk. */
export async function moveWhatWaits(tx: Tx, activityId: string): Promise<void> {
  await placeInQueues(tx, sql`r.activity_id = ${activityId}`);
  await placeCorrections(tx, sql`r.activity_id = ${activityId}`);
}
