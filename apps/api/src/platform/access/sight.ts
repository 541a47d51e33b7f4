import { type FieldRight, fieldRightWords, type Reason } from '@jinguo/schema';
import { type Fragment, raw } from '../database/sql.ts';
import type { Actor } from './actor.ts';
import { may, mayAnywhere } from './grants.ts';

/**
 * Field rights narrow what a reach shows, they never widen it: whoever no rule speaks of sees what her reach shows. Where one
 * does, a field is seen on the rows of those grants that still hold it.
 */
export const isNarrowed = (actor: Actor | null, field: FieldRight): boolean => actor?.narrowed?.has(field) ?? false;

/** On all rows of her reach, on some, or on none: known before the statement is written. */
export function sightOf(actor: Actor | null, field: FieldRight): 'ALL' | 'SOME' | 'NONE' {
  if (!isNarrowed(actor, field)) return 'ALL';
  return mayAnywhere(actor, field) ? 'SOME' : 'NONE';
}

/** Whether she sees a field of a row that lies at one of these places. */
export const sees = (actor: Actor | null, field: FieldRight, paths: readonly string[]): boolean =>
  !isNarrowed(actor, field) || paths.some((path) => may(actor, field, path));

/** The same as a reason. */
export const lacksField = (actor: Actor | null, field: FieldRight, paths: readonly string[]): readonly Reason[] =>
  sees(actor, field, paths) ? [] : [{ code: 'FIELD_HIDDEN', params: { field: fieldRightWords[field].zh } }];

/**
 * The rows on which she sees a field, for conditions that would tell of it: a search by a phone, a filter by a place, a file.
 * `reach` is the list's own, asked with the field as the right.
 */
export const whereSeen = (
  actor: Actor | null,
  field: FieldRight,
  reach: (actor: Actor | null, right: FieldRight) => Fragment,
): Fragment => (isNarrowed(actor, field) ? reach(actor, field) : raw('true'));
