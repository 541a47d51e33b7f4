import type { ScanKind, ScanMethod } from '@jinguo/schema';
import { own, within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import type { Refusal } from '../../../platform/refusal.ts';

/** Braked or malformed attempts never became a scan. */
const noScan = new Set(['TOO_MANY_REQUESTS', 'NOT_SIGNED_IN', 'NOT_A_VOLUNTEER']);

/**
 * Keeps a refused scan, by a connection of its own: the mutation rolled back. The code itself is not kept, and a sign-up
 * only if it is hers or within her reach: otherwise anybody could fill another place's list of scans.
 */
export async function recordRefusedScan(
  context: AppContext,
  scan: {
    readonly kind: ScanKind;
    readonly method: ScanMethod;
    readonly signUpId?: string | null | undefined;
    readonly activityId?: string | null | undefined;
    readonly clientId?: string | null | undefined;
  },
  refusal: Refusal,
): Promise<void> {
  const codes = refusal.reasons.map((reason) => reason.code);
  if (!context.actor || codes.some((code) => noScan.has(code))) return;
  const id = (text: string | null | undefined): string | null => (text && isId(text) ? text : null);
  const clientId =
    scan.clientId?.isWellFormed() && !scan.clientId.includes('\u0000') ? scan.clientId.slice(0, 60) : null;
  const { actor } = context;
  const columns = { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' };
  const reach = sql`(${own('su.volunteer_id', actor.volunteerId)} or ${within(actor, 'activity.read', columns)} or ${within(actor, 'attendance.mark', columns)})`;
  await context.services.read.rows(sql`insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, by_account_id, client_id, device, refusal)
    select ${newId()}::uuid, ${context.services.now()}::timestamptz, mine.id, a.id, a.county_code, ${scan.kind}, ${scan.method},
      ${actor.accountId}::uuid, ${clientId}::text, ${context.origin.userAgent.slice(0, 200)}, ${codes}::text[]
    from (select 1) one
    left join (select su.id, su.activity_id from sign_up su join activity a on a.id = su.activity_id join unit u on u.id = a.unit_id
      where su.id = ${id(scan.signUpId)}::uuid and ${reach}) mine on true
    left join activity a on a.id = coalesce(mine.activity_id, ${id(scan.activityId)}::uuid)
      and (mine.id is not null or a.published_at is not null)`);
}
