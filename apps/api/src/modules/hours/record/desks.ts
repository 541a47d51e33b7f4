import { type Action, roleActions } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** Who may approve at a unit and at those above it, nearest first; whoever is denied anywhere on the way is left out. */
export interface Desk {
  readonly unitId: string;
  readonly approvers: ReadonlySet<string>;
}
export interface Way {
  readonly desks: readonly Desk[];
  /** Where a record waits when no desk has anybody for it. */
  readonly parentId: string | null;
}

interface Step extends Record<string, unknown> {
  leaf_id: string;
  unit_id: string;
  depth: number;
  account_id: string | null;
  effect: 'ALLOW' | 'DENY' | null;
}

/** Roles whose bundle holds a right: grants name the role, not its actions. */
const rolesWith = (action: Action): string[] =>
  Object.entries(roleActions)
    .filter(([, actions]) => (actions as readonly string[]).includes(action))
    .map(([role]) => role);

export const approverRoles = rolesWith('hours.approve');

/** The way upwards from each of these units, with those met on it who hold the right. One statement for all. */
export async function waysUp(
  tx: Tx,
  unitIds: readonly string[],
  action: Action = 'hours.approve',
): Promise<Map<string, Way>> {
  const steps = await tx.sql<Step>(sql`with recursive chain as (
      select u.id as leaf_id, u.id as unit_id, u.parent_id, 0 as depth from unit u where u.id = any(${unitIds}::uuid[])
      union all
      select c.leaf_id, u.id, u.parent_id, c.depth + 1 from chain c join unit u on u.id = c.parent_id
    )
    select c.leaf_id, c.unit_id, c.depth, g.account_id, g.effect from chain c
    left join lateral (select ag.account_id, ag.effect from access_grant ag join account a on a.id = ag.account_id and a.state = 'ACTIVE'
      where ag.unit_id = c.unit_id and ag.revoked_at is null and ag.valid_from <= ${tx.now} and (ag.valid_to is null or ag.valid_to > ${tx.now})
        and (ag.kind = 'ROLE' and ag.name = any(${rolesWith(action)}::text[]) or ag.kind = 'ACTION' and ag.name = ${action})) g on true
    order by c.leaf_id, c.depth`);
  const byLeaf = Map.groupBy(steps, (step) => step.leaf_id);
  return new Map([...byLeaf].map(([leaf, way]) => [leaf, wayOf(way)]));
}

function wayOf(steps: readonly Step[]): Way {
  const denied = new Set(steps.filter((step) => step.effect === 'DENY').map((step) => step.account_id));
  const desks = [...Map.groupBy(steps, (step) => step.unit_id)].map(([unitId, at]) => ({
    unitId,
    approvers: new Set(
      at.flatMap(({ account_id, effect }) =>
        account_id && effect === 'ALLOW' && !denied.has(account_id) ? [account_id] : [],
      ),
    ),
  }));
  return { desks, parentId: desks[1]?.unitId ?? null };
}
