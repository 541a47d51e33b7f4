import type { Action, Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks, may } from '../../../platform/access/grants.ts';

/** Paths of the places a volunteer `v` (unit `u` joined) belongs to: her village's federation and the teams she is in, as SQL. */
export const personPaths = `array_prepend(u.path, array(select pu.path from membership pm join unit pu on pu.id = pm.team_id
  where pm.volunteer_id = v.id and pm.state in ('ACTIVE', 'REQUESTED')))`;

/** Whether somebody holds a right over a person through any place of hers; the reason when not. */
export function lacksForPerson(actor: Actor | null, action: Action, paths: readonly string[]): readonly Reason[] {
  return paths.some((path) => may(actor, action, path)) ? [] : lacks(actor, action, paths[0] ?? '');
}
