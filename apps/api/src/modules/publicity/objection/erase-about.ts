import type { NoticeKind } from '@jinguo/schema';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** Words that people wrote about things of a person whose data are erased; that there was an objection stays. `ids`: a select of them. */
export async function eraseStatementsAbout(tx: Tx, kind: NoticeKind, ids: Fragment): Promise<void> {
  await tx.sql(sql`update objection o set statement = '（已隐去）', answer = case when o.answer is null then null else '（已隐去）' end, version = o.version + 1
    from notice_item i where i.id = o.item_id and i.kind = ${kind} and i.subject_id in (${ids})`);
}
