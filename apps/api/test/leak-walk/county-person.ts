import { newToken, sha256 } from '../../src/platform/crypto/cipher.ts';
import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { Cast } from './cast.ts';
import type { Rows } from './id-kinds.ts';

/** What people keeps about one person beside her registration, waiting and decided. */
export interface PersonRows {
  readonly rows: Rows;
  /** Whole numbers that nobody is ever shown. */
  readonly secrets: readonly string[];
  /** The text of the link on the guardian's phone. */
  readonly guardianToken: string;
}

type Ids = Readonly<
  Record<
    | 'file'
    | 'paperFile'
    | 'oldPaperFile'
    | 'evidenceFile'
    | 'requestFile'
    | 'guardian'
    | 'paper'
    | 'call'
    | 'dispute'
    | 'duplicate'
    | 'merge'
    | 'request'
    | 'qualification'
    | 'oldPaper'
    | 'oldDispute'
    | 'oldMerge'
    | 'oldRequest'
    | 'verified',
    string
  >
>;

/**
 * Reveals, guardians, papers, disputes, merges, requests, consents and qualifications of `volunteerId`, of `claimant`, and
 * of `pending`, who has not said yes yet.
 */
export async function makePersonRows(
  world: World,
  cast: Cast,
  { claimant, pending }: { claimant: string; pending: string },
  serviceType: string,
): Promise<PersonRows> {
  const ids: Ids = {
    file: newId(),
    paperFile: newId(),
    oldPaperFile: newId(),
    evidenceFile: newId(),
    requestFile: newId(),
    guardian: newId(),
    paper: newId(),
    call: newId(),
    dispute: newId(),
    duplicate: newId(),
    merge: newId(),
    request: newId(),
    qualification: newId(),
    oldPaper: newId(),
    oldDispute: newId(),
    oldMerge: newId(),
    oldRequest: newId(),
    verified: newId(),
  };
  const guardianToken = newToken();
  const guardianPhone = `1370000000${cast.index}`;
  const rows = [
    ...registrationRows(cast, claimant, serviceType),
    ...guardianRows(world, cast, ids, { claimant, guardianPhone, guardianToken }),
    ...paperRows(world, cast, ids, pending),
    ...caseRows(world, cast, ids, { claimant, pending }),
  ];
  for (const row of rows) await world.services.read.rows(row);
  return {
    rows: {
      file: [ids.file, ids.paperFile, ids.oldPaperFile, ids.evidenceFile, ids.requestFile],
      paper: [ids.paper, ids.oldPaper],
      dispute: [ids.dispute, ids.oldDispute],
      merge: [ids.merge, ids.oldMerge],
      duplicate: [ids.duplicate],
      request: [ids.request, ids.oldRequest],
      qualification: [ids.qualification, ids.verified],
    },
    secrets: [guardianPhone],
    guardianToken,
  };
}

function registrationRows(
  { word, units, accounts, volunteerId }: Cast,
  claimant: string,
  serviceType: string,
): Fragment[] {
  return [
    sql`insert into data_reveal (id, volunteer_id, county_code, field, purpose, reason, account_id, reader_unit_id, reader_role)
      values (${newId()}, ${volunteerId}, ${units.countyCode}, 'PHONE', 'OTHER', ${`${word}查看`}, ${accounts.staff}, ${units.ids.county}, 'STAFF')`,
    sql`update volunteer set state_reason = ${`${word}原因`}, skills = ${`${word}技能`}, availability = '{WEEKEND_MORNING}', service_type_ids = ${[serviceType]}::uuid[]
      where id = ${volunteerId}`,
    sql`update volunteer set registered_by = ${accounts.coordinator}, source = 'COORDINATOR' where id in (${claimant}, ${volunteerId})`,
    sql`insert into consent (id, volunteer_id, purpose, notice_version) values (${newId()}, ${volunteerId}, 'PRIVACY_NOTICE', 'test')`,
    sql`insert into consent (id, volunteer_id, purpose, notice_version, withdrawn_at) values (${newId()}, ${volunteerId}, 'SMS_NOTICE', 'test', now())`,
  ];
}

/** One guardian asked by a link, one who has answered. */
function guardianRows(
  { services: { cipher } }: World,
  { word, volunteerId }: Cast,
  ids: Ids,
  { claimant, guardianPhone, guardianToken }: { claimant: string; guardianPhone: string; guardianToken: string },
): Fragment[] {
  const row = (id: string, who: string, state: string) =>
    sql`insert into guardian_consent (id, volunteer_id, guardian_name, guardian_phone_cipher, guardian_phone_masked, relation, state, asked_at, given_at, decided_at, notice_version)
      values (${id}, ${who}, ${`${word}监护人`}, ${cipher.seal(guardianPhone)}, '137****0000', ${`${word}关系`}, ${state}, now(),
        ${state === 'GIVEN' ? '2026-11-20T01:00:00Z' : null}, ${state === 'GIVEN' ? '2026-11-20T01:00:00Z' : null}, 
        ${state === 'GIVEN' ? sql`(select max(version) from privacy_notice)` : null})`;
  return [
    row(ids.guardian, volunteerId, 'WAITING'),
    sql`update guardian_consent set link_hash = ${sha256(guardianToken)}, link_expires_at = now() + interval '1 year' where id = ${ids.guardian}`,
    row(newId(), claimant, 'GIVEN'),
  ];
}

