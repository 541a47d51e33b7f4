import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { searchTerms } from '../../../platform/text/search.ts';

/** A keyword against an alias of `unit`: bigrams by the index, the text itself as recheck. Null when nothing is asked. */
export function matches(alias: string, keyword: string | null | undefined): Fragment | null {
  const words = (keyword ?? '').slice(0, 80).toWellFormed().replaceAll('\u0000', '');
  const terms = searchTerms(words);
  if (!terms) return null;
  return sql`${raw(`${alias}.search_grams`)} @> ${terms.grams}::text[] and ${raw(`${alias}.search_text`)} like ${terms.like}`;
}
