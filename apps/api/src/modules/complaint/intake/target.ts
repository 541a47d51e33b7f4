import type { Reason } from '@jinguo/schema';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import type { Target } from './complaint-input.ts';

interface Named {
  readonly activityId?: string | null | undefined;
  readonly unitId?: string | null | undefined;
}

/** The activity `a` or the organisation `u` it is about, of those `seen`: the one that held the activity answers for it. */
export async function targetOf(
  tx: SignedInTx,
  { activityId, unitId }: Named,
  seen: { readonly activity: Fragment; readonly unit: Fragment },
): Promise<{ target: Target | undefined; reasons: Reason[] }> {
  if (!activityId && !unitId) return { target: undefined, reasons: [{ code: 'REQUIRED', field: 'unitId' }] };
  const [target] = await tx.sql<Target>(
    activityId
      ? sql`select a.unit_id, a.county_code, u.path, a.id as activity_id from activity a join unit u on u.id = a.unit_id where a.id = ${activityId} and ${seen.activity}`
      : sql`select u.id as unit_id, u.county_code, u.path, null as activity_id from unit u where u.id = ${unitId} and ${seen.unit}`,
  );
  const reasons: Reason[] = target ? [] : [{ code: 'NOT_FOUND', field: activityId ? 'activityId' : 'unitId' }];
  return { target, reasons };
}
