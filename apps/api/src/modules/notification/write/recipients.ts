import { type Action, roleActions } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

const rolesWith = (action: Action): string[] =>
  Object.entries(roleActions)
    .filter(([, actions]) => actions.includes(action))
    .map(([role]) => role);

/** Who does this work for a unit: the accounts with the right at the unit itself, else at the nearest one above that has any. */
export async function workersFor(
  tx: Tx,
  action: Action,
  unitId: string,
  except: readonly string[] = [],
): Promise<string[]> {
  const rows = await tx.sql<{ account_id: string }>(sql`with recursive chain as (
      select u.id, u.parent_id, 0 as depth from unit u where u.id = ${unitId}
      union all select u.id, u.parent_id, c.depth + 1 from chain c join unit u on u.id = c.parent_id
    ), named as (
      select g.account_id, g.effect, c.depth from chain c join access_grant g on g.unit_id = c.id
      where g.revoked_at is null and g.valid_from <= ${tx.now} and (g.valid_to is null or g.valid_to > ${tx.now})
        and (g.kind = 'ROLE' and g.name = any(${rolesWith(action)}::text[]) or g.kind = 'ACTION' and g.name = ${action})
    ), able as (
      select n.account_id, n.depth from named n join account a on a.id = n.account_id and a.state = 'ACTIVE'
      where n.effect = 'ALLOW' and n.account_id <> all(${except}::uuid[])
        and not exists (select 1 from named d where d.account_id = n.account_id and d.effect = 'DENY')
    )
    select distinct account_id from able where depth = (select min(depth) from able) limit 50`);
  return rows.map((row) => row.account_id);
}
