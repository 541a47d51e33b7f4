import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { apart } from '../handling/hands.ts';
import { deskPlace } from '../handling/lock-complaint.ts';
import type { ComplaintTallyType } from './complaint.type.ts';
import { clockDays, running } from './complaint-list.ts';

type Tally = ComplaintTallyType & Record<string, unknown>;

/** Counted by the units directly below one and the unit itself, of what lies at desks within reach: one statement. */
export async function talliesBelow(context: AppContext, unitId: string): Promise<Tally[]> {
  if (!isId(unitId)) return [];
  const { actor, services } = context;
  const { today, near } = clockDays(services.now());
  const reach = sql`${within(actor, 'complaint.answer', deskPlace)} and ${apart({ actor, services })}`;
  return services.read.rows<Tally>(sql`with base as (select path from unit where id = ${unitId}),
    lines as (
      select b.path || case when u.path = b.path then '' else split_part(substr(u.path, length(b.path) + 1), '.', 1) || '.' end as path,
        c.state, c.finding, c.due_on, ${running} as runs
      from base b join unit u on u.path ^@ b.path join complaint c on c.unit_id = u.id join unit d on d.id = c.desk_unit_id
      where c.state <> 'WITHDRAWN' and ${reach}),
    counted as (
      select path, count(*)::int as total, (count(*) filter (where runs))::int as open,
        (count(*) filter (where runs and due_on >= ${today}::date and due_on <= ${near}::date))::int as near,
        (count(*) filter (where runs and due_on < ${today}::date))::int as late,
        (count(*) filter (where finding = 'UPHELD'))::int as upheld, (count(*) filter (where finding = 'PARTLY'))::int as partly,
        (count(*) filter (where finding = 'NOT_UPHELD'))::int as not_upheld,
        (count(*) filter (where finding is null and state in ('DECLINED', 'CLOSED')))::int as declined
      from lines group by path)
    select n.id as "unitId", n.name as "unitName", n.id = ${unitId} as own, n.id <> ${unitId} and exists (select from unit x where x.parent_id = n.id) as below,
      t.total, t.open, t.near, t.late, t.upheld, t.partly, t.not_upheld as "notUpheld", t.declined
    from counted t join unit n on n.path = t.path order by t.late desc, t.open desc, t.total desc, n.id limit 500`);
}
