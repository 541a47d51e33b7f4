import { sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { Cast } from './cast.ts';
import type { Rows } from './id-kinds.ts';

/** What stars ask for: in force, to come and taken back; stars confirmed, waiting and turned down. */
export async function makeStars(
  world: World,
  { word, units, accounts, volunteerId }: Cast,
  other: string,
): Promise<Rows> {
  const { rows } = world.services.read;
  const policies = [newId(), newId(), newId()] as const;
  const from = ['2020-01-01', '2200-01-01', '2200-01-02'] as const;
  for (const [i, id] of policies.entries())
    await rows(sql`insert into star_policy (id, unit_id, county_code, valid_from, thresholds, confirmed_by, least_mean, least_evaluations, no_objection, reason,
        set_by, set_at)
      values (${id}, ${units.ids.county}, ${units.countyCode}, ${from[i] ?? ''}, '{60,120,180,240,300}', '{COUNTY,COUNTY,COUNTY,COUNTY,COUNTY}', 10, 0, false,
        ${`${word}星级办法`}, ${accounts.staff}, '2019-01-01')`);
  await rows(
    sql`update star_policy set withdrawn_by = ${accounts.staff}, withdrawn_at = now(), withdraw_reason = ${`${word}撤回`} where id = ${policies[2]}`,
  );
  const cases = [newId(), newId(), newId()] as const;
  const row = (
    id: string,
    who: string,
    stars: number,
  ) => sql`insert into star_case (id, volunteer_id, unit_id, county_code, stars, desk, policy_id, minutes, mean,
      evaluations, state, proposed_by, proposed_at)
    values (${id}, ${who}, ${units.ids.village}, ${units.countyCode}, ${stars}, 'COUNTY', ${policies[0]}, 120, 50, 1, 'PROPOSED', ${accounts.coordinator}, now())`;
  const decide = (id: string, state: string, reason: string | null) =>
    sql`update star_case set state = ${state}, decided_by = ${accounts.staff}, decided_at = now(), reason = ${reason} where id = ${id}`;
  await rows(row(cases[1], volunteerId, 1));
  await rows(decide(cases[1], 'CONFIRMED', null));
  await rows(row(cases[2], volunteerId, 2));
  await rows(decide(cases[2], 'REFUSED', `${word}不予认定`));
  await rows(row(cases[0], volunteerId, 2));
  await rows(row(newId(), other, 1));
  // Told to anybody: nothing in it is the county's alone.
  await rows(sql`insert into integrity_line (unit_id, county_code, people, records, minutes, by_source, late_records, flags_raised, flags_resolved, median_days, counted_at)
    values (${units.ids.village}, ${units.countyCode}, 5, 6, 720, '{"SCAN": 720}', 0, 1, 1, 3, now())`);
  await rows(sql`insert into integrity_sum (unit_id, kind, county_code, people, raised, done, in_time, counted_at)
    values (${units.ids.village}, 'COMPLAINT', ${units.countyCode}, 5, 6, 4, 3, now()), (${units.ids.village}, 'APPROVER_FLAG', ${units.countyCode}, 5, 9, 8, null, now())`);
  return { star: cases, starPolicy: policies.slice(1) };
}
