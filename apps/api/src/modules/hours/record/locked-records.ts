import type { Reason } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import type { AuditSubject } from '../../../platform/audit/audit.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { recordObjected } from '../notice/record-objected.ts';
import { activityHands, recordedHere, whoeverDecides } from './apart.ts';
import type { RecordFacts } from './record-policy.ts';

export interface LockedRecord extends RecordFacts {
  readonly id: string;
  readonly volunteerId: string;
  readonly unitId: string;
  readonly countyCode: string;
  readonly version: number;
  readonly policyVersion: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

/**
 * Records of these ids within her reach, locked in id order for everybody: lock before check. Of the accounts of other people
 * only those that are of whoever decides are told, found once for all of them: five hundred cost little more than one. `offset 0` has each unit looked up by its id, where
 * a join would read along the units of the whole tree.
 */
export async function lockRecords(tx: SignedInTx, ids: readonly string[]): Promise<LockedRecord[]> {
  const rows = await tx.sql<Omit<LockedRecord, 'activityHands'>>(
    sql`with me as materialized (${whoeverDecides(tx.actor.accountId)})
    select r.id, r.volunteer_id as "volunteerId", r.unit_id as "unitId", r.county_code as "countyCode", r.version, r.policy_version as "policyVersion", r.state, r.minutes,
      case when r.proposed_by = any(me.accounts) then array[me.id] else '{}' end as "proposedBy",
      case when r.scanned_by && me.accounts then array[me.id] else '{}' end as "scannedBy",
      case when r.volunteer_id = any(me.volunteers) then array[me.id] else '{}' end as "volunteerAccountIds",
      exists (select from volunteer v where v.id = r.volunteer_id and v.id_disputed) as "idDisputed", ${raw(recordObjected)} as "objectionOpen", u.path as "unitPath",
      r.source, r.open_flags as "openFlags", ${recordedHere(tx.actor)} as "recordedHere",
      r.started_at as "startedAt", r.ended_at as "endedAt"
    from service_record r cross join me cross join lateral (select path from unit where id = r.unit_id offset 0) u
    where r.id = any(${ids}::uuid[]) and ${within(tx.actor, 'hours.read', { path: 'u.path' })} order by r.id for update of r`,
  );
  const hands = await handsOfLate(
    tx,
    rows.filter(({ source }) => source === 'LATE').map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, activityHands: hands.get(row.id) ?? [] }));
}

/** Of 补录 everybody who had a hand in its activity; asked where there is any. */
async function handsOfLate(tx: SignedInTx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.sql<{ id: string; hands: readonly string[] }>(
    sql`select r.id, ${raw(activityHands('r'))} as hands from service_record r where r.id = any(${ids}::uuid[])`,
  );
  return new Map(rows.map(({ id, hands }) => [id, hands]));
}

/** The shift of a record and when she came to it, for whoever states its times anew. */
export interface ShiftTimes {
  readonly shiftStartsAt: Date;
  readonly shiftEndsAt: Date;
  readonly checkedInAt: Date;
}

export async function shiftTimesOf(tx: SignedInTx, recordId: string): Promise<ShiftTimes> {
  const [row] =
    await tx.sql(sql`select coalesce(lower(s.during), ls.starts_at) as "shiftStartsAt", coalesce(upper(s.during), ls.ends_at) as "shiftEndsAt",
      coalesce(s.checked_in_at, r.started_at) as "checkedInAt" from service_record r left join sign_up s on s.id = r.sign_up_id
      left join late_entry le on le.id = r.late_entry_id left join opening lo on lo.id = le.opening_id left join shift ls on ls.id = lo.shift_id
    where r.id = ${recordId}`);
  if (!row) throw new Error('A locked record is gone.');
  return row as unknown as ShiftTimes;
}

/** Whether she saw its newest version. */
export const staleReasons = (record: LockedRecord, version: number | undefined): readonly Reason[] =>
  record.version === version ? [] : [{ code: 'STALE_VERSION' }];

export const subjectOf = (record: LockedRecord): AuditSubject => ({
  entityType: 'ServiceRecord',
  entityId: record.id,
  unitId: record.unitId,
  countyCode: record.countyCode,
});

/** Several records are about the lowest unit that holds them all, so that only who reaches all of it reads the entry. */
export async function commonSubject(tx: SignedInTx, records: readonly LockedRecord[]): Promise<AuditSubject | null> {
  const [first, ...rest] = records;
  if (!first) return null;
  if (rest.every((record) => record.unitId === first.unitId)) return subjectOf(first);
  const steps = records.map((record) => record.unitPath.split('.').slice(0, -1));
  const shared = (steps[0] ?? []).filter((_, i) =>
    steps.every((path) => path.slice(0, i + 1).join('.') === (steps[0] ?? []).slice(0, i + 1).join('.')),
  );
  const [unit] = await tx.sql<{ id: string; county_code: string }>(
    sql`select id, county_code from unit where path = ${`${shared.join('.')}.`}`,
  );
  return {
    entityType: 'ServiceRecord',
    entityId: first.id,
    unitId: unit?.id ?? null,
    countyCode: unit?.county_code ?? null,
  };
}
