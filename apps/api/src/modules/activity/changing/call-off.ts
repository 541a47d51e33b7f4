import { sql } from '../../../platform/database/sql.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { signUpMoves } from '../taking/sign-up.moves.ts';

/**
 * The organiser gives places and requests back, many at once, along the table of moves; the counters follow in the same
 * statement. The rows are locked by then, so that what was counted is what is moved.
 */
export async function callOff(tx: SignedInTx, signUpIds: readonly string[], reason: string): Promise<void> {
  if (signUpIds.length === 0) return;
  const { from, to } = signUpMoves.callOff;
  await tx.sql(sql`with held as (
      select id, opening_id, state from sign_up where id = any(${signUpIds}::uuid[]) and state = any(${[...from]}::text[])
    ), gone as (
      update sign_up s set state = ${to}, version = s.version + 1, cancelled_at = ${tx.now}, cancel_reason = ${reason} from held h where s.id = h.id
    ), freed as (
      select opening_id, count(*) filter (where state = 'SIGNED_UP')::int as places from held group by opening_id
    )
    update opening o set taken = o.taken - f.places from freed f where o.id = f.opening_id`);
}
