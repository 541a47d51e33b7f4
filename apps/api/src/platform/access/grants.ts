import { type Action, actionWords, type Reason } from '@jinguo/schema';
import type { Actor } from './actor.ts';

const covers = (prefix: string, path: string): boolean => path.startsWith(prefix);

/** Grants = action × place in the tree × term; deny wins. Terms are applied when the actor is loaded. */
export function may(actor: Actor | null, action: Action, path: string): boolean {
  if (!actor) return false;
  let allowed = false;
  for (const grant of actor.grants) {
    if (!grant.actions.has(action) || !covers(grant.path, path)) continue;
    if (grant.effect === 'DENY') return false;
    allowed = true;
  }
  return allowed;
}

/** The same question as a policy: the reason when not. */
export function lacks(actor: Actor | null, action: Action, path: string): readonly Reason[] {
  if (!actor) return [{ code: 'NOT_SIGNED_IN' }];
  return may(actor, action, path) ? [] : [{ code: 'NOT_ALLOWED', params: { right: actionWords[action].zh } }];
}

const isProvince = (path: string): boolean => path.split('.').length === 2;

/** For what the whole province has one of (catalogue, privacy notice): the right must be held at the top of the tree, not at one county. */
export function lacksAtTop(actor: Actor | null, action: Action): readonly Reason[] {
  if (!actor) return [{ code: 'NOT_SIGNED_IN' }];
  const held = actor.grants.filter((grant) => grant.actions.has(action) && isProvince(grant.path));
  const allowed = held.length > 0 && held.every((grant) => grant.effect === 'ALLOW');
  return allowed ? [] : [{ code: 'NOT_ALLOWED', params: { right: actionWords[action].zh } }];
}

/** Whether she holds the action anywhere at all. */
export const mayAnywhere = (actor: Actor | null, action: Action): boolean =>
  actor?.grants.some((g) => g.effect === 'ALLOW' && g.actions.has(action)) ?? false;
