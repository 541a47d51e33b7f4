import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';

export interface MyTotals extends Record<string, unknown> {
  approvedMinutes: number;
  waitingMinutes: number;
  returnedCount: number;
  approvedCount: number;
  years: number[];
}

/** Her totals: what counts comes from the ledger's heads, what waits from the records. */
export async function myTotals(context: AppContext, volunteerId: string): Promise<MyTotals | null> {
  const [totals] = await context.services.read.rows<MyTotals>(sql`select
      (select coalesce(sum(h.minutes), 0)::int from ledger_account a join ledger_head h on h.account_id = a.id where a.volunteer_id = ${volunteerId}) as "approvedMinutes",
      coalesce(sum(r.minutes) filter (where r.state = 'PROPOSED'), 0)::int as "waitingMinutes",
      count(*) filter (where r.state = 'RETURNED')::int as "returnedCount",
      count(*) filter (where r.state = 'APPROVED')::int as "approvedCount",
      coalesce(array_agg(distinct extract(year from r.service_date)::int order by extract(year from r.service_date)::int desc) filter (where r.state = 'APPROVED'), '{}') as years
    from service_record r where r.volunteer_id = ${volunteerId}`);
  return totals ?? null;
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
