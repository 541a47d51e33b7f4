import type { AppContext } from '../../../platform/context.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { type GradeMinutesType, gradesOf, type MinutesBySource, minutesBySource } from '../ledger/grades.ts';

export interface MyTotals extends Record<string, unknown> {
  approvedMinutes: number;
  noticeMinutes: number;
  waitingMinutes: number;
  returnedCount: number;
  approvedCount: number;
  years: number[];
  grades: GradeMinutesType[];
}
type Row = Omit<MyTotals, 'grades'> & { by_source: MinutesBySource | null };

/**
 * Her totals: what counts comes from the ledger's heads, what waits from the records. How it is known is read from the entries
 * where it is asked for, in the same statement: an approval between two would leave parts that do not add up.
 */
export async function myTotals(context: AppContext, volunteerId: string, graded: boolean): Promise<MyTotals | null> {
  const bySource = raw(graded ? minutesBySource('her.id') : 'null');
  const [row] = await context.services.read.rows<Row>(sql`select ${bySource} as by_source,
      (select coalesce(sum(h.minutes), 0)::int from ledger_account a join ledger_head h on h.account_id = a.id where a.volunteer_id = her.id) as "approvedMinutes", t.*
      from (select ${volunteerId}::uuid as id) her cross join lateral (select
      coalesce(sum(r.minutes) filter (where r.state = 'APPROVED' and r.final_at is null), 0)::int as "noticeMinutes",
      coalesce(sum(r.minutes) filter (where r.state = 'PROPOSED'), 0)::int as "waitingMinutes",
      count(*) filter (where r.state = 'RETURNED')::int as "returnedCount",
      count(*) filter (where r.state = 'APPROVED')::int as "approvedCount",
      coalesce(array_agg(distinct extract(year from r.service_date)::int order by extract(year from r.service_date)::int desc) filter (where r.state = 'APPROVED'), '{}') as years
      from service_record r where r.volunteer_id = her.id) t`);
  if (!row) return null;
  const { by_source, ...totals } = row;
  return { ...totals, grades: gradesOf(by_source ?? {}) } as MyTotals;
}

/** Counted minutes by the month of service; corrections count where the service was, so that months add up to the total. */
export async function myMonths(
  context: AppContext,
  volunteerId: string,
  year: number,
): Promise<{ month: number; minutes: number }[]> {
  if (!Number.isInteger(year) || year < 1950 || year > 2200) return [];
  return context.services.read.rows(sql`select extract(month from r.service_date)::int as month, sum(e.minutes)::int as minutes
    from ledger_account a join ledger_entry e on e.account_id = a.id join service_record r on r.id = e.record_id
    where a.volunteer_id = ${volunteerId} and r.service_date >= make_date(${year}::int, 1, 1) and r.service_date < make_date(${year + 1}::int, 1, 1)
    group by 1 having sum(e.minutes) <> 0 order by 1`);
}
