import type { ActivityState, PrivacyClass, Reason, RiskLevel } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { barred } from '../shared/reach.ts';

export interface ActivityRow extends Record<string, unknown> {
  id: string;
  unit_id: string;
  county_code: string;
  path: string;
  state: ActivityState;
  risk: RiskLevel;
  privacy_class: PrivacyClass;
  service_type_id: string;
  version: number;
  ends_at: Date | null;
}

/**
 * The activity, locked, when the actor may manage it. The lock leaves foreign-key checks
 * of sign-ups alone (no key update), so that planning and signing up never wait for each other in a circle.
 */
export async function lockActivity(tx: SignedInTx, id: string | undefined): Promise<ActivityRow | Refusal> {
  if (!id || !isId(id)) return refuse('NOT_FOUND');
  const [row] =
    await tx.sql<ActivityRow>(sql`select a.id, a.unit_id, a.county_code, a.state, a.risk, a.privacy_class, a.service_type_id, a.version, a.ends_at, u.path
    from activity a join unit u on u.id = a.unit_id where a.id = ${id} for no key update of a`);
  if (!row) return refuse('NOT_FOUND');
  return barred(tx.actor, 'activity.manage', row.path) ?? row;
}

/** Whether she saw its newest version. */
export const staleReasons = (
  row: { readonly version: number },
  version: number | null | undefined,
): readonly Reason[] => (row.version === version ? [] : [{ code: 'STALE_VERSION' }]);
