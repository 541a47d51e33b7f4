import type { NoticeOutcome, ObjectionNaming, ObjectionState } from '@jinguo/schema';
import { within } from '../../../platform/access/reach.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import type { SignedInTx, Tx } from '../../../platform/use-case.ts';
import { subjectJoin } from '../notice/notice-subjects.ts';
import { noticeClosed } from '../publicity.events.ts';
import type { ObjectionFacts } from './objection.policy.ts';
import { objectsHerself } from './objector.ts';

export interface LockedObjection extends ObjectionFacts {
  readonly id: string;
  readonly itemId: string;
  readonly unitId: string;
  readonly countyCode: string;
  readonly naming: ObjectionNaming;
  readonly revealedTo: string | null;
  readonly cipher: string | null;
  readonly version: number;
}

interface Row extends Record<string, unknown> {
  id: string;
  state: ObjectionState;
  index: Buffer;
}

/** One she may reach as somebody who answers; locked in the order notice, item, objection, as closing does. */
export async function lockObjection(tx: SignedInTx, id: string): Promise<LockedObjection | null> {
  await lockAbove(tx, id);
  const [row] =
    await tx.sql<Row>(sql`select o.id, o.item_id as "itemId", o.unit_id as "unitId", o.county_code as "countyCode", o.naming, o.state,
      o.revealed_to as "revealedTo", o.objector_cipher as cipher, o.objector_index as index, o.version, u.path as "unitPath", coalesce(s.barred, '{}') as barred
    from objection o join notice_item i on i.id = o.item_id join unit u on u.id = o.unit_id ${raw(subjectJoin())}
    where o.id = ${id} and ${within(tx.actor, 'objection.answer', { path: 'u.path', unitId: 'o.unit_id', county: 'o.county_code' })} for update of o`);
  if (!row) return null;
  return { ...row, own: await objectsHerself(tx, row.index) } as unknown as LockedObjection;
}

/** Notice and item of an objection, locked. */
export async function lockAbove(tx: Tx, objectionId: string): Promise<void> {
  await tx.sql(sql`select n.id from public_notice n join notice_item i on i.notice_id = n.id join objection o on o.item_id = i.id
    where o.id = ${objectionId} for share of n`);
  await tx.sql(
    sql`select i.id from notice_item i join objection o on o.item_id = i.id where o.id = ${objectionId} for update of i`,
  );
}

/**
 * One objection less. Upheld, the thing does not stand by this notice; otherwise, when the notice is over and nobody else
 * objects, it stands now.
 */
export async function release(tx: Tx, itemId: string, upheld: boolean): Promise<void> {
  const [item] = await tx.sql<{
    kind: string;
    subject_id: string;
    outcome: NoticeOutcome | null;
  }>(sql`update notice_item i
    set objections = i.objections - 1, upheld = i.upheld or ${upheld},
      outcome = e.outcome, ended_at = case when e.outcome is null then null else ${tx.now}::timestamptz end
    from (select x.id, case when x.objections > 1 then null when x.upheld or ${upheld} then 'UPHELD' when n.state = 'CLOSED' then 'STANDS' end as outcome
      from notice_item x join public_notice n on n.id = x.notice_id where x.id = ${itemId}) e
    where i.id = e.id returning i.kind, i.subject_id, i.outcome`);
  if (item?.outcome === 'STANDS') tx.publish(noticeClosed.of({ kind: item.kind, subjectIds: [item.subject_id] }));
}
