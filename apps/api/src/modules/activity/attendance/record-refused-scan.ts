import type { ScanKind, ScanMethod } from '@jinguo/schema';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId, newId } from '../../../platform/ids.ts';
import type { Refusal } from '../../../platform/refusal.ts';

/** Braked or malformed attempts never became a scan. */
const noScan = new Set(['TOO_MANY_REQUESTS', 'NOT_SIGNED_IN', 'NOT_A_VOLUNTEER']);

/** Keeps a refused scan, by a connection of its own: the mutation rolled back. The code itself is not kept. */
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
  await context.services.read.rows(sql`insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, by_account_id, client_id, device, refusal)
    select ${newId()}::uuid, ${context.services.now()}::timestamptz, su.id, a.id, a.county_code, ${scan.kind}, ${scan.method},
      ${context.actor.accountId}::uuid, ${clientId}::text, ${context.origin.userAgent.slice(0, 200)}, ${codes}::text[]
    from (select 1) one left join sign_up su on su.id = ${id(scan.signUpId)}::uuid left join activity a on a.id = coalesce(su.activity_id, ${id(scan.activityId)}::uuid)`);
}
