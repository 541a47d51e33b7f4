import type { Gender, IdType, Reason, VolunteerState } from '@jinguo/schema';
import { raw, sql } from '../../../platform/database/sql.ts';
import { maskPhone } from '../../../platform/text/mask.ts';
import { searchColumns } from '../../../platform/text/search.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { guardianMissing } from '../guardian/guardian-missing.ts';
import { isNumberHeld } from '../identity/number-holder.ts';
import { volunteerRegistered } from '../people.events.ts';
import { personParts } from '../shared/person-parts.ts';
import { dateIn } from '../shared/today.ts';
import { personReasons } from '../volunteer/person-input.ts';
import { homeUnitOf } from '../volunteer/place-facts.ts';
import { moveVolunteer } from '../volunteer/volunteer-moves.ts';
import type { CorrectionChanges } from './rights-input.ts';

interface Row extends Record<string, unknown> {
  state: VolunteerState;
  name: string;
  gender: Gender;
  birth_date: string;
  id_type: IdType;
  id_number_cipher: string;
  phone_cipher: string;
  village_code: string;
  county_code: string;
  unit_id: string;
  account_id: string | null;
}

/** Puts a registration right as she asked; all reasons when the whole would not be sound. The row is locked already. */
export async function applyCorrection(
  tx: Tx,
  volunteerId: string,
  changes: CorrectionChanges,
): Promise<readonly Reason[]> {
  const { cipher } = tx.services;
  const [row] =
    await tx.sql<Row>(sql`select state, name, gender, birth_date::text as birth_date, id_type, id_number_cipher, phone_cipher, village_code,
    county_code, unit_id, account_id from volunteer where id = ${volunteerId}`);
  if (!row) return [{ code: 'NOT_FOUND' }];
  const person = {
    name: changes.name ?? row.name,
    gender: (changes.gender ?? row.gender) as Gender,
    birthDate: changes.birthDate ?? row.birth_date,
    idType: (changes.idType ?? row.id_type) as IdType,
    idNumber: changes.idNumber ?? cipher.open(row.id_number_cipher),
    phone: changes.phone ?? cipher.open(row.phone_cipher),
    villageCode: changes.villageCode ?? row.village_code,
  };
  const reasons = personReasons(person, dateIn(tx.now));
  const unit = changes.villageCode ? await homeUnitOf(tx, changes.villageCode) : null;
  if (changes.villageCode && !unit) reasons.push({ code: 'PLACE_NOT_VILLAGE', field: 'villageCode' });
  // What she did stays with the county it was done under; moving to another is a registration there, merged afterwards.
  if (unit && unit.county_code !== row.county_code) reasons.push({ code: 'PLACE_OTHER_COUNTY', field: 'villageCode' });
  if (reasons.length > 0) return reasons;
  const index = cipher.index('id-number', person.idNumber);
  const disputed = changes.idNumber ? await isNumberHeld(tx, index, volunteerId) : null;
  const search = searchColumns(person.name);
  await tx.sql(sql`update volunteer set name = ${person.name}, gender = ${person.gender}, birth_date = ${person.birthDate}, id_type = ${person.idType},
    id_number_cipher = ${cipher.seal(person.idNumber)}, id_number_index = ${index}, id_disputed = ${disputed === null ? raw('id_disputed') : disputed},
    phone_cipher = ${cipher.seal(person.phone)}, phone_index = ${cipher.index('phone', person.phone)}, phone_masked = ${maskPhone(person.phone)},
    village_code = ${person.villageCode}, unit_id = ${unit?.id ?? row.unit_id}, search_text = ${search.searchText}, search_grams = ${search.searchGrams}::text[],
    version = version + 1 where id = ${volunteerId}`);
  if (row.account_id) await correctAccount(tx, row.account_id, person);
  if (row.state === 'ACTIVE') await waitForGuardian(tx, volunteerId, person.birthDate);
  if (disputed) tx.publish(volunteerRegistered.of({ volunteerId }));
  tx.changed({ entity: 'Volunteer', id: volunteerId, kind: 'correct', fields: Object.keys(changes) });
  return [];
}

/** Put right to be under 18, she waits for a guardian's yes, whom she or her coordinator can then ask; what was to come ends (AT-5). */
async function waitForGuardian(tx: Tx, id: string, birthDate: string): Promise<void> {
  if (!(await guardianMissing(tx, { id, birthDate }))) return;
  await moveVolunteer(tx, { id, state: 'ACTIVE' }, 'awaitGuardian');
  for (const part of personParts()) await part.leave?.(tx, id, '未满18周岁，需监护人同意');
}

const correctAccount = (tx: Tx, accountId: string, person: { name: string; phone: string }): Promise<unknown> =>
  tx.sql(sql`update account set display_name = ${person.name}, phone_cipher = ${tx.services.cipher.seal(person.phone)},
    phone_index = ${tx.services.cipher.index('phone', person.phone)}, phone_masked = ${maskPhone(person.phone)}, version = version + 1
    where id = ${accountId}`);
