import { type Fragment, raw, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { Cast } from './cast.ts';
import type { Rows } from './id-kinds.ts';

/** 培训, 表彰 and 评价: corrected twice each, and what three volunteers say of an activity. */
export async function makeMerits(
  world: World,
  { word, units, accounts, volunteerId }: Cast,
  activity: string,
  others: readonly string[],
): Promise<Rows> {
  const place = { unit: units.ids.village, county: units.countyCode };
  const versions = (table: string, columns: string, values: Fragment): [Fragment[], string] => {
    const [first, second, third] = [newId(), newId(), newId()];
    const row = (
      id: string,
      revision: number,
    ) => sql`insert into ${raw(table)} (id, first_id, revision, volunteer_id, unit_id, county_code,
        entered_by, entered_at, reason, withdrawn, replaced_at, ${raw(columns)})
      values (${id}, ${first}, ${revision}, ${volunteerId}, ${table === 'evaluation' ? units.ids.team : place.unit}, ${place.county}, ${accounts.coordinator}, now(),
        ${revision > 1 ? `${word}更正` : null}, false, ${revision > 2 ? null : '2026-11-21'}::timestamptz, ${values})`;
    return [[row(first, 1), row(second, 2), row(third, 3)], third];
  };
  const [trainings, training] = versions(
    'training_record',
    'name, content, organiser, held_on, minutes, result',
    sql`${`${word}培训`}, ${`${word}内容`}, ${`${word}单位`}, '2026-11-19', 90, 'PASSED'`,
  );
  const [awards, award] = versions(
    'award_record',
    'name, level, issuer, awarded_on',
    sql`${`${word}表彰`}, 'COUNTY', ${`${word}单位`}, '2026-11-19'`,
  );
  const [evaluations, evaluation] = versions(
    'evaluation',
    'activity_id, by, score, comment, evaluated_on',
    sql`${activity}, 'COORDINATOR', 5, ${`${word}评语`}, '2026-11-19'`,
  );
  const ratings = [volunteerId, ...others].map((who) => {
    const id = newId();
    return sql`insert into evaluation (id, first_id, revision, volunteer_id, unit_id, county_code, entered_by, entered_at, withdrawn, activity_id, by, score,
        comment, evaluated_on)
      values (${id}, ${id}, 1, ${who}, ${units.ids.team}, ${place.county}, ${accounts.volunteer}, now(), false, ${activity}, 'VOLUNTEER', 4, ${`${word}感想`}, '2026-11-19')`;
  });
  for (const row of [...trainings, ...awards, ...evaluations, ...ratings]) await world.services.read.rows(row);
  return { training: [training], award: [award], evaluation: [evaluation] };
}
