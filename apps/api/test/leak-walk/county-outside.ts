import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { Cast } from './cast.ts';
import type { Rows } from './id-kinds.ts';

/** Other platforms: hours of theirs, and a system our records go into with a batch under way. */
export async function makeOutside(
  world: World,
  cast: Cast,
  [file = '']: readonly string[],
  records: readonly string[],
): Promise<Rows> {
  const ids = {
    externals: [newId(), newId(), newId()],
    hours: [newId(), newId()],
    systems: [newId(), newId()],
    batches: [newId(), newId()],
  };
  for (const row of [...externalRows(world, cast, ids, file), ...systemRows(cast, ids, records, file)])
    await world.services.read.rows(row);
  return { external: ids.externals, externalHours: ids.hours, outsideSystem: ids.systems, outsideBatch: ids.batches };
}

/** Hours of other platforms: a file that was checked, one imported with its hours, one taken back. */
function externalRows(
  { services: { cipher } }: World,
  { word, units, accounts, volunteerId }: Cast,
  { externals, hours: lines }: { readonly externals: readonly string[]; readonly hours: readonly string[] },
  file: string,
): Fragment[] {
  const terms = cipher.seal(
    JSON.stringify({
      number: `${word}号`,
      name: `${word}某`,
      title: `${word}外活动`,
      date: '2026-05-01',
      hours: `${word}时`,
    }),
  );
  const [checked = '', done = '', undone = ''] = externals;
  const brought = (id: string, state: string) =>
    sql`insert into external_import (id, unit_id, county_code, platform, created_by, file_name, file_hash, state, total, returned_file_id, created_at)
      values (${id}, ${units.ids.county}, ${units.countyCode}, ${`${word}平台`}, ${accounts.staff}, ${`${word}外.xlsx`}, '\\x5a', ${state}, 1, ${file}, now())`;
  const row = (id: string, no: number, verdict: string) =>
    sql`insert into external_import_row (import_id, row_no, terms_cipher, verdict, reasons)
      values (${id}, ${no}, ${terms}, ${verdict}, '[{"code":"EXTERNAL_MAYBE_SAME","field":"date"}]')`;
  const hours = (line: number, id: string, number: string, undoneAt: string | null) =>
    sql`insert into external_hours (id, import_id, row_no, unit_id, county_code, volunteer_id, platform, number, title, organiser, service_date, last_date,
        during, minutes, evidence, imported_at, undone_at)
      values (${lines[line] ?? ''}, ${id}, 2, ${units.ids.county}, ${units.countyCode}, ${volunteerId}, ${`${word}平台`}, ${`${word}${number}`}, ${`${word}外活动`},
        ${`${word}外单位`}, '2026-11-18', '2026-11-18', tstzrange('2026-11-18T01:00:00Z', '2026-11-18T02:00:00Z'), 60, ${`${word}佐证`}, now(), ${undoneAt}::timestamptz)`;
  return [
    brought(checked, 'CHECKED'),
    brought(done, 'DONE'),
    brought(undone, 'DONE'),
    sql`update external_import set state = 'UNDONE', undone_by = ${accounts.staff}, undone_at = now(), undo_reason = ${`${word}撤销`},
      failure = '{"code":"SHEET_EMPTY"}', finished_at = now() where id = ${undone}`,
    row(checked, 2, 'READY'),
    row(checked, 3, 'SUSPECT'),
    row(checked, 4, 'BAD'),
    row(checked, 5, 'KNOWN'),
    row(done, 2, 'IMPORTED'),
    hours(0, done, '一', null),
    hours(1, undone, '二', '2026-11-20T01:00:00Z'),
  ];
}

/**
 * A system of the county and one no longer used: of its records one is typed in and explained, one waits in a batch that came
 * back with a row nobody could take; another batch is answered.
 */
function systemRows(
  { word, units, accounts }: Cast,
  {
    systems: [system = '', ended = ''],
    batches: [sent = '', answered = ''],
  }: { systems: readonly string[]; batches: readonly string[] },
  records: readonly string[],
  file: string,
): Fragment[] {
  const second = newId();
  const approved = sql`(select r.id, r.minutes from service_record r where r.id = any(${records}::uuid[]) and r.state = 'APPROVED' limit 1)`;
  const answer = JSON.stringify({
    noted: 0,
    skipped: 0,
    problems: [{ row: 2, reasons: [{ code: 'OUTSIDE_NOT_IN_BATCH', field: 'number' }] }],
  });
  const opened = (id: string, name: string) =>
    sql`insert into outside_system (id, unit_id, county_code, name, adapter, since, answer_days, opened_by, opened_at)
      values (${id}, ${units.ids.county}, ${units.countyCode}, ${`${word}${name}`}, 'FILE', '2026-01-01', 5, ${accounts.staff}, now())`;
  const batch = (id: string, number: number) =>
    sql`insert into outside_batch (id, system_id, unit_id, county_code, number, state, records, made_by, made_at, next_at, sent_at, due_at, answer,
        sheet_file_id, json_file_id)
      values (${id}, ${system}, ${units.ids.county}, ${units.countyCode}, ${number}, 'SENT', 1, ${accounts.staff}, now(), now(), now(), now() + interval '5 days',
        ${answer}::jsonb, ${file}, ${file})`;
  return [
    opened(system, '系统'),
    opened(ended, '旧系统'),
    sql`update outside_system set ended_at = now(), ended_by = ${accounts.staff} where id = ${ended}`,
    sql`insert into service_record (id, late_entry_id, volunteer_id, activity_id, unit_id, county_code, privacy_class, activity_name, service_date, place,
        content, organiser, person_in_charge, minutes, started_at, ended_at, source, policy_version, state, proposed_by, holder_unit_id, approved_by, approved_at, final_at)
      select ${second}, late_entry_id, volunteer_id, activity_id, unit_id, county_code, privacy_class, activity_name, service_date, place, content, organiser,
        person_in_charge, minutes, started_at, ended_at, source, policy_version, 'APPROVED', proposed_by, holder_unit_id, ${accounts.staff}, now(), now()
      from service_record where id = any(${records}::uuid[]) and source = 'LATE' limit 1`,
    batch(sent, 1),
    batch(answered, 2),
    sql`insert into outside_batch_line (batch_id, position, record_id, minutes) values (${sent}, 1, ${second}, 120)`,
    sql`insert into outside_batch_line (batch_id, position, record_id, minutes) select ${answered}, 1, a.id, a.minutes from ${approved} a`,
    sql`update outside_batch set state = 'ANSWERED', answered_at = now() where id = ${answered}`,
    sql`insert into outside_entry (system_id, record_id, county_code, number, minutes, noted_by, noted_at, accepted_minutes, accepted_by, accepted_at, accept_reason)
      select ${system}, a.id, ${units.countyCode}, ${`${word}录号`}, a.minutes + 1, ${accounts.staff}, now(), a.minutes, ${accounts.staff}, now(), ${`${word}差异`}
      from ${approved} a`,
  ];
}
