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

/** Plain containment, for columns without a search index (few rows within reach). */
export const containing = (column: string, keyword: string): Fragment | null => {
  if (!storable(keyword)) return nothing;
  const text = keyword.trim().slice(0, 80);
  return text === '' ? null : sql`${raw(column)} ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`;
};

const storable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');
