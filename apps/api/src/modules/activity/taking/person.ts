import type { SignUpState, VolunteerState } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { offlineAtSql } from '../offline/offline-scan.sql.ts';
import { holdsTime, type TakingPerson } from './may-take.ts';

/** One of her sign-ups as the facts carry it; times as epoch milliseconds. */
export interface SignUpFact {
  readonly id: string;
  readonly openingId: string;
  readonly activityId: string;
  readonly state: SignUpState;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly inAt: number | null;
  readonly outAt: number | null;
  readonly offlineInAt: number | null;
  readonly offlineOutAt: number | null;
  readonly leavingReason: string | null;
  readonly version: number;
}

export interface PersonRow extends Record<string, unknown> {
  readonly volunteer_id: string;
  readonly volunteer_state: VolunteerState;
  readonly birth_date: string;
  readonly village_code: string;
  readonly guardian: boolean;
  readonly qualifications: TakingPerson['qualifications'];
  readonly sign_ups: readonly SignUpFact[];
}

const epoch = (expression: string): Fragment => raw(`(extract(epoch from ${expression}) * 1000)::float8`);

/** Columns of a person's facts over `volunteer v`, in one piece so that a statement can carry them beside others. */
export const personColumns = (
  signUpsWhere: Fragment,
): Fragment => sql`v.id as volunteer_id, v.state as volunteer_state, v.birth_date::text as birth_date, v.village_code,
  exists (select from guardian_consent g where g.volunteer_id = v.id and g.state = 'GIVEN') as guardian,
  (select coalesce(json_agg(json_build_object('kind', q.kind_code, 'verified', q.state = 'VERIFIED', 'validFrom', q.valid_from, 'validTo', q.valid_to)), '[]')
    from qualification q where q.volunteer_id = v.id) as qualifications,
  (select coalesce(json_agg(json_build_object('id', s.id, 'openingId', s.opening_id, 'activityId', s.activity_id, 'state', s.state, 'startsAt', ${epoch('lower(s.during)')},
      'endsAt', ${epoch('upper(s.during)')}, 'inAt', ${epoch('s.checked_in_at')}, 'outAt', ${epoch('s.checked_out_at')}, 'offlineInAt', ${epoch(offlineAtSql('IN', 's'))}, 'offlineOutAt', ${epoch(offlineAtSql('OUT', 's'))}, 'leavingReason', s.leaving_reason,
      'version', s.version) order by s.created_at), '[]')
    from (select * from sign_up s where s.volunteer_id = v.id and ${signUpsWhere} order by lower(s.during) desc limit 500) s) as sign_ups`;

/** The facts as the policy takes them. */
export const takingPerson = (row: PersonRow, except?: string): TakingPerson => ({
  state: row.volunteer_state,
  birthDate: row.birth_date,
  guardianConsented: row.guardian,
  qualifications: row.qualifications,
  busy: row.sign_ups.filter((one) => one.id !== except && holdsTime.includes(one.state)),
});
