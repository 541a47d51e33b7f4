import type { Action, UnitLevel } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';

const grantsFor = (actor: Actor | null, action: Action) =>
  actor?.grants.filter((grant) => grant.effect === 'ALLOW' && grant.actions.has(action)) ?? [];
const smallPlaces: readonly UnitLevel[] = ['TOWNSHIP', 'VILLAGE', 'ORGANIZATION', 'TEAM'];

/** Whether her reach is asked of each row (from the county up), not gathered first (below). */
export const isAskedRowByRow = (actor: Actor | null, action: Action = 'volunteer.read'): boolean =>
  grantsFor(actor, action).some((grant) => !smallPlaces.includes(grant.level));

/**
 * Volunteers `v` (unit `u` joined) an actor may see: those who belong to a unit of her subtree, and the members of teams in
 * it, asked or accepted. A coordinator's place is a team, to which nobody belongs by residence: members are all she sees.
 */
export function volunteerReach(actor: Actor | null, action: Action = 'volunteer.read'): Fragment {
  const grants = grantsFor(actor, action);
  if (!actor || grants.length === 0) return sql`false`;
  const members = sql`select m.volunteer_id from membership m join unit tu on tu.id = m.team_id
    where m.state in ('ACTIVE', 'REQUESTED') and ${within(actor, action, { path: 'tu.path', unitId: 'm.team_id' })}`;
  // An array is gathered once and read by key, whatever the planner thinks of its length.
  if (grants.every((grant) => grant.level === 'TEAM')) return sql`v.id = any(array(${members}))`;
  const residents = within(actor, action, { path: 'u.path', unitId: 'v.unit_id', county: 'v.county_code' });
  // Few rows of many: gather them first. From the county up most rows of a page fit, and the order's index is walked.
  if (!isAskedRowByRow(actor, action)) {
    const below = within(actor, action, { path: 'bu.path', unitId: 'b.unit_id', county: 'b.county_code' });
    return sql`v.id = any(array(select b.id from volunteer b join unit bu on bu.id = b.unit_id where ${below} union ${members}))`;
  }
  // Asked row by row and only of those who live elsewhere: an IN would gather every membership of the province first.
  return sql`(${residents} or coalesce((select true from membership m join unit tu on tu.id = m.team_id where m.volunteer_id = v.id
    and m.state in ('ACTIVE', 'REQUESTED') and ${within(actor, action, { path: 'tu.path', unitId: 'm.team_id' })} limit 1), false))`;
}
