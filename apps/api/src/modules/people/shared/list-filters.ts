import type { Actor } from '../../../platform/access/actor.ts';
import { whereSeen } from '../../../platform/access/sight.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { searchTerms } from '../../../platform/text/search.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';

const nothing = raw('false');
const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** Equality with a short text from outside. */
export const sameText = (column: string, text: string): Fragment =>
  storable(text) ? sql`${raw(column)} = ${text}` : nothing;

/** At a unit or below it. A malformed id matches nothing. */
export const inSubtree = (path: string, unitId: string): Fragment =>
  isId(unitId) ? sql`${raw(path)} ^@ (select f.path from unit f where f.id = ${unitId})` : nothing;

/** Volunteers `v` living at a unit `u` or below it: asking tells of her residence, so it obeys the same rules. */
export const livingAt = (actor: Actor | null, unitId: string): Fragment =>
  sql`${inSubtree('u.path', unitId)} and ${whereSeen(actor, 'volunteer.residence', volunteerReach)}`;

/** Volunteers of an alias by name, pinyin or initials: by the bigrams first, then by the text itself. */
export function namedLike(alias: string, keyword: string): Fragment | null {
  const terms = storable(keyword) ? searchTerms(keyword.slice(0, 80)) : null;
  if (!terms) return keyword.trim() === '' ? null : nothing;
  return sql`${raw(alias)}.search_grams @> ${terms.grams}::text[] and ${raw(alias)}.search_text like ${terms.like}`;
}
