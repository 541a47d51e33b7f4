import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import type { ServedOpening } from '../../activity/index.ts';
import { raiseFlags } from '../flag/raise-flags.ts';
import { countUnder, type HoursPolicy } from '../policy/count-time.ts';
import { described } from '../record/described.ts';
import { moveWhatWaits } from '../record/propose-record.ts';

export interface LateLine {
  readonly id: string;
  readonly volunteerId: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly signUpId: string | null;
}

/** The entry with its paper, and a proposed record of each line; a fixed number of statements for any number of lines. */
export async function writeLate(
  tx: SignedInTx,
  opening: ServedOpening,
  { fileId, reason, policy }: { readonly fileId: string; readonly reason: string; readonly policy: HoursPolicy },
  lines: readonly LateLine[],
): Promise<string> {
  const entryId = newId();
  const by = tx.actor.accountId;
  await tx.sql(sql`insert into late_entry (id, activity_id, opening_id, unit_id, county_code, file_id, reason, entered_by, entered_at)
    values (${entryId}, ${opening.activity_id}, ${opening.opening_id}, ${opening.unit_id}, ${opening.county_code}, ${fileId}, ${reason}, ${by}, ${tx.now})`);
  const { name, place, content } = described(opening);
  const counted = lines.map(({ startedAt, endedAt }) =>
    countUnder(policy, {
      checkedInAt: startedAt,
      checkedOutAt: endedAt,
      shiftStartsAt: opening.starts_at,
      shiftEndsAt: opening.ends_at,
    }),
  );
  await tx.sql(sql`insert into service_record (id, sign_up_id, late_entry_id, volunteer_id, activity_id, unit_id, county_code, privacy_class,
      activity_name, service_date, place, content, organiser, person_in_charge, minutes, started_at, ended_at, source, policy_version, state,
      proposed_by, scanned_by, holder_unit_id, held_since, created_at)
    select n.id, n.sign_up_id, ${entryId}::uuid, n.volunteer_id, ${opening.activity_id}::uuid, ${opening.unit_id}::uuid, ${opening.county_code}::text,
      ${opening.privacy_class}::text, ${name}::text, (n.started_at at time zone 'Asia/Shanghai')::date, ${place}::text, ${content}::text,
      ${opening.organiser}::text, ${opening.person_in_charge}::text, n.minutes, n.started_at, n.ended_at, 'LATE', ${policy.version}::text,
      'PROPOSED', ${by}::uuid, '{}', ${opening.unit_id}::uuid, ${tx.now}::timestamptz, ${tx.now}::timestamptz
    from unnest(${lines.map(({ id }) => id)}::uuid[], ${lines.map(({ signUpId }) => signUpId)}::uuid[],
      ${lines.map(({ volunteerId }) => volunteerId)}::uuid[], ${counted.map(({ minutes }) => minutes)}::int[],
      ${counted.map(({ startedAt }) => startedAt)}::timestamptz[], ${counted.map(({ endedAt }) => endedAt)}::timestamptz[])
      as n(id, sign_up_id, volunteer_id, minutes, started_at, ended_at)`);
  await raiseFlags(
    tx,
    lines.map(({ id }) => id),
  );
  // Those entered now may be approvers of what waits here; and the hand that enters late is one for every late line of the activity.
  await moveWhatWaits(tx, opening.activity_id);
  return entryId;
}
