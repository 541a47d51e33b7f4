import { type Action, actionWords, type Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { type Fragment, raw } from '../../../platform/database/sql.ts';

type SystemAction = Extract<Action, 'system.read' | 'system.manage'>;

/**
 * Jobs and events belong to no place: they are for those who answer for the platform as a whole, which are the
 * province's (as with the entries of the audit log that belong to no place). Deny wins.
 */
export function lacksSystem(actor: Actor | null, action: SystemAction): readonly Reason[] {
  if (!actor) return [{ code: 'NOT_SIGNED_IN' }];
  const held = actor.grants.filter((grant) => grant.actions.has(action));
  const allowed =
    held.some((grant) => grant.effect === 'ALLOW' && grant.level === 'PROVINCE') &&
    held.every((grant) => grant.effect === 'ALLOW');
  return allowed ? [] : [{ code: 'NOT_ALLOWED', params: { right: actionWords[action].zh } }];
}

/** All rows or none. */
export const systemReach = (actor: Actor | null): Fragment =>
  raw(lacksSystem(actor, 'system.read').length === 0 ? 'true' : 'false');
