import type { Reason, RefusalCode, RiskLevel } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import { fitness, type TakingPerson } from '../taking/may-take.ts';
import { neededKind, openingNeeds } from '../taking/opening-needs.ts';
import type { Run, ShiftTimes } from './people.ts';

/** Somebody who would not meet what is asked on the new date. */
export interface Unfit {
  readonly signUpId: string;
  readonly reasons: readonly Reason[];
  /** The coordinator may keep her: what has run out by then can be renewed before. Age and consent cannot be waited for (AT-5). */
  readonly mayKeep: boolean;
}
interface Row extends Record<string, unknown> {
  id: string;
  starts_at: Date | string;
  min_age: number | null;
  qualification: string | null;
  qualification_name: string | null;
  risk: RiskLevel;
  birth_date: string;
  guardian: boolean;
  qualifications: TakingPerson['qualifications'];
}

/** Asks age, guardian's consent and qualification of everyone whose shift moves, by the same rules as signing up. */
export async function unfitAfter(run: Run, activityId: string, moved: readonly ShiftTimes[]): Promise<Unfit[]> {
  if (moved.length === 0) return [];
  const rows =
    await run<Row>(sql`select su.id, m.starts_at, ${raw(openingNeeds.minAge)} as min_age, ${raw(openingNeeds.qualification)} as qualification, k.name as qualification_name, a.risk,
      v.birth_date::text as birth_date, exists (select from guardian_consent g where g.volunteer_id = v.id and g.state = 'GIVEN') as guardian,
      (select coalesce(json_agg(json_build_object('kind', q.kind_code, 'verified', q.state = 'VERIFIED', 'validFrom', q.valid_from, 'validTo', q.valid_to)), '[]')
        from qualification q where q.volunteer_id = v.id and q.kind_code = ${raw(openingNeeds.qualification)}) as qualifications
    from unnest(${moved.map((one) => one.shiftId)}::uuid[], ${moved.map((one) => one.startsAt)}::timestamptz[]) as m(shift_id, starts_at)
      join opening o on o.shift_id = m.shift_id join sign_up su on su.opening_id = o.id and su.state in ('REQUESTED', 'SIGNED_UP')
      join post p on p.id = o.post_id join activity a on a.id = su.activity_id join volunteer v on v.id = su.volunteer_id
      ${raw(neededKind)}
    where su.activity_id = ${activityId} order by su.id`);
  return rows.flatMap((row) => {
    const reasons = fitness(
      { birthDate: row.birth_date, guardianConsented: row.guardian, qualifications: row.qualifications },
      {
        startsAt: new Date(row.starts_at).getTime(),
        minAge: row.min_age,
        risk: row.risk,
        qualification: row.qualification
          ? { code: row.qualification, name: row.qualification_name ?? row.qualification }
          : null,
      },
    );
    if (reasons.length === 0) return [];
    return [{ signUpId: row.id, reasons, mayKeep: reasons.every((reason) => reason.code === 'QUALIFICATION_EXPIRED') }];
  });
}

export const codesOf = (unfit: Unfit | undefined): RefusalCode[] => unfit?.reasons.map((reason) => reason.code) ?? [];

/** Those about whom the coordinator has not decided, or decided what she may not. */
export const undecided = (
  unfit: readonly Unfit[],
  released: readonly string[],
  kept: readonly string[],
): readonly Unfit[] =>
  unfit.filter((one) => !released.includes(one.signUpId) && !(one.mayKeep && kept.includes(one.signUpId)));
