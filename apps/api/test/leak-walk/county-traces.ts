import { type Fragment, raw, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { Cast } from './cast.ts';
import type { Activities } from './county-activity.ts';
import type { Rows } from './id-kinds.ts';

/** What is kept beside the work itself: stations, messages, saved views, the audit log, restorations, imports and exports. */
export async function makeTraces(world: World, cast: Cast, activities: Activities, signUp: string): Promise<Rows> {
  const run = (query: Fragment) => world.services.read.rows(query);
  const ids = {
    station: newId(),
    restorations: [newId(), newId()],
    imports: [newId(), newId()],
    exports: [newId(), newId()],
    files: [newId(), newId()],
    messages: Object.values(cast.accounts).map(() => newId()),
    views: Object.values(cast.accounts).map(() => newId()),
  };
  for (const row of workspaceRows(cast, ids)) await run(row);
  for (const row of auditRows(cast, activities, signUp)) await run(row);
  for (const row of restorationRows(cast, ids.restorations)) await run(row);
  for (const row of movingRows(world, cast, ids)) await run(row);
  return {
    station: [ids.station],
    restoration: ids.restorations,
    import: ids.imports,
    export: ids.exports,
    file: ids.files,
    message: ids.messages,
    view: ids.views,
  };
}

function workspaceRows(
  { word, units, accounts }: Cast,
  ids: { station: string; messages: readonly string[]; views: readonly string[] },
): Fragment[] {
  const filters = JSON.stringify([{ name: 'keyword', value: `${word}词` }]);
  const facts = JSON.stringify({ activity: `${word}活动`, reason: `${word}原因` });
  return [
    sql`insert into station (id, unit_id, county_code, name, address)
      values (${ids.station}, ${units.ids.village}, ${units.countyCode}, ${`${word}站`}, ${`${word}路`})`,
    ...Object.values(accounts).flatMap((account, at) => [
      sql`insert into message (id, account_id, kind, title, body, facts, link) values
        (${ids.messages[at] ?? ''}, ${account}, 'test', ${`${word}消息`}, ${`${word}正文`}, null, '/inbox'),
        (${newId()}, ${account}, 'RECORD_RETURNED', null, null, ${facts}::jsonb, null)`,
      sql`insert into saved_view (id, account_id, list_key, name, filters)
        values (${ids.views[at] ?? ''}, ${account}, 'activities', ${`${word}筛选`}, ${filters}::jsonb)`,
      sql`insert into list_columns (account_id, list_key, columns) values (${account}, 'activities', '{place}')`,
    ]),
  ];
}

/** Done and refused, of an activity and of somebody's sign-up. */
function auditRows(
  { word, index, units, accounts }: Cast,
  { published, draft }: Activities,
  signUp: string,
): Fragment[] {
  const changes = JSON.stringify([{ note: `${word}改动` }]);
  const entry = (type: string, id: string, refused: boolean) =>
    sql`insert into audit_entry (id, at, action, outcome, actor_account_id, app, unit_id, county_code, entity_type, entity_id, changes, reasons, ip)
      values (${newId()}, now(), 'test.leak', ${refused ? 'REFUSED' : 'DONE'}, ${accounts.staff}, 'admin', ${units.ids.team}, ${units.countyCode}, ${type}, ${id},
        ${changes}::jsonb, ${refused ? '[{"code":"NOT_ALLOWED"}]' : null}::jsonb, '10.9.8.${raw(String(index))}')`;
  return [
    entry('Activity', draft, false),
    entry('Activity', draft, true),
    entry('Activity', published, false),
    entry('SignUp', signUp, false),
  ];
}

/** One that waits for a second person, one that was given up after her word. */
function restorationRows({ word, units, accounts }: Cast, [open, ended]: readonly string[]): Fragment[] {
  const row = (id: string | undefined, account: string, state: string) =>
    sql`insert into account_restoration (id, account_id, unit_id, county_code, paper, reason, state, opened_by, opened_at)
      values (${id ?? ''}, ${account}, ${units.ids.county}, ${units.countyCode}, 'RESIDENT_ID', ${`${word}找回`}, ${state}, ${accounts.staff}, now())`;
  return [
    row(open, accounts.coordinator, 'OPEN'),
    row(ended, accounts.assistant, 'CANCELLED'),
    sql`update account_restoration set confirmed_by = ${accounts.coordinator}, confirmed_at = now(), ended_by = ${accounts.staff}, ended_at = now(),
      end_reason = ${`${word}作罢`} where id = ${ended ?? ''}`,
  ];
}

/** Imports with rows of somebody and exports, of the county's staff: one going on, one with its file. */
function movingRows(
  { services: { cipher } }: World,
  { word, units, accounts }: Cast,
  ids: { imports: readonly string[]; exports: readonly string[]; files: readonly string[] },
): Fragment[] {
  const columns = JSON.stringify([{ header: `${word}列`, samples: [`${word}样`] }]);
  const cells = cipher.seal(JSON.stringify([`${word}某`, '13700000000', '370303199003070021']));
  const [going, done] = ids.imports;
  const file = (id: string | undefined) =>
    sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code, expires_at)
      values (${id ?? ''}, ${`${word}/${id}`}, 'application/zip', 1, ${Buffer.alloc(32)}, ${accounts.staff}, ${units.countyCode}, now() + interval '1 year')`;
  const imported = (id: string | undefined, state: string) =>
    sql`insert into volunteer_import (id, unit_id, county_code, created_by, file_name, file_hash, state, file_columns, mapping, total, village_code)
      values (${id ?? ''}, ${units.ids.county}, ${units.countyCode}, ${accounts.staff}, ${`${word}名单.xlsx`}, '\\x00', ${state}, ${columns}::jsonb,
        '["name", "phone", "idNumber"]', 1, ${units.villageCode})`;
  const exported = (id: string | undefined, state: string, fileId: string | null) =>
    sql`insert into data_export (id, kind, requested_by, unit_id, county_code, wanted_cipher, state, rows, file_id)
      values (${id ?? ''}, 'VOLUNTEERS', ${accounts.staff}, ${units.ids.county}, ${units.countyCode}, ${cipher.seal(JSON.stringify({ keyword: word }))}, ${state}, 3,
        ${fileId})`;
  return [
    ...ids.files.map(file),
    imported(going, 'CHECKED'),
    imported(done, 'DONE'),
    sql`update volunteer_import set returned_file_id = ${ids.files[0] ?? ''}, failure = '{"code":"INVALID_INPUT"}', committed_at = now(), finished_at = now()
      where id = ${done ?? ''}`,
    sql`insert into volunteer_import_row (import_id, row_no, cells_cipher, verdict) values (${going ?? ''}, 2, ${cells}, 'READY')`,
    sql`insert into volunteer_import_row (import_id, row_no, cells_cipher, verdict, reasons) values
      (${going ?? ''}, 3, ${cells}, 'BAD', '[{"code":"INVALID_INPUT","field":"phone"}]'), (${going ?? ''}, 4, ${cells}, 'SUSPECT', '[]'), (${done ?? ''}, 2, ${cells}, 'IMPORTED', '[]')`,
    exported(ids.exports[0], 'WAITING', null),
    exported(ids.exports[1], 'READY', ids.files[1] ?? null),
  ];
}
