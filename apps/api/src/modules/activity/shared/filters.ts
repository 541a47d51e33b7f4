import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { isId } from '../../../platform/ids.ts';
import { searchTerms } from '../../../platform/text/search.ts';

const nothing = raw('false');

/** Rows at a unit or below it. A malformed id matches nothing. */
export const subtreeOf = (path: string, unitId: string): Fragment =>
  isId(unitId) ? sql`${raw(path)} ^@ (select x.path from unit x where x.id = ${unitId})` : nothing;

/** Equality with an id from outside. */
export const sameId = (column: string, id: string): Fragment => (isId(id) ? sql`${raw(column)} = ${id}` : nothing);

/** A service type or one beneath it. */
export const ofType = (column: string, id: string): Fragment =>
  isId(id)
    ? sql`${raw(column)} = any (array(with recursive beneath as (select t.id from service_type t where t.id = ${id}
        union select t.id from service_type t join beneath b on t.parent_id = b.id) select id from beneath))`
    : nothing;

/** Keyword over search_text and search_grams of an alias: index by bigrams, recheck by the text itself. */
export function matching(alias: string, keyword: string): Fragment | null {
  const terms = storable(keyword) ? searchTerms(keyword.slice(0, 80)) : null;
  if (!terms) return keyword.trim() === '' ? null : nothing;
  return sql`${raw(alias)}.search_grams @> ${terms.grams}::text[] and ${raw(alias)}.search_text like ${terms.like}`;
}

/**
 * Activities by keyword within a reach that lets every one of them be opened. A sealed one is indexed by 专业服务 alone
 * (words.md); whoever may open it and knows its title finds it by that, and still reads 专业服务 in the list.
 */
export function namedActivity(keyword: string): Fragment | null {
  const found = matching('a', keyword);
  const sealed = containing('a.title', keyword);
  return found && sealed ? sql`(${found} or a.privacy_class = 'P4' and ${sealed})` : found;
}

/** Plain containment, for columns without a search index (few rows within reach). */
export const containing = (column: string, keyword: string): Fragment | null => {
  if (!storable(keyword)) return nothing;
  const text = keyword.trim().slice(0, 80);
  return text === '' ? null : sql`${raw(column)} ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`;
};

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
