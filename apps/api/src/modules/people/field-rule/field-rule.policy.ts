import { type FieldRight, type FieldSubject, fieldsOfSubject, type Reason, refusalValueWords } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** Rules are set where one may grant, for that place and what is beneath it: nobody narrows or widens a unit above. */
export const canSetRules = (actor: Actor | null, path: string): readonly Reason[] => lacks(actor, 'grant.manage', path);

/** Only what the role could see can be hidden from it. To hide is always allowed to whoever may set rules: it narrows. */
export function canHide(
  actor: Actor | null,
  rule: { readonly subject: FieldSubject; readonly field: FieldRight; readonly path: string; readonly hidden: boolean },
): readonly Reason[] {
  const known = fieldsOfSubject[rule.subject].includes(rule.field);
  return [
    ...canSetRules(actor, rule.path),
    ...(known ? [] : [{ code: 'FIELD_NOT_OF_ROLE', field: 'field' } as const]),
    ...(rule.hidden ? [{ code: 'FIELD_ALREADY_HIDDEN', field: 'field' } as const] : []),
  ];
}

/**
 * Lifting shows again what the code allows, no more. Not by her whom the rule binds: nobody gives herself back what was taken
 * (the cheat is the administrator, rules §2).
 */
export const canLift = (
  actor: Actor | null,
  rule: { readonly path: string; readonly bindsHer: boolean; readonly lifted: boolean },
): readonly Reason[] => [
  ...canSetRules(actor, rule.path),
  ...(rule.bindsHer ? [{ code: 'OWN_FIELD_RULE' } as const] : []),
  ...(rule.lifted ? [{ code: 'WRONG_STATE', params: { state: refusalValueWords.LIFTED.zh } } as const] : []),
];
