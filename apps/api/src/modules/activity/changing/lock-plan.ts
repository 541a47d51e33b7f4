import { sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';

/**
 * Locks what a change of plan stands on, in the one order every path keeps: activity (locked before) → sign-ups →
 * people → openings. Signing up holds person → opening, deciding and cancelling sign-up → opening: no circle. Once the
 * openings are held nobody new can come; those who came just before are locked by the second pass.
 */
export async function lockPlan(tx: SignedInTx, activityId: string): Promise<void> {
  const people = async (): Promise<void> => {
    await tx.sql(sql`select id from sign_up where activity_id = ${activityId} and state in ('REQUESTED', 'SIGNED_UP', 'ARRIVED', 'COMPLETED')
      order by id for update`);
    await tx.sql(sql`select v.id from volunteer v where v.id in (select volunteer_id from sign_up where activity_id = ${activityId}
      and state in ('REQUESTED', 'SIGNED_UP')) order by v.id for no key update`);
  };
  await people();
  await tx.sql(sql`select id from opening where activity_id = ${activityId} order by id for update`);
  await people();
}

/** Whoever read the plan before reads it again: a sign-up takes its place only by the version it saw. */
export async function renewOpenings(tx: SignedInTx, activityId: string): Promise<void> {
  await tx.sql(sql`update opening set version = version + 1 where activity_id = ${activityId}`);
}

/** The activity's own times follow its shifts; one that nobody is wanted in no longer counts. Its version moves in any case. */
export async function renewTimes(tx: SignedInTx, activityId: string): Promise<void> {
  await tx.sql(sql`update activity a set version = a.version + 1, starts_at = w.starts_at, ends_at = w.ends_at from (
      select min(s.starts_at) as starts_at, max(s.ends_at) as ends_at from shift s where s.activity_id = ${activityId}
        and exists (select from opening o where o.shift_id = s.id and o.maximum > 0)) w
    where a.id = ${activityId} and w.starts_at is not null`);
}