function paperRows(
  { services: { cipher } }: World,
  { word, units, accounts, volunteerId }: Cast,
  ids: Ids,
  pending: string,
): Fragment[] {
  const county = units.countyCode;
  const paper = (id: string, who: string, file: string) =>
    sql`insert into paper_confirmation (id, volunteer_id, county_code, file_id, notice_version, consents, signed_on, submitted_by)
      values (${id}, ${who}, ${county}, ${file}, 'test', '{}', '2026-11-20', ${accounts.coordinator})`;
  const qualification = (id: string, state: string) =>
    sql`insert into qualification (id, volunteer_id, kind_code, issuer, number_cipher, reject_reason, valid_from, valid_to, file_id, state, verified_by, verified_at, entered_by)
      values (${id}, ${volunteerId}, 'leak', ${`${word}发证`}, ${cipher.seal(`${word}证号`)}, ${`${word}退回`}, current_date - 300, current_date + 300, ${ids.file}, ${state},
        ${accounts.staff}, now(), ${accounts.coordinator})`;
  return [
    ...[ids.file, ids.paperFile, ids.oldPaperFile, ids.evidenceFile, ids.requestFile].map(
      (file) => sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code)
        values (${file}, ${`${word}/${file}`}, 'image/jpeg', 1, ${Buffer.alloc(32)}, ${accounts.coordinator}, ${county})`,
    ),
    paper(ids.paper, pending, ids.paperFile),
    paper(ids.oldPaper, volunteerId, ids.oldPaperFile),
    sql`update paper_confirmation set state = 'CONFIRMED', decided_by = ${accounts.staff}, decided_at = now() where id = ${ids.oldPaper}`,
    sql`insert into call_back (id, confirmation_id, called_by, result, note) values (${ids.call}, ${ids.paper}, ${accounts.staff}, 'NO_ANSWER', ${`${word}回访`})`,
    qualification(ids.qualification, 'CLAIMED'),
    qualification(ids.verified, 'VERIFIED'),
  ];
}

function caseRows(
  { services: { cipher } }: World,
  { word, units, accounts, volunteerId }: Cast,
  ids: Ids,
  { claimant, pending }: { claimant: string; pending: string },
): Fragment[] {
  const county = units.countyCode;
  const place = units.ids.county;
  const detail = cipher.seal(JSON.stringify({ note: `${word}请求`, changes: { name: `${word}新名` } }));
  const dispute = (id: string) =>
    sql`insert into identity_dispute (id, unit_id, county_code, holder_id, claimant_id, evidence, evidence_file_id)
      values (${id}, ${place}, ${county}, ${volunteerId}, ${claimant}, ${`${word}证据`}, ${ids.evidenceFile})`;
  const merge = (id: string) =>
    sql`insert into merge_case (id, unit_id, county_code, kept_id, absorbed_id, reason, proposed_by)
      values (${id}, ${place}, ${county}, ${volunteerId}, ${claimant}, ${`${word}合并`}, ${accounts.staff})`;
  const request = (id: string, kind: string) =>
    sql`insert into rights_request (id, volunteer_id, unit_id, county_code, kind, asked_by, due_on, detail_cipher, answer_cipher)
      values (${id}, ${volunteerId}, ${units.ids.village}, ${county}, ${kind}, ${accounts.volunteer}, '2026-12-20', ${detail}, ${cipher.seal(`${word}答复`)})`;
  const decided = sql`decided_by = ${accounts.coordinator}, decided_at = now()`;
  return [
    dispute(ids.oldDispute),
    sql`update identity_dispute set state = 'SETTLED', decision = 'HOLDER', wrong_record = 'CORRECT', settled_by = ${accounts.staff}, settled_at = now()
      where id = ${ids.oldDispute}`,
    dispute(ids.dispute),
    sql`insert into likely_duplicate (id, one_id, other_id, reasons)
      values (${ids.duplicate}, least(${volunteerId}::uuid, ${pending}::uuid), greatest(${volunteerId}::uuid, ${pending}::uuid), '{NAME_BIRTH}')`,
    merge(ids.oldMerge),
    sql`update merge_case set state = 'DECLINED', ${decided}, decline_reason = ${`${word}不合并`} where id = ${ids.oldMerge}`,
    merge(ids.merge),
    request(ids.oldRequest, 'COPY'),
    sql`update rights_request set state = 'DONE', ${decided} where id = ${ids.oldRequest}`,
    request(ids.request, 'CORRECTION'),
    sql`update rights_request set channel = 'PAPER', paper_file_id = ${ids.requestFile}, asked_by = ${accounts.coordinator} where id = ${ids.request}`,
  ];
}
