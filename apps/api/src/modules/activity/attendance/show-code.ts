import { limits } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import type { CheckInCodeType } from './attendance.type.ts';
import { digitsAt, stepEnd, stepOf, tokenAt } from './check-in-code.ts';

/** The code of this half minute, for the screen of whoever marks attendance. The QR is a URL any phone can open. */
export async function showCode(ctx: AppContext, activityId: string): Promise<CheckInCodeType | null> {
  if (!isId(activityId)) return null;
  const [row] = await ctx.services.read.rows<{
    id: string;
    secret: string;
  }>(sql`select a.id, a.check_in_secret_cipher as secret
    from activity a join unit u on u.id = a.unit_id where a.id = ${activityId} and a.state = 'PUBLISHED' and not a.home_visit
      and ${within(ctx.actor, 'attendance.mark', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' })}`);
  if (!row) return null;
  const secret = ctx.services.cipher.open(row.secret);
  const step = stepOf(ctx.services.now());
  return {
    activityId: row.id,
    digits: digitsAt(secret, row.id, step),
    url: `${ctx.origin.publicUrl}/c/${row.id}/${tokenAt(secret, row.id, step)}`,
    validUntil: stepEnd(step),
    stepSeconds: limits.codeStepSeconds,
  };
}
