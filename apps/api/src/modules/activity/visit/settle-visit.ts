import type { VisitConfirmation } from '@jinguo/schema';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { attendanceCompleted, checkedIn } from '../activity.events.ts';
import { noteMove, signUpMoves } from '../taking/sign-up.moves.ts';
import { noteVisit } from './note-visit.ts';
import type { VisitRow } from './visit.sql.ts';

/**
 * Only now does it count: the sign-up goes through arriving and leaving by the times she said, under the name of whoever
 * vouched (a companion never approves these hours; nor does she of her own slip), and her minutes are proposed as any others.
 */
export async function settleVisit(
  tx: SignedInTx,
  row: VisitRow,
  how: VisitConfirmation,
  proof: Fragment,
): Promise<void> {
  const { cameAt, leftAt } = row.facts;
  if (!cameAt || !leftAt || row.state !== 'SIGNED_UP')
    throw new Error('Only a whole visit that is still open is settled.');
  const by = tx.actor.accountId;
  await tx.sql(sql`update home_visit set confirmation = ${how}, confirmed_by = ${by}, confirmed_at = ${tx.now}, ${proof}
    where sign_up_id = ${row.id}`);
  await tx.sql(sql`update sign_up set state = ${signUpMoves.complete.to}, version = version + 1, checked_in_at = ${cameAt}, checked_out_at = ${leftAt},
    checked_in_by = ${by}, checked_out_by = ${by}, check_in_method = ${how}, check_out_method = ${how} where id = ${row.id}`);
  // The phone is the one she said it on: one that says it for many is noticed as with codes.
  await tx.sql(sql`insert into scan (id, at, sign_up_id, activity_id, county_code, kind, method, stated_time, by_account_id, device_key)
    select n.id, ${tx.now}::timestamptz, ${row.id}::uuid, ${row.activity_id}::uuid, ${row.county_code}::text, n.kind, ${how}::text, n.at, ${row.said_by}::uuid,
      ${row.device_key}::bytea
    from unnest(${raw(`array['IN', 'OUT']`)}, ${[newId(), newId()]}::uuid[], ${[cameAt, leftAt]}::timestamptz[]) as n(kind, id, at)`);
  noteMove(tx, row, signUpMoves.complete.to);
  noteVisit(tx, row, 'update', { confirmation: how });
  tx.publish(checkedIn.of({ signUpId: row.id }), attendanceCompleted.of({ signUpId: row.id }));
}
