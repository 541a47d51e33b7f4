import type { AppContext } from '../../../platform/context.ts';
import { plannedAnew } from '../../../platform/database/read.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { searchTerms } from '../../../platform/text/search.ts';

/**
 * Up to so many matches the planner gets them as a list and chooses between their index and the order of the list. Beyond,
 * the word is so common that the list is walked, and each row asked, until a page is full.
 */
const few = { volunteers: 2000, activities: 300 };

interface Found extends Record<string, unknown> {
  readonly volunteers: readonly string[];
  readonly activities: readonly string[];
}

/**
 * Records of people or activities of that name; null when nothing is asked. One condition for every word would read a
 * million records for a rare one, or gather a hundred thousand people for a common one: first it is asked which it is.
 * A sealed activity is never found by its title: its search columns hold 专业服务 only (rules §3).
 */
export async function recordKeyword(
  context: AppContext,
  keyword: string | null | undefined,
  rare = few,
): Promise<Fragment | null> {
  const words = keyword?.slice(0, 80);
  if (words && (!words.isWellFormed() || words.includes('\u0000'))) return sql`false`;
  const terms = searchTerms(words);
  if (!terms) return null;
  const matches = (alias: string): Fragment =>
    sql`${raw(alias)}.search_grams @> ${terms.grams}::text[] and ${raw(alias)}.search_text like ${terms.like}`;
  const [found] = await context.services.read.rows<Found>(sql`select
    array(select v.id from volunteer v where ${matches('v')} limit ${raw(String(rare.volunteers + 1))}) as volunteers,
    array(select a.id from activity a where ${matches('a')} limit ${raw(String(rare.activities + 1))}) as activities`);
  const { volunteers = [], activities = [] } = found ?? {};
  const ofPerson =
    volunteers.length > rare.volunteers
      ? sql`coalesce((select true from volunteer kv where kv.id = r.volunteer_id and ${matches('kv')}), false)`
      : sql`r.volunteer_id = any(${volunteers}::uuid[])`;
  const ofActivity =
    activities.length > rare.activities
      ? sql`coalesce((select true from activity ka where ka.id = r.activity_id and ${matches('ka')}), false)`
      : sql`r.activity_id = any(${activities}::uuid[])`;
  return sql`${plannedAnew}(${ofPerson} or ${ofActivity})`;
}
