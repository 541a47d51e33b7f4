import type { NoticeKind } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { noticeWindow } from './notice-window.ts';

/** A thing that is put up, and the place it belongs to. */
export interface NewItem {
  readonly subjectId: string;
  readonly unitId: string;
  readonly countyCode: string;
}

/** Puts things up for so many working days: one notice for each unit, whatever their number in one statement. */
export async function openNotices(tx: Tx, kind: NoticeKind, days: number, items: readonly NewItem[]): Promise<void> {
  if (items.length === 0) return;
  const window = noticeWindow(tx.now, days);
  const units = [...new Map(items.map((item) => [`${item.unitId} ${item.countyCode}`, item]))].map(([key, item]) => ({
    ...item,
    key,
    id: newId(),
  }));
  const noticeOf = new Map(units.map(({ key, id }) => [key, id]));
  await tx.sql(sql`with opened as (
      insert into public_notice (id, kind, unit_id, county_code, opened_at, opened_on, working_days, closes_on, provisional)
      select n.id, ${kind}, n.unit_id, n.county_code, ${tx.now}::timestamptz, ${window.from}::date, ${days}::smallint, ${window.to}::date, ${window.provisional}::boolean
      from unnest(${units.map(({ id }) => id)}::uuid[], ${units.map(({ unitId }) => unitId)}::uuid[], ${units.map(({ countyCode }) => countyCode)}::text[])
        as n(id, unit_id, county_code))
    insert into notice_item (id, notice_id, kind, subject_id)
    select i.id, i.notice_id, ${kind}, i.subject_id from unnest(${items.map(newId)}::uuid[],
      ${items.map((item) => noticeOf.get(`${item.unitId} ${item.countyCode}`) ?? '')}::uuid[], ${items.map(({ subjectId }) => subjectId)}::uuid[])
      as i(id, notice_id, subject_id)`);
}

/**
 * A thing says something else now: what was on notice is no longer, the new is put up. Only where `frozen` said in this
 * transaction that nobody objects.
 */
export async function restartNotice(tx: Tx, kind: NoticeKind, days: number, item: NewItem): Promise<void> {
  await tx.sql(sql`update notice_item set outcome = 'REPLACED', ended_at = ${tx.now}
    where subject_id = ${item.subjectId} and kind = ${kind} and outcome is null`);
  await openNotices(tx, kind, days, [item]);
}
