import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { type Heads, lockHeads } from '../ledger/heads.ts';

/** No record is longer than a shift with its hours before and after: what began earlier is over, and the index need not be read on. */
const LONGEST = '2 days';

interface Served {
  readonly id: string;
  readonly volunteerId: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
}

const meet = (one: Served, other: Served): boolean => one.startedAt < other.endedAt && other.startedAt < one.endedAt;

/**
 * Which of these may not count, because time that overlaps counts for her already, or would with an earlier one of them:
 * nobody serves in two places at once (counter-rule c). Her ledger account is locked first, so that of two approvals at
 * the same moment the second sees the first; the heads are handed on to whoever appends to them.
 */
export async function overlapsAmong(
  tx: Tx,
  records: readonly Served[],
): Promise<{ readonly overlapping: ReadonlySet<string>; readonly heads: Heads }> {
  if (records.length === 0) return { overlapping: new Set(), heads: new Map() };
  const heads = await lockHeads(
    tx,
    records.map((record) => record.volunteerId),
  );
  const rows = await tx.sql<{
    id: string;
  }>(sql`select r.id from unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ volunteerId }) => volunteerId)}::uuid[],
      ${records.map(({ startedAt }) => startedAt)}::timestamptz[], ${records.map(({ endedAt }) => endedAt)}::timestamptz[]) as r(id, volunteer_id, started_at, ended_at)
    where exists (select from service_record o where o.volunteer_id = r.volunteer_id and o.id <> r.id and o.state = 'APPROVED' and o.minutes > 0
      and o.started_at < r.ended_at and o.started_at > r.started_at - ${LONGEST}::interval and tstzrange(o.started_at, o.ended_at) && tstzrange(r.started_at, r.ended_at))`);
  const not = new Set(rows.map((row) => row.id));
  const counting = new Map<string, Served[]>();
  for (const record of records.toSorted(
    (a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1),
  )) {
    if (not.has(record.id)) continue;
    const others = counting.get(record.volunteerId) ?? [];
    if (others.some((other) => meet(record, other))) not.add(record.id);
    else counting.set(record.volunteerId, [...others, record]);
  }
  return { overlapping: not, heads };
}
