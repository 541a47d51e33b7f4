import { checkLetter, sheetText } from '@jinguo/schema/certificate';
import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import { type Cast, served } from './cast.ts';
import type { Rows } from './id-kinds.ts';

/** Requests in every state, and certificates that stand, were revoked (its sheet could not be printed) and superseded; the county's federation issues, so may the township's. */
export async function makeCertificates(
  world: World,
  cast: Cast,
): Promise<{ rows: Rows; number: string; letters: string }> {
  const run = (query: Fragment) => world.services.read.rows(query);
  const { units, word, index } = cast;
  await run(
    sql`update unit set issuing_basis = 'ACTIVITY_HOST' where id = any(${[units.ids.county, units.ids.township]}::uuid[])`,
  );
  const keyId = `${index}`.repeat(16);
  await run(sql`insert into certificate_key (id, algorithm, public_key, valid_from, retired_at, revoked_at, revoke_reason)
    values (${keyId}, 'ed25519', ${Buffer.alloc(44, index)}, now(), now(), now(), '演示')`);
  const requests = { waiting: newId(), returned: newId(), issued: newId() };
  for (const row of requestRows(cast, requests)) await run(row);
  const certificates = { valid: newId(), revoked: newId(), superseded: newId() };
  const file = newId();
  await run(sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code, sealed, expires_at)
    values (${file}, ${`${word}证明`}, 'application/pdf', 1, '\\x00', ${cast.accounts.staff}, ${units.countyCode}, true, '2100-01-01')`);
  const made = Object.entries(certificates).map(([state, id], at) =>
    certificateRow(cast, { id, request: requests.issued, keyId, sequence: at + 1, state: state.toUpperCase(), file }),
  );
  for (const row of made) await run(row);
  await run(
    sql`insert into certificate_series (unit_id, county_code, series) values (${units.ids.county}, ${units.countyCode}, 1)`,
  );
  await run(
    sql`insert into certificate_counter (unit_id, year, last) values (${units.ids.county}, 2026, ${made.length})`,
  );
  const number = numberOf(cast, 1);
  const rows = {
    certificateRequest: Object.values(requests),
    certificate: Object.values(certificates),
    file: [file],
  };
  return { rows, number, letters: lettersOf(number) };
}

const numberOf = ({ units }: Cast, sequence: number): string => `JG${units.countyCode}001-2026-0000${sequence}`;
const lettersOf = (number: string): string => `ABCDEFG${checkLetter(number, 'ABCDEFG')}`;

function requestRows(
  { word, units, accounts, volunteerId }: Cast,
  ids: Readonly<Record<'waiting' | 'returned' | 'issued', string>>,
): Fragment[] {
  const row = (id: string, state: string, reason: string | null) =>
    sql`insert into certificate_request (id, volunteer_id, unit_id, county_code, state, period_from, period_to, name_shown, shows_id_number,
        shows_number, wants_seal, requested_at, decided_by, decided_at, return_reason)
      values (${id}, ${volunteerId}, ${units.ids.county}, ${units.countyCode}, ${state}, '2026-11-01', '2026-11-20', 'FULL', true, true, true, now(),
        ${state === 'REQUESTED' ? null : accounts.staff}::uuid, ${state === 'REQUESTED' ? null : served(20)[0]}::timestamptz, ${reason})`;
  return [
    row(ids.waiting, 'REQUESTED', null),
    row(ids.returned, 'RETURNED', `${word}退回证明`),
    row(ids.issued, 'ISSUED', null),
  ];
}

function certificateRow(
  cast: Cast,
  one: Readonly<{ id: string; request: string; keyId: string; sequence: number; state: string; file: string }>,
): Fragment {
  const { word, units, accounts, volunteerId, index } = cast;
  const number = numberOf(cast, one.sequence);
  const sheet = sheetText({
    ...{ version: 1, name: `${word}志愿者`, idType: '', idNumber: '', volunteerNumber: '' },
    ...{ from: '2026-11-01', to: '2026-11-20', minutes: 120, services: [['2026-11-18', `${word}活动`, '', 120]] },
    ...{ issuer: `${index}县妇联`, basis: 'ACTIVITY_HOST', personInCharge: `${word}主席`, handledBy: `${word}干部` },
    ...{ contact: `${word}电话`, note: '', seal: false },
  });
  const ended = one.state === 'VALID' ? null : accounts.staff;
  return sql`insert into certificate (id, request_id, volunteer_id, unit_id, county_code, number, code, year, sequence, revision, issued_at, issued_by,
      issuer, basis, period_from, period_to, minutes, services, payload, signature, sheet, key_id, state, state_at, state_by, state_reason, file_id,
      file_state)
    values (${one.id}, ${one.request}, ${volunteerId}, ${units.ids.county}, ${units.countyCode}, ${number}, ${lettersOf(number)}, 2026, ${one.sequence}, 1,
      now(), ${accounts.staff}, ${`${index}县妇联`}, 'ACTIVITY_HOST', '2026-11-01', '2026-11-20', 120, 1, ${`${word}证明内容`}, ${Buffer.alloc(64, 1)},
      ${sheet}, ${one.keyId}, ${one.state}, now(), ${ended}::uuid, ${ended ? `${word}撤销` : null}, ${one.state === 'VALID' ? one.file : null}::uuid,
      ${{ VALID: 'READY', REVOKED: 'FAILED' }[one.state] ?? 'NONE'})`;
}
