import type { Reason, RiskLevel } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { Activity } from '../activity/activity.entity.ts';
import { lockActivity, staleReasons } from '../activity/lock-activity.ts';
import { type Setting, settingOf } from '../activity/setting.ts';
import { unitOf } from '../shared/reach.ts';
import { callOff } from './call-off.ts';
import { MoveActivity } from './change.input.ts';
import { changeFactsOf } from './change-facts.ts';
import { lockPlan, renewOpenings, renewTimes } from './lock-plan.ts';
import { type MovePlan, planMove } from './move-plan.ts';
import { noteChange, type PersonChange, type WasIs } from './note-change.ts';
import { clashesAfter } from './people.ts';
import { canChangePlan } from './plan-change.policy.ts';
import { codesOf, undecided, unfitAfter } from './unfit.ts';

/**
 * Another time or place. Whoever would then be in two places at once is released by name or the move is refused: the
 * overlap itself is never overridden. Everyone else keeps her place and is told what changed.
 */
export const moveActivity = useCase({
  name: 'activity.move-activity',
  label: '改时间地点',
  input: MoveActivity,
  async run(tx, input) {
    const row = await lockActivity(tx, input.activityId);
    if (isRefusal(row)) return row;
    await lockPlan(tx, row.id);
    const activity = await tx.em.findOneOrFail(Activity, row.id);
    const run = <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) => tx.sql<T>(query);
    const before = { id: row.id, place: activity.place, village_code: activity.villageCode };
    const plan = await planMove(run, before, input, tx.now);
    const place = plan.placeMoves ? await placeOf(tx, activity, input) : null;
    const wrong = refuseIf([
      ...staleReasons(row, input.version),
      ...canChangePlan(tx.actor, await changeFactsOf(tx, row.id), tx.now),
      ...plan.reasons,
      ...(place?.reasons ?? []),
      ...insuranceReasons(row.risk, plan, input.insuranceChecked),
    ]);
    if (wrong) return wrong;
    const clashing = new Set((await clashesAfter(run, row.id, plan.shifts)).map((clash) => clash.signUpId));
    // Somebody who freed herself meanwhile keeps her place, whatever was ticked.
    const unfit = new Map((await unfitAfter(run, row.id, plan.shifts)).map((one) => [one.signUpId, one]));
    const released = input.release.filter((id) => clashing.has(id) || unfit.has(id));
    const left = await clashesAfter(run, row.id, plan.shifts, released);
    const open = undecided([...unfit.values()], released, input.keep);
    const people = refuseIf([
      ...(left.length > 0 ? [{ code: 'PEOPLE_WOULD_CLASH', params: { count: left.length } } as const] : []),
      ...(open.length > 0 ? [{ code: 'PEOPLE_UNFIT', params: { count: open.length } } as const] : []),
    ]);
    if (people) return people;
    const placed = place?.setting ? movePlace(activity, place, input.place) : null;
    await callOff(tx, released, input.reason);
    await tx.em.flush();
    await moveShifts(tx, row.id, plan);
    await renewOpenings(tx, row.id);
    await noteChange(tx, row, {
      kind: 'MOVED',
      reason: input.reason,
      details: { ...(placed && { place: placed }), shifts: plan.shifts.map(shiftDetails) },
      people: plan.people.map((person): PersonChange => {
        const { signUpId, startsAt, endsAt } = person;
        const why = codesOf(unfit.get(signUpId));
        const was = [startsAt, endsAt] as const;
        if (!released.includes(signUpId))
          return { signUpId, effect: 'MOVED', was, becomes: person.becomes ?? was, why };
        // A clash speaks first: it is hers to untangle.
        const effect = clashing.has(signUpId) ? 'RELEASED' : 'UNFIT';
        return { signUpId, effect, was, becomes: null, why };
      }),
    });
    return { id: row.id };
  },
});

/** A policy covers days: of a dangerous activity on another day somebody looks whether it still does (条例 §17, SD §33). */
const insuranceReasons = (risk: RiskLevel, plan: MovePlan, checked: boolean): readonly Reason[] =>
  risk === 'HAZARDOUS' && plan.shifts.length > 0 && !checked
    ? [{ code: 'INSURANCE_DATES', field: 'insuranceChecked' }]
    : [];

const shiftDetails = (shift: MovePlan['shifts'][number]) => ({
  id: shift.shiftId,
  label: shift.label,
  was: [shift.was[0].toISOString(), shift.was[1].toISOString()] as const,
  is: [shift.startsAt.toISOString(), shift.endsAt.toISOString()] as const,
});

interface NewPlace {
  readonly villageCode: string;
  readonly setting: Setting | null;
  readonly reasons: readonly Reason[];
}

/** The new village, checked like any activity's. */
async function placeOf(
  tx: SignedInTx,
  { unitId, serviceTypeId, villageCode: before }: Activity,
  wanted: { readonly villageCode: string | null },
): Promise<NewPlace> {
  const villageCode = wanted.villageCode ?? before;
  const unit = await unitOf(tx, unitId);
  return { villageCode, ...(await settingOf(tx, { unit, serviceTypeId, villageCode }, serviceTypeId)) };
}

function movePlace(activity: Activity, { villageCode, setting }: NewPlace, place: string | null): WasIs<string> {
  const was = activity.place;
  const village = villageCode !== activity.villageCode;
  activity.place = place ?? activity.place;
  activity.locate(villageCode);
  if (setting) activity.index({ type: setting.type.name, unit: setting.unit.name, place: setting.placeName });
  return { was, is: village && setting ? `${setting.placeName} ${activity.place}` : activity.place };
}

/**
 * Shifts and the time each sign-up holds. A range is emptied first: two shifts of one person that move into each other's
 * old times must not meet half-way; the exclusion constraint is asked of the outcome.
 */
async function moveShifts(tx: SignedInTx, activityId: string, { shifts }: MovePlan): Promise<void> {
  const ids = shifts.map((shift) => shift.shiftId);
  await tx.sql(sql`update shift s set starts_at = m.starts_at, ends_at = m.ends_at
    from unnest(${ids}::uuid[], ${shifts.map((shift) => shift.startsAt)}::timestamptz[], ${shifts.map((shift) => shift.endsAt)}::timestamptz[])
      as m(id, starts_at, ends_at) where s.id = m.id`);
  const held = sql`su.opening_id in (select id from opening where shift_id = any(${ids}::uuid[])) and su.state in ('REQUESTED', 'SIGNED_UP')`;
  await tx.sql(sql`update sign_up su set during = 'empty' where ${held}`);
  await tx.sql(sql`update sign_up su set during = tstzrange(s.starts_at, s.ends_at), version = su.version + 1
    from opening o join shift s on s.id = o.shift_id where o.id = su.opening_id and ${held}`);
  await renewTimes(tx, activityId);
}
