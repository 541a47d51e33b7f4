import type { SignUpState } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';

/** Runs a statement: a preview by the reader, a change inside its transaction. */
export type Run = <T extends Record<string, unknown>>(query: Fragment) => Promise<T[]>;

/** One who holds time at the activity. */
export interface PlannedPerson {
  readonly signUpId: string;
  readonly volunteerId: string;
  readonly name: string;
  readonly phoneMasked: string;
  readonly openingId: string;
  readonly shiftId: string;
  readonly postName: string;
  readonly state: SignUpState;
  readonly startsAt: Date;
  readonly endsAt: Date;
}
interface Row extends Record<string, unknown> {
  id: string;
  volunteer_id: string;
  name: string;
  phone_masked: string;
  opening_id: string;
  shift_id: string;
  post_name: string;
  state: SignUpState;
  starts_at: Date | string;
  ends_at: Date | string;
}

/** Everyone who holds time at the activity, the last to sign up first. Bounded by its places and requests. */
export async function plannedPeople(
  run: Run,
  activityId: string,
  which: Fragment = raw('true'),
): Promise<PlannedPerson[]> {
  const rows =
    await run<Row>(sql`select su.id, su.volunteer_id, v.name, v.phone_masked, su.opening_id, o.shift_id, p.name as post_name, su.state,
      lower(su.during) as starts_at, upper(su.during) as ends_at
    from sign_up su join opening o on o.id = su.opening_id join post p on p.id = o.post_id join volunteer v on v.id = su.volunteer_id
    where su.activity_id = ${activityId} and su.state in ('REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED') and ${which}
    order by su.created_at desc, su.id desc`);
  return rows.map((row) => ({
    signUpId: row.id,
    volunteerId: row.volunteer_id,
    name: row.name,
    phoneMasked: row.phone_masked,
    openingId: row.opening_id,
    shiftId: row.shift_id,
    postName: row.post_name,
    state: row.state,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
  }));
}

/** States whose place or request can still be given back. */
export const waits = (person: PlannedPerson): boolean => person.state === 'REQUESTED' || person.state === 'SIGNED_UP';

export interface ShiftTimes {
  readonly shiftId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}
export interface Clash {
  readonly signUpId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * Whose other service would overlap after the move. Two moved shifts are compared by their new times. What the exclusion
 * constraint would refuse is told beforehand; it is never overridable.
 */
export async function clashesAfter(
  run: Run,
  activityId: string,
  moved: readonly ShiftTimes[],
  released: readonly string[] = [],
): Promise<Clash[]> {
  if (moved.length === 0) return [];
  const rows = await run<{
    id: string;
    starts_at: Date | string;
    ends_at: Date | string;
  }>(sql`with moved as (
      select m.shift_id, tstzrange(m.starts_at, m.ends_at) as during
      from unnest(${moved.map((one) => one.shiftId)}::uuid[], ${moved.map((one) => one.startsAt)}::timestamptz[],
        ${moved.map((one) => one.endsAt)}::timestamptz[]) as m(shift_id, starts_at, ends_at)
    ), mine as (
      select su.id, su.volunteer_id, m.during from sign_up su join opening o on o.id = su.opening_id join moved m on m.shift_id = o.shift_id
      where su.activity_id = ${activityId} and su.state in ('REQUESTED', 'SIGNED_UP') and su.id <> all(${released}::uuid[])
    )
    select distinct on (mine.id) mine.id, lower(coalesce(theirs.during, other.during)) as starts_at, upper(coalesce(theirs.during, other.during)) as ends_at
    from mine join sign_up other on other.volunteer_id = mine.volunteer_id and other.id <> mine.id and other.id <> all(${released}::uuid[])
        and other.state in ('REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED')
      left join mine theirs on theirs.id = other.id
    where mine.during && coalesce(theirs.during, other.during)
    order by mine.id, 2`);
  return rows.map((row) => ({
    signUpId: row.id,
    startsAt: new Date(row.starts_at),
    endsAt: new Date(row.ends_at),
  }));
}
