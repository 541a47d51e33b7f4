import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import type { SignUpRow } from '../taking/sign-up.moves.ts';
import type { VisitFacts } from './visit.policy.ts';

/** The facts of a visit over `sign_up su join activity a left join home_visit hv`; the use cases and the screen read the same. */
export const visitFactsSql = {
  homeVisit: 'a.home_visit',
  activityState: 'a.state',
  closed: 'exists (select from activity_closing x where x.activity_id = a.id and x.reopened_at is null)',
  privacyClass: 'a.privacy_class',
  activityEndsAt: 'a.ends_at',
  state: 'su.state',
  startsAt: 'lower(su.during)',
  endsAt: 'upper(su.during)',
  cameAt: 'hv.came_at',
  leftAt: 'hv.left_at',
  cameStated: 'coalesce(hv.came_stated, false)',
  leftStated: 'coalesce(hv.left_stated, false)',
  confirmation: 'hv.confirmation',
} as const satisfies Readonly<Record<keyof VisitFacts, string>>;

/** When the companion `cs` was there herself, as SQL: by a scan or a coordinator, or as she said. */
export const presenceSql = {
  from: 'coalesce(cs.checked_in_at, ch.came_at)',
  to: 'case when cs.checked_in_at is null then ch.left_at else cs.checked_out_at end',
} as const;
/** Sign-ups of whoever may confirm: she is expected, here, or has been. */
export const companionStates = "('SIGNED_UP', 'ARRIVED', 'COMPLETED')";

/** A sign-up with its visit, locked, with what policies and the audit need. */
export interface VisitRow extends SignUpRow {
  readonly facts: VisitFacts;
  readonly shift_id: string;
  readonly known: boolean;
  readonly said_by: string | null;
  readonly device_key: Buffer | null;
}

const factColumns = raw(
  Object.entries(visitFactsSql)
    .map(([name, expression]) => `${expression} as "${name}"`)
    .join(', '),
);

/**
 * One sign-up with its visit. The activity first, so that no result is written meanwhile, then the sign-up: whoever confirms,
 * hands in or marks attendance at the same time waits here.
 */
export async function lockVisit(tx: SignedInTx, where: Fragment): Promise<VisitRow | null> {
  const [found] = await tx.sql<{ id: string; activity_id: string }>(
    sql`select su.id, su.activity_id from sign_up su where ${where}`,
  );
  if (!found) return null;
  await tx.sql(sql`select 1 from activity a where a.id = ${found.activity_id} for share of a`);
  await tx.sql(sql`select 1 from sign_up su where su.id = ${found.id} for update of su`);
  // Read behind the locks: of two at once the second sees what the first did.
  const [row] = await tx.sql<VisitRow & VisitFacts>(sql`select su.id, su.opening_id, su.activity_id, su.volunteer_id,
      su.version, lower(su.during) as starts_at, upper(su.during) as ends_at, su.checked_in_at, a.unit_id, su.county_code, u.path,
      so.shift_id, hv.sign_up_id is not null as known, hv.said_by, hv.device_key, ${factColumns}
    from sign_up su join activity a on a.id = su.activity_id join unit u on u.id = a.unit_id join opening so on so.id = su.opening_id
      left join home_visit hv on hv.sign_up_id = su.id where su.id = ${found.id} and ${where}`);
  return row ? { ...row, facts: row } : null;
}
