import { actionWords, PrivacyClass, type Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';

const isProvince = (path: string): boolean => path.split('.').length === 2;

/** The catalogue is the whole province's: the right must be held at the top of the tree, not at one county. */
export function canManageServiceTypes(actor: Actor | null): readonly Reason[] {
  if (!actor) return [{ code: 'NOT_SIGNED_IN' }];
  const held = actor.grants.filter((grant) => grant.actions.has('service-type.manage') && isProvince(grant.path));
  const allowed = held.some((grant) => grant.effect === 'ALLOW') && held.every((grant) => grant.effect === 'ALLOW');
  return allowed ? [] : [{ code: 'NOT_ALLOWED', params: { right: actionWords['service-type.manage'].zh } }];
}

const classes = Object.keys(PrivacyClass);

export interface PlacedType {
  readonly id: string | null;
  readonly parent: {
    readonly id: string;
    readonly parentId: string | null;
    readonly privacyClass: PrivacyClass;
  } | null;
  readonly privacyClass: PrivacyClass;
  readonly hasChildren: boolean;
  /** Of those beneath it, the class that hides least. */
  readonly leastBeneath: PrivacyClass | null;
}

/** Two levels, and what stands beneath a sealed type is at least as sealed: a detail must not tell what its heading hides. */
export function placeReasons({ id, parent, privacyClass, hasChildren, leastBeneath }: PlacedType): readonly Reason[] {
  const reasons: Reason[] = [];
  if (leastBeneath && classes.indexOf(leastBeneath) < classes.indexOf(privacyClass))
    reasons.push({ code: 'BENEATH_LESS_SEALED', field: 'privacyClass' });
  if (!parent) return reasons;
  if (parent.id === id || parent.parentId !== null || hasChildren)
    reasons.push({ code: 'INVALID_INPUT', field: 'parentId' });
  if (classes.indexOf(privacyClass) < classes.indexOf(parent.privacyClass))
    reasons.push({ code: 'INVALID_INPUT', field: 'privacyClass' });
  return reasons;
}
