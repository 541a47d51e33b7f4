import { within } from '../../../platform/access/reach.ts';
import type { AppContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { cutoffsOn } from './record-clock.ts';

export interface DeadlineLine extends Record<string, unknown> {
  readonly unitId: string;
  readonly unitName: string;
  readonly own: boolean;
  readonly below: boolean;
  readonly waiting: number;
  readonly near: number;
  readonly late: number;
  readonly provisional: number;
}

/**
 * What is not approved yet, by the units directly below one and the unit itself, within reach: one statement over the lines
 * that wait, which are few of all there are.
 */
export async function deadlinesBelow(context: AppContext, unitId: string): Promise<DeadlineLine[]> {
  if (!isId(unitId)) return [];
  const { lateBefore, nearBefore, provisionalFrom } = cutoffsOn(context.services.now());
  const reach = within(context.actor, 'hours.read', { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' });
  return context.services.read.rows<DeadlineLine>(sql`with base as (select path from unit where id = ${unitId}),
    lines as (
      select b.path || case when u.path = b.path then '' else split_part(substr(u.path, length(b.path) + 1), '.', 1) || '.' end as path,
        a.ends_at
      from base b join unit u on u.path ^@ b.path join service_record r on r.unit_id = u.id and r.state <> 'APPROVED'
      join activity a on a.id = r.activity_id where ${reach}),
    counted as (
      select path, count(*)::int as waiting, (count(*) filter (where ends_at >= ${lateBefore} and ends_at < ${nearBefore}))::int as near,
        (count(*) filter (where ends_at < ${lateBefore}))::int as late, (count(*) filter (where ends_at >= ${provisionalFrom}))::int as provisional
      from lines group by path)
    select c.id as "unitId", c.name as "unitName", c.id = ${unitId} as own, c.id <> ${unitId} and exists (select from unit d where d.parent_id = c.id) as below,
      n.waiting, n.near, n.late, n.provisional
    from counted n join unit c on c.path = n.path order by n.late desc, n.near desc, n.waiting desc, c.id limit 500`);
}
