import type { ComplaintFinding, ComplaintState, ComplaintStep } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { SignedInTx, Tx } from '../../../platform/use-case.ts';
import { dueIn } from '../clock/due.ts';
import { complaintMoved } from '../complaint.events.ts';
import { aboutComplaint, type LockedComplaint } from './lock-complaint.ts';
import { addStep } from './step.ts';

interface Move {
  readonly to: ComplaintState;
  readonly kind: ComplaintStep;
  /** Nobody of a step of the complainant’s own. */
  readonly by: string | null;
  readonly from?: Date;
  readonly finding?: ComplaintFinding;
  readonly words?: string;
  readonly measure?: string;
}

/** One step further: state, what is due next, a line of history, the log, and news to whoever complained. */
export async function moveOn(tx: SignedInTx, row: LockedComplaint, move: Move): Promise<void> {
  await step(tx, row, move);
  aboutComplaint(tx, row);
  tx.publish(complaintMoved.of({ complaintId: row.id }));
}

async function step(
  tx: Tx,
  row: LockedComplaint,
  { to, kind, by, from, finding, words, measure }: Move,
): Promise<void> {
  const over = to === 'CLOSED' || to === 'WITHDRAWN';
  const counted = from ?? tx.now;
  const due = dueIn(to, counted);
  await tx.sql(sql`update complaint set state = ${to}, version = version + 1,
      finding = coalesce(${finding ?? null}, finding),
      handled_by = case when ${to} in ('DECLINED', 'ANSWERED') then ${by}::uuid else handled_by end,
      reviewed_by = case when ${kind} = 'REVIEWED' then ${by}::uuid else reviewed_by end,
      review_asked_at = case when ${to} = 'REVIEW' then ${tx.now}::timestamptz else review_asked_at end,
      ended_at = case when ${over} then ${tx.now}::timestamptz end,
      counted_from = case when ${over} then counted_from else ${counted}::timestamptz end,
      due_on = case when ${over} then due_on else ${due.to}::date end,
      due_provisional = not ${over} and ${due.provisional}
    where id = ${row.id}`);
  await addStep(tx, {
    ...{ complaintId: row.id, countyCode: row.county_code, deskUnitId: row.desk_unit_id, kind, by },
    ...{ dueOn: by ? row.dueOn : null, finding: finding ?? null, words: words ?? null, measure: measure ?? null },
  });
  tx.changed({
    entity: 'Complaint',
    id: row.id,
    kind: 'update',
    before: { state: row.state },
    after: { state: to, ...(finding && { finding }) },
  });
}
