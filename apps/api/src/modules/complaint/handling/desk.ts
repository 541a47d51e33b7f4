import type { ComplaintAbout } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { waysUp } from '../../hours/index.ts';
import { barredAmong } from './hands.ts';

export interface OfDesk {
  readonly id: string;
  readonly unit_id: string;
  readonly about: ComplaintAbout;
}

/**
 * The nearest desk with somebody who may handle it: the organisation's own, of its own people the unit above, in a review one
 * above whoever answered (`above`). Where nobody is left it waits with the first of them, which can appoint one, as
 * records do (hours/record/queue).
 */
export async function deskFor(tx: Tx, complaint: OfDesk, above?: string): Promise<string> {
  const desks = (await waysUp(tx, [complaint.unit_id], 'complaint.answer')).get(complaint.unit_id)?.desks ?? [];
  const below = above ?? (complaint.about === 'STAFF' ? complaint.unit_id : null);
  const from = below ? desks.findIndex(({ unitId }) => unitId === below) + 1 : 0;
  // At the top there is nobody above: another person there decides.
  const open = from < desks.length ? desks.slice(from) : desks.slice(-1);
  const barred = await barredAmong(tx, complaint.id, [...new Set(open.flatMap(({ approvers }) => [...approvers]))]);
  const free = open.find(({ approvers }) => [...approvers].some((account) => !barred.has(account)));
  // A team has no desk of its own kind: what nobody can take waits with the unit above it.
  return free?.unitId ?? open[from === 0 ? 1 : 0]?.unitId ?? open[0]?.unitId ?? complaint.unit_id;
}

/** Who may handle it at the desk it lies at, or at the nearest above that has anybody: whom the news is for. */
export async function handlersOf(tx: Tx, complaintId: string, deskId: string): Promise<string[]> {
  const desks = (await waysUp(tx, [deskId], 'complaint.answer')).get(deskId)?.desks ?? [];
  const barred = await barredAmong(tx, complaintId, [...new Set(desks.flatMap(({ approvers }) => [...approvers]))]);
  for (const { approvers } of desks) {
    const free = [...approvers].filter((account) => !barred.has(account));
    if (free.length > 0) return free.slice(0, 50);
  }
  return [];
}

/** Puts an open complaint where somebody eligible works now; true when it went elsewhere. */
export async function moveToDesk(
  tx: Tx,
  complaint: OfDesk & { readonly desk_unit_id: string },
  above?: string,
): Promise<string> {
  const desk = await deskFor(tx, complaint, above);
  if (desk !== complaint.desk_unit_id)
    await tx.sql(sql`update complaint set desk_unit_id = ${desk} where id = ${complaint.id}`);
  return desk;
}
