import { makeVolunteer } from '../../src/modules/people/testing/people.make.ts';
import { type Fragment, sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import type { World } from '../../src/platform/testing/world.ts';
import type { Units } from './county-units.ts';

interface Cast {
  readonly word: string;
  readonly index: number;
  readonly units: Units;
  readonly accounts: Readonly<Record<'staff' | 'coordinator' | 'volunteer', string>>;
  readonly volunteerId: string;
}

/** What people keeps about one person beside her registration: who looked, guardians, papers, disputes, merges, requests. */
export async function makePersonRows(world: World, cast: Cast): Promise<{ ids: string[]; secrets: string[] }> {
  const { word, units, accounts } = cast;
  const { cipher } = world.services;
  const claimant = await makeVolunteer(world, {
    unitId: units.ids.village,
    villageCode: units.villageCode,
    name: `${word}志愿者`,
  });
  const ids = {
    reveal: newId(),
    guardian: newId(),
    paper: newId(),
    call: newId(),
    dispute: newId(),
    merge: newId(),
    duplicate: newId(),
    request: newId(),
    file: newId(),
  };
  const guardianPhone = `1370000000${cast.index}`;
  const county = units.countyCode;
  const her = cast.volunteerId;
  const detail = JSON.stringify({ note: `${word}请求`, changes: { name: `${word}新名` } });
  const rows: Fragment[] = [
    sql`insert into data_reveal (id, volunteer_id, county_code, field, purpose, reason, account_id, reader_unit_id, reader_role)
      values (${ids.reveal}, ${her}, ${county}, 'PHONE', 'OTHER', ${`${word}查看`}, ${accounts.staff}, ${units.ids.county}, 'STAFF')`,
    sql`insert into guardian_consent (id, volunteer_id, guardian_name, guardian_phone_cipher, guardian_phone_masked, relation, state, asked_at)
      values (${ids.guardian}, ${her}, ${`${word}监护人`}, ${cipher.seal(guardianPhone)}, '137****0000', ${`${word}关系`}, 'WAITING', now())`,
    sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code)
      values (${ids.file}, ${`${word}/${ids.file}`}, 'image/jpeg', 1, ${Buffer.alloc(32)}, ${accounts.coordinator}, ${county})`,
    sql`insert into paper_confirmation (id, volunteer_id, county_code, file_id, notice_version, consents, signed_on, submitted_by)
      values (${ids.paper}, ${her}, ${county}, ${ids.file}, 'test', '{}', '2026-11-20', ${accounts.coordinator})`,
    sql`insert into call_back (id, confirmation_id, called_by, result, note) values (${ids.call}, ${ids.paper}, ${accounts.staff}, 'NO_ANSWER', ${`${word}回访`})`,
    sql`insert into identity_dispute (id, unit_id, county_code, holder_id, claimant_id, evidence)
      values (${ids.dispute}, ${units.ids.county}, ${county}, ${her}, ${claimant.id}, ${`${word}证据`})`,
    sql`insert into merge_case (id, unit_id, county_code, kept_id, absorbed_id, reason, proposed_by)
      values (${ids.merge}, ${units.ids.county}, ${county}, ${her}, ${claimant.id}, ${`${word}合并`}, ${accounts.staff})`,
    sql`insert into likely_duplicate (id, one_id, other_id, reasons)
      select ${ids.duplicate}, least(p.a, p.b), greatest(p.a, p.b), '{NAME_BIRTH}' from (values (${cast.volunteerId}::uuid, ${claimant.id}::uuid)) p (a, b)`,
    sql`insert into rights_request (id, volunteer_id, unit_id, county_code, kind, asked_by, due_on, detail_cipher, answer_cipher, channel, paper_file_id)
      values (${ids.request}, ${her}, ${units.ids.village}, ${county}, 'CORRECTION', ${accounts.coordinator}, '2026-12-20', ${cipher.seal(detail)},
        ${cipher.seal(`${word}答复`)}, 'PAPER', ${ids.file})`,
    sql`update volunteer set state_reason = ${`${word}原因`} where id = ${her}`,
    sql`update qualification set number_cipher = ${cipher.seal(`${word}证号`)}, reject_reason = ${`${word}退回`} where volunteer_id = ${her}`,
  ];
  for (const row of rows) await world.services.read.rows(row);
  return { ids: [...Object.values(ids), claimant.id], secrets: [claimant.phone, claimant.idNumber, guardianPhone] };
}
