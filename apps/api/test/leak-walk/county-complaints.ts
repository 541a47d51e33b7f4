import { complainantIndex } from '../../src/modules/complaint/testing/complainant.ts';
import { makeFile } from '../../src/modules/people/testing/file.make.ts';
import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { Cast } from './cast.ts';
import type { Rows } from './id-kinds.ts';

/** Complaints by name, under protection and entered for somebody, late ones among them, each at another step. */
export async function makeComplaints(
  { services }: World,
  { word, units, accounts }: Cast,
  activity: string,
): Promise<Rows> {
  const run = (query: Fragment) => services.read.rows(query);
  const [named, shielded, answered, entered] = [newId(), newId(), newId(), newId()];
  const [taken, review] = [newId(), newId()];
  const evidence = await makeFile({ services }, { uploadedBy: accounts.assistant, countyCode: units.countyCode });
  const place = sql`${units.ids.team}, ${units.countyCode}, ${units.ids.village}`;
  const times = sql`'2026-11-16T02:00:00Z', '2026-11-16T02:00:00Z', '2026-11-23'`;
  const columns = sql`unit_id, county_code, desk_unit_id, received_at, counted_from, due_on, about, facts, naming`;
  await run(sql`insert into complaint (id, ${columns}, complainant_account_id, complainant_index, about_name, evidence_file_id, urged_for)
    values (${named}, ${place}, ${times}, 'STAFF', array[${`${word}实名投诉`}], 'NAMED', ${accounts.assistant}, ${complainantIndex(services, accounts.assistant)},
      ${`${word}某人`}, ${evidence}, '2026-11-17')`);
  await run(sql`insert into complaint (id, ${columns}, complainant_cipher, complainant_index, activity_id, revealed_to, revealed_at, reveal_reason)
    values (${shielded}, ${place}, ${times}, 'SERVICE', array[${`${word}保密投诉`}], 'PROTECTED', ${services.cipher.seal(accounts.volunteer)},
      ${complainantIndex(services, accounts.volunteer)}, ${activity}, ${accounts.staff}, '2026-11-17T02:00:00Z', ${`${word}核实`})`);
  await run(sql`insert into complaint (id, ${columns}, complainant_account_id, complainant_index, state, finding, handled_by)
    values (${answered}, ${place}, '2026-11-16T02:00:00Z', '2026-11-25T02:00:00Z', '2027-11-23', 'SERVICE', array[${`${word}已答投诉`}], 'NAMED', ${accounts.volunteer}, ${complainantIndex(services, accounts.volunteer)},
      'ANSWERED', 'PARTLY', ${accounts.staff})`);
  await run(sql`insert into complaint (id, ${columns}, complainant_cipher, entered_by)
    values (${entered}, ${place}, ${times}, 'SERVICE', array[${`${word}代登投诉`}], 'PROTECTED', ${services.cipher.seal(`${word}大娘`)}, ${accounts.coordinator})`);
  await run(sql`insert into complaint (id, ${columns}, complainant_name, entered_by, state)
    values (${taken}, ${place}, ${times}, 'SERVICE', array[${`${word}在办投诉`}], 'NAMED', ${`${word}大娘`}, ${accounts.coordinator}, 'ACCEPTED')`);
  await run(sql`insert into complaint (id, ${columns}, complainant_name, entered_by, state, handled_by, review_asked_at)
    values (${review}, ${place}, ${times}, 'SERVICE', array[${`${word}复核投诉`}], 'NAMED', ${`${word}大娘`}, ${accounts.coordinator}, 'REVIEW',
      ${accounts.assistant}, '2026-11-17T02:00:00Z')`);
  for (const id of [named, shielded, answered, entered])
    await run(sql`insert into complaint_step (id, complaint_id, county_code, kind, at, by_account_id, desk_unit_id)
      values (${newId()}, ${id}, ${units.countyCode}, 'RECEIVED', '2026-11-16T02:00:00Z', null, ${units.ids.village})`);
  await run(sql`insert into complaint_step (id, complaint_id, county_code, kind, at, by_account_id, desk_unit_id, due_on, finding, words, measure)
    values (${newId()}, ${answered}, ${units.countyCode}, 'ANSWERED', '2026-11-25T02:00:00Z', ${accounts.staff}, ${units.ids.village}, '2026-11-23', 'PARTLY',
      ${`${word}投诉答复`}, ${`${word}整改`})`);
  return { complaint: [named, shielded, answered, entered, taken, review], file: [evidence] };
}
