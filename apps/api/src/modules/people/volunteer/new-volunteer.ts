import type { ConsentPurpose, VolunteerState } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { maskPhone } from '../../../platform/text/mask.ts';
import { searchColumns } from '../../../platform/text/search.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { askGuardian } from '../guardian/ask-guardian.ts';
import { isNumberHeld } from '../identity/number-holder.ts';
import { volunteerRegistered } from '../people.events.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { ADULT, type Person } from './person-input.ts';
import type { HomeUnit } from './place-facts.ts';
import { Volunteer } from './volunteer.entity.ts';
import { nextVolunteerNumber } from './volunteer-number.ts';

interface Origin {
  readonly accountId: string | null;
  readonly state: VolunteerState;
  readonly source: 'SELF' | 'COORDINATOR';
  readonly registeredBy: string | null;
}

/** What a person, or somebody for her, tells of herself: everything but who she is by number. */
function told({ services: { cipher } }: Tx, person: Person) {
  const { name, gender, birthDate, idType, villageCode, phone, skills, serviceTypeIds, availability } = person;
  return {
    ...{ name, gender, birthDate, idType, villageCode, skills, serviceTypeIds, availability },
    phoneCipher: cipher.seal(phone),
    phoneIndex: cipher.index('phone', phone),
    phoneMasked: maskPhone(phone),
    ...searchColumns(name),
  };
}

/** Mends what was written down of somebody who has not confirmed herself yet. */
export async function correctPerson(tx: Tx, volunteer: Volunteer, person: Person, unit: HomeUnit): Promise<void> {
  tx.em.assign(volunteer, { ...told(tx, person), unitId: unit.id });
  await tx.em.flush();
}

/**
 * The row of a person whose fields were all found sound. A number somebody holds already is no reason to refuse: the answer
 * would tell who is registered here, and keep out the woman whom others registered (被志愿). It is disputed aside.
 */
export async function newVolunteer(tx: Tx, person: Person, unit: HomeUnit, origin: Origin): Promise<Volunteer> {
  const { cipher } = tx.services;
  const index = cipher.index('id-number', person.idNumber);
  // Under 18 nothing counts before the guardian's own yes (SD §10, AT-5). Of an adult no guardian is kept.
  const isMinor = ageOn(person.birthDate, dateIn(tx.now)) < ADULT;
  // The number before the county's counter, whoever registers: no two wait for each other.
  const idDisputed = await isNumberHeld(tx, index);
  const volunteer = tx.em.create(Volunteer, {
    id: newId(),
    number: await nextVolunteerNumber(tx, unit.county_code),
    unitId: unit.id,
    countyCode: unit.county_code,
    idNumberCipher: cipher.seal(person.idNumber),
    idNumberIndex: index,
    idDisputed,
    ...told(tx, person),
    confirmedAt: origin.state === 'ACTIVE' ? tx.now : null,
    createdAt: tx.now,
    version: 1,
    ...origin,
    state: isMinor && origin.state === 'ACTIVE' ? 'PENDING_GUARDIAN' : origin.state,
  });
  await tx.em.flush();
  if (isMinor && person.guardian) await askGuardian(tx, volunteer, person.guardian);
  tx.publish(volunteerRegistered.of({ volunteerId: volunteer.id }));
  return volunteer;
}

/** Each purpose a row of its own: given and withdrawn by itself. */
export async function writeConsents(
  tx: Tx,
  volunteerId: string,
  purposes: readonly ConsentPurpose[],
  noticeVersion: string,
): Promise<void> {
  for (const purpose of new Set(purposes)) {
    await tx.sql(
      sql`insert into consent (id, volunteer_id, purpose, notice_version, given_at) values (${newId()}, ${volunteerId}, ${purpose}, ${noticeVersion}, ${tx.now})`,
    );
    tx.changed({ entity: 'Consent', kind: 'create', volunteerId, purpose, noticeVersion });
  }
}
