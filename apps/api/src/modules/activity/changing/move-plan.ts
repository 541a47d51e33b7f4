import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { rangeReasons, startReasons } from '../activity/plan.policy.ts';
import { type PlannedPerson, plannedPeople, type Run, type ShiftTimes, waits } from './people.ts';

export interface MoveWanted {
  readonly place: string | null;
  readonly villageCode: string | null;
  readonly shifts: readonly ShiftTimes[];
}
export interface MovedShift extends ShiftTimes {
  readonly label: string;
  readonly was: readonly [Date, Date];
}
export interface MovePlan {
  readonly reasons: readonly Reason[];
  readonly shifts: readonly MovedShift[];
  readonly placeMoves: boolean;
  /** Everyone concerned who still waits, with her new time when it changes. */
  readonly people: readonly (PlannedPerson & { readonly becomes: readonly [Date, Date] | null })[];
}

interface ShiftRow extends Record<string, unknown> {
  id: string;
  label: string;
  starts_at: Date | string;
  ends_at: Date | string;
}

/** What a move would do, asked by the preview and, under the locks, by the move itself: both see the same. */
export async function planMove(
  run: Run,
  activity: { readonly id: string; readonly place: string; readonly village_code: string },
  wanted: MoveWanted,
  now: Date,
): Promise<MovePlan> {
  const known = new Map(
    (await run<ShiftRow>(sql`select id, label, starts_at, ends_at from shift where activity_id = ${activity.id}`)).map(
      (shift) => [shift.id, shift],
    ),
  );
  const reasons: Reason[] = wanted.shifts.flatMap((shift, i) => shiftReasons(shift, known.get(shift.shiftId), i, now));
  if (new Set(wanted.shifts.map((shift) => shift.shiftId)).size < wanted.shifts.length)
    reasons.push({ code: 'INVALID_INPUT', field: 'shifts' });
  const shifts = wanted.shifts.flatMap((shift) => movedShift(shift, known.get(shift.shiftId)));
  const placeMoves =
    (wanted.place !== null && wanted.place !== activity.place) ||
    (wanted.villageCode !== null && wanted.villageCode !== activity.village_code);
  if (reasons.length === 0 && shifts.length === 0 && !placeMoves) reasons.push({ code: 'NOTHING_CHANGED' });
  const all = await plannedPeople(run, activity.id);
  const times = new Map(shifts.map((shift) => [shift.shiftId, [shift.startsAt, shift.endsAt] as const]));
  const concerned = all.filter((person) => placeMoves || times.has(person.shiftId));
  const arrived = concerned.filter((person) => !waits(person)).length;
  if (arrived > 0) reasons.push({ code: 'PEOPLE_CHECKED_IN', params: { count: arrived } });
  return {
    reasons,
    shifts,
    placeMoves,
    people: concerned.filter(waits).map((person) => ({ ...person, becomes: times.get(person.shiftId) ?? null })),
  };
}

/** A shift whose times are those it has is no reason to refuse: the screen sends all of them. */
function shiftReasons(shift: ShiftTimes, was: ShiftRow | undefined, i: number, now: Date): readonly Reason[] {
  if (!was) return [{ code: 'NOT_FOUND', field: `shifts.${i}.shiftId` }];
  if (movedShift(shift, was).length === 0) return [];
  return [...rangeReasons(shift, `shifts.${i}.endsAt`), ...startReasons(shift.startsAt, now, `shifts.${i}.startsAt`)];
}

function movedShift(shift: ShiftTimes, was: ShiftRow | undefined): readonly MovedShift[] {
  if (!was) return [];
  const before = [new Date(was.starts_at), new Date(was.ends_at)] as const;
  const same = before[0].getTime() === shift.startsAt.getTime() && before[1].getTime() === shift.endsAt.getTime();
  return same ? [] : [{ ...shift, label: was.label, was: before }];
}
