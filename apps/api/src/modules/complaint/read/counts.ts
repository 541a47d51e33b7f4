import type { AppContext, Services } from '../../../platform/context.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { complaintReach } from './complaint.projection.ts';
import { running } from './complaint-list.ts';

export interface ComplaintCounts extends Record<string, unknown> {
  readonly received: number;
  readonly open: number;
  readonly answered: number;
  readonly answeredLate: number;
  readonly upheld: number;
  readonly partly: number;
  readonly notUpheld: number;
}

/** Sums about an organisation and all below it, for the public: of numbers only, no complaint can be told from them. */
export async function complaintCounts(services: Services, unitPath: string): Promise<ComplaintCounts> {
  const [counts] =
    await services.read.rows<ComplaintCounts>(sql`select count(*)::int as received, (count(*) filter (where ${running}))::int as open,
      (count(*) filter (where c.finding is not null))::int as answered,
      (count(*) filter (where exists (select from complaint_step s where s.complaint_id = c.id and s.kind in ('DECLINED', 'ANSWERED', 'REVIEWED')
        and (s.at at time zone 'Asia/Shanghai')::date > s.due_on)))::int as "answeredLate",
      (count(*) filter (where c.finding = 'UPHELD'))::int as upheld, (count(*) filter (where c.finding = 'PARTLY'))::int as partly,
      (count(*) filter (where c.finding = 'NOT_UPHELD'))::int as "notUpheld"
    from complaint c join unit u on u.id = c.unit_id where c.state <> 'WITHDRAWN' and u.path ^@ ${unitPath}`);
  return counts ?? { received: 0, open: 0, answered: 0, answeredLate: 0, upheld: 0, partly: 0, notUpheld: 0 };
}

/** What waits for her, of complaints `c` at desks `d`: the workbench counts it. */
export const complaintsForMe = (context: Pick<AppContext, 'actor' | 'services'>): Fragment =>
  sql`${running} and ${complaintReach(context)} and c.entered_by is distinct from ${context.actor?.accountId ?? null}::uuid`;
