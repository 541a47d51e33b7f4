import type { NoticeKind } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** Whether somebody objects to a thing, as SQL over its id: for verdicts shown beforehand. What changes it asks `frozen`. */
export const objectionOpenSql = (kind: NoticeKind, id: string): string =>
  `exists (select from notice_item ni where ni.subject_id = ${id} and ni.kind = '${kind}' and ni.outcome is null and ni.objections > 0)`;

/** The newest item of a thing as `name`, as a lateral join: where it stands. */
export const latestItem = (kind: NoticeKind, id: string, name: string): string =>
  `left join lateral (select ni.id, ni.outcome, ni.objections, ni.upheld, pn.closes_on, pn.provisional
    from notice_item ni join public_notice pn on pn.id = ni.notice_id
    where ni.subject_id = ${id} and ni.kind = '${kind}' order by ni.id desc limit 1) ${name} on true`;

/**
 * Which of these things somebody objects to. Locks what is on notice, so that nobody objects between this answer and the
 * commit: an objection locks the same row. The thing itself is locked before.
 */
export async function frozen(tx: Tx, kind: NoticeKind, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.sql<{
    subject_id: string;
    objections: number;
  }>(sql`select subject_id, objections from notice_item
    where subject_id = any(${ids}::uuid[]) and kind = ${kind} and outcome is null order by id for update`);
  return new Set(rows.filter(({ objections }) => objections > 0).map(({ subject_id }) => subject_id));
}
