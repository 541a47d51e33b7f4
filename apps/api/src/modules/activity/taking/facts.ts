import type { ActivityState, OpeningFlow, Reason, RiskLevel } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { mayTake } from './may-take.ts';
import { neededKind, openingNeeds } from './opening-needs.ts';
import { type PersonRow, personColumns, takingPerson } from './person.ts';

/** Everything `mayTake` wants to know of one person and one opening. */
export interface Facts extends PersonRow {
  opening_id: string;
  opening_version: number;
  flow: OpeningFlow;
  maximum: number;
  taken: number;
  min_age: number | null;
  qualification: string | null;
  qualification_name: string | null;
  starts_at: Date;
  ends_at: Date;
  activity_id: string;
  activity_state: ActivityState;
  risk: RiskLevel;
  unit_id: string;
  county_code: string;
  path: string;
}

/**
 * Locks the person, and only then reads: a statement that waits for its lock still sees what was before it, so a second tap
 * would read that she has a clash with herself.
 */
export async function readFacts(
  tx: SignedInTx,
  { openingId, volunteerId }: { readonly openingId: string; readonly volunteerId: string },
): Promise<Facts | null> {
  await tx.sql(sql`select 1 from volunteer where id = ${volunteerId} for no key update`);
  const [facts] =
    await tx.sql<Facts>(sql`select o.id as opening_id, o.version as opening_version, o.flow, o.maximum, o.taken,
      ${raw(openingNeeds.minAge)} as min_age, ${raw(openingNeeds.qualification)} as qualification, k.name as qualification_name, s.starts_at, s.ends_at,
      a.id as activity_id, a.state as activity_state, a.risk, a.unit_id, a.county_code, u.path,
      ${personColumns(sql`s.state in ('REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED') and s.during && (select tstzrange(h.starts_at, h.ends_at)
        from opening x join shift h on h.id = x.shift_id where x.id = ${openingId})`)}
    from opening o join post p on p.id = o.post_id join shift s on s.id = o.shift_id join activity a on a.id = o.activity_id
      join unit u on u.id = a.unit_id ${raw(neededKind)}
      join volunteer v on v.id = ${volunteerId}
    where o.id = ${openingId}`);
  return facts ?? null;
}

/** Every reason why not; `except` is a sign-up of hers that does not count as one (the request being answered). */
export const reasonsOf = (facts: Facts, now: Date, except?: string): readonly Reason[] =>
  mayTake(
    takingPerson(facts, except),
    {
      id: facts.opening_id,
      activityState: facts.activity_state,
      risk: facts.risk,
      startsAt: facts.starts_at.getTime(),
      endsAt: facts.ends_at.getTime(),
      maximum: facts.maximum,
      taken: facts.taken,
      minAge: facts.min_age,
      qualification: facts.qualification
        ? { code: facts.qualification, name: facts.qualification_name ?? facts.qualification }
        : null,
    },
    now,
  );
