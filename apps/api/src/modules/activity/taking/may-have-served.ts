import type { ActivityState, PrivacyClass, Reason, RiskLevel, SignUpState } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { mayTake } from './may-take.ts';
import { neededKind, openingNeeds } from './opening-needs.ts';
import { type PersonRow, personColumns, takingPerson } from './person.ts';

/** An opening whose shift somebody is said to have served in. */
export interface ServedOpening extends Record<string, unknown> {
  readonly opening_id: string;
  readonly activity_id: string;
  readonly activity_state: ActivityState;
  readonly unit_id: string;
  readonly county_code: string;
  readonly path: string;
  readonly parent_id: string | null;
  readonly privacy_class: PrivacyClass;
  readonly title: string;
  readonly place: string;
  readonly content: string;
  readonly type_name: string;
  readonly home_visit: boolean;
  readonly village: string | null;
  readonly organiser: string;
  readonly person_in_charge: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly risk: RiskLevel;
  readonly min_age: number | null;
  readonly qualification: string | null;
  readonly qualification_name: string | null;
}

export async function servedOpening(tx: SignedInTx, openingId: string): Promise<ServedOpening | null> {
  const [row] =
    await tx.sql<ServedOpening>(sql`select o.id as opening_id, a.id as activity_id, a.state as activity_state, a.unit_id,
      a.county_code, u.path, u.parent_id, a.privacy_class, a.title, a.place, a.content, t.name as type_name, a.home_visit,
      (select d.name from division d where d.code = a.village_code) as village, u.name as organiser,
      a.person_in_charge, s.starts_at, s.ends_at, a.risk, ${raw(openingNeeds.minAge)} as min_age,
      ${raw(openingNeeds.qualification)} as qualification, k.name as qualification_name
    from opening o join post p on p.id = o.post_id join shift s on s.id = o.shift_id join activity a on a.id = o.activity_id
      join unit u on u.id = a.unit_id join service_type t on t.id = a.service_type_id ${raw(neededKind)} where o.id = ${openingId}`);
  return row ?? null;
}

/** One of them: why she may not have served there, and the sign-up of hers that was never scanned. */
export interface ServedPerson {
  readonly reasons: readonly Reason[];
  readonly unscannedSignUpId: string | null;
}

/** Sign-ups of hers for this opening that a paper may speak for: she was expected and no scan tells of her. */
const unscanned: readonly SignUpState[] = ['SIGNED_UP', 'NO_SHOW', 'EXCUSED'];
const attended: readonly SignUpState[] = ['ARRIVED', 'COMPLETED'];

/**
 * Whether these people may have served in an opening that is over, as the one policy of taking says (standing, age, a guardian's
 * consent, papers on the day): what is asked before a service is not waived after it. Locks them, so that two entries for
 * one person see each other. Who is out of reach is missing: neither one of hers, nor on the roster of this activity.
 */
export async function peopleServed(
  tx: SignedInTx,
  opening: ServedOpening,
  volunteerIds: readonly string[],
): Promise<Map<string, ServedPerson>> {
  await tx.sql(sql`select 1 from volunteer where id = any(${volunteerIds}::uuid[]) order by id for no key update`);
  const rows = await tx.sql<PersonRow & { registered_at: Date }>(sql`select ${personColumns(
    sql`s.during && tstzrange(${opening.starts_at}::timestamptz, ${opening.ends_at}::timestamptz)`,
  )}, v.created_at as registered_at
    from volunteer v join unit u on u.id = v.unit_id where v.id = any(${volunteerIds}::uuid[])
    and ((${within(tx.actor, 'volunteer.read', { path: 'u.path' })}) or exists (select from membership m join unit t on t.id = m.team_id
        where m.volunteer_id = v.id and m.state = 'ACTIVE' and ${within(tx.actor, 'volunteer.read', { path: 't.path' })})
      or exists (select from sign_up su where su.activity_id = ${opening.activity_id} and su.volunteer_id = v.id))`);
  return new Map(rows.map((row) => [row.volunteer_id, served(row, opening, tx.now)]));
}

function served(row: PersonRow & { registered_at: Date }, opening: ServedOpening, now: Date): ServedPerson {
  const here = row.sign_ups.filter((one) => one.openingId === opening.opening_id);
  const scanned = here.some((one) => attended.includes(one.state));
  // Elsewhere only attendance counts: who was signed up for one thing may have served in another.
  const busy = takingPerson(row).busy.filter((one) =>
    row.sign_ups.some(
      (other) =>
        other.openingId === one.openingId && other.openingId !== opening.opening_id && attended.includes(other.state),
    ),
  );
  const { qualification, qualification_name: name } = opening;
  const reasons = mayTake(
    { ...takingPerson(row), busy },
    {
      id: opening.opening_id,
      activityState: 'PUBLISHED',
      risk: opening.risk,
      startsAt: opening.starts_at.getTime(),
      endsAt: opening.ends_at.getTime(),
      // A paper takes no place.
      maximum: 1,
      taken: 0,
      minAge: opening.min_age,
      qualification: qualification ? { code: qualification, name: name ?? qualification } : null,
    },
    // As it stood before the shift: that it has begun is what a late entry is about.
    new Date(Math.min(now.getTime(), opening.starts_at.getTime() - 1)),
  );
  const unscannedSignUpId = here.find((one) => unscanned.includes(one.state))?.id ?? null;
  const tooNew = row.registered_at.getTime() > opening.ends_at.getTime() + SAME_DAY;
  return {
    reasons: [
      ...reasons,
      ...(scanned ? [{ code: 'LATE_HAS_SCANS' } as const] : []),
      ...(tooNew ? [{ code: 'LATE_NOT_YET_VOLUNTEER' } as const] : []),
    ],
    unscannedSignUpId,
  };
}

/** Who came along and registered on the spot is written down the same day. */
const SAME_DAY = 24 * 3_600_000;
