import { PrivacyClass, type Reason } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacksAtTop } from '../../../platform/access/grants.ts';

/** The catalogue is the whole province's: the right must be held at the top of the tree, not at one county. */
export const canManageServiceTypes = (actor: Actor | null): readonly Reason[] =>
  lacksAtTop(actor, 'service-type.manage');

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
