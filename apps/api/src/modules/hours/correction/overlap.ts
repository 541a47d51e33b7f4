import type { Reason } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** Nobody serves in two places at once: the corrected times against every other record of the same volunteer. */
export async function overlapReasons(
  tx: Tx,
  recordId: string,
  { startedAt, endedAt }: { readonly startedAt: Date; readonly endedAt: Date },
): Promise<readonly Reason[]> {
  const rows = await tx.sql(sql`select 1 as one from service_record o
    where o.volunteer_id = (select volunteer_id from service_record where id = ${recordId}) and o.id <> ${recordId} and o.minutes > 0
      and tstzrange(o.started_at, o.ended_at) && tstzrange(${startedAt}::timestamptz, ${endedAt}::timestamptz) limit 1`);
  return rows.length > 0 ? [{ code: 'RECORD_OVERLAP', field: 'endedAt' }] : [];
}
