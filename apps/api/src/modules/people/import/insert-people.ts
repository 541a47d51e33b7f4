import type { Actor } from '../../../platform/access/actor.ts';
import { may } from '../../../platform/access/grants.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { maskPhone } from '../../../platform/text/mask.ts';
import { searchColumns } from '../../../platform/text/search.ts';
import { noteAction, type Tx } from '../../../platform/use-case.ts';
import { askGuardian } from '../guardian/ask-guardian.ts';
import { lockNumbers } from '../identity/number-holder.ts';
import { membershipRequested, volunteerRegistered } from '../people.events.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { ADULT, type Person } from '../volunteer/person-input.ts';
import type { HomeUnit } from '../volunteer/place-facts.ts';
import type { RegisterTeam } from '../volunteer/register-for.ts';
import type { Checked } from './check-people.ts';

const imported = noteAction('people.import-volunteer', '导入志愿者');

interface Made {
  readonly row: number;
  readonly id: string;
  readonly person: Person;
  readonly unit: HomeUnit;
}

/**
 * Writes many at once; returns the new volunteer of each row. A number held elsewhere is no reason to refuse, as in every
 * other registration (newVolunteer): both are kept and it is disputed aside, so that no file tells who is registered.
 */
export async function insertPeople(
  tx: Tx,
  actor: Actor,
  team: RegisterTeam | null,
  checked: readonly Checked[],
): Promise<Map<number, string>> {
  const wanted = checked.flatMap(({ row, person, unit }): Made[] =>
    person && unit ? [{ row, id: newId(), person, unit }] : [],
  );
  if (wanted.length === 0) return new Map();
  const { cipher } = tx.services;
  await lockNumbers(
    tx,
    wanted.map(({ person }) => cipher.index('id-number', person.idNumber)),
  );
  const rows = wanted.map((one) => columnsOf(tx, one));
  const written = await tx.sql<{
    id: string;
    disputed: boolean;
  }>(sql`insert into volunteer (id, number, unit_id, county_code, village_code, name, gender, birth_date, id_type,
      id_number_cipher, id_number_index, id_disputed, phone_cipher, phone_index, phone_masked, skills, service_type_ids, availability, state, source, registered_by,
      search_text, search_grams, created_at)
    select r.id, r.county_code || '-' || lpad(nextval('volunteer_number')::text, 7, '0'), r.unit_id, r.county_code, r.village_code, r.name, r.gender, r.birth_date,
      r.id_type, r.id_number_cipher, r.id_number_index,
      exists (select from volunteer h where h.id_number_index = r.id_number_index and not h.id_disputed), r.phone_cipher, r.phone_index, r.phone_masked, r.skills, r.service_type_ids, r.availability,
      'PENDING_SELF', 'IMPORT', ${actor.accountId}::uuid, r.search_text, r.search_grams, ${tx.now}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(id uuid, unit_id uuid, county_code text, village_code text, name text, gender text, birth_date date,
      id_type text, id_number_cipher text, id_number_index bytea, phone_cipher text, phone_index bytea, phone_masked text, skills text,
      service_type_ids uuid[], availability text[], search_text text, search_grams text[])
    returning id, id_disputed as disputed`);
  // Disputes open after the import. The others are compared with everybody in the night, not one event each.
  tx.publish(
    ...written.filter(({ disputed }) => disputed).map(({ id }) => volunteerRegistered.of({ volunteerId: id })),
  );
  await askGuardians(tx, wanted);
  if (team) await joinTeam(tx, actor, team, wanted);
  await writeAudits(tx, actor, wanted);
  return new Map(wanted.map(({ row, id }) => [row, id]));
}

function columnsOf({ services: { cipher } }: Tx, { id, person, unit }: Made): Record<string, unknown> {
  const search = searchColumns(person.name);
  const index = (purpose: string, text: string): string => `\\x${cipher.index(purpose, text).toString('hex')}`;
  return {
    id,
    unit_id: unit.id,
    county_code: unit.county_code,
    village_code: person.villageCode,
    name: person.name,
    gender: person.gender,
    birth_date: person.birthDate,
    id_type: person.idType,
    id_number_cipher: cipher.seal(person.idNumber),
    id_number_index: index('id-number', person.idNumber),
    phone_cipher: cipher.seal(person.phone),
    phone_index: index('phone', person.phone),
    phone_masked: maskPhone(person.phone),
    skills: person.skills,
    service_type_ids: person.serviceTypeIds,
    availability: person.availability,
    search_text: search.searchText,
    search_grams: search.searchGrams,
  };
}

/** Under 18 the guardian is asked on her own phone (SD §10, AT-5); of an adult no guardian is kept. */
async function askGuardians(tx: Tx, made: readonly Made[]): Promise<void> {
  const today = dateIn(tx.now);
  for (const { id, person } of made)
    if (person.guardian && ageOn(person.birthDate, today) < ADULT) await askGuardian(tx, { id }, person.guardian);
}

/** Whoever may decide on members of the team has decided by importing them; others only ask for it. */
async function joinTeam(tx: Tx, actor: Actor, team: RegisterTeam, made: readonly Made[]): Promise<void> {
  const decides = may(actor, 'membership.decide', team.path);
  const memberships = made.map(({ id }) => ({ id: newId(), volunteerId: id }));
  await tx.sql(sql`insert into membership (id, volunteer_id, team_id, county_code, state, requested_at, decided_by, decided_at)
    select m.id, m.volunteer, ${team.id}::uuid, ${team.county_code}, ${decides ? 'ACTIVE' : 'REQUESTED'}, ${tx.now}::timestamptz,
      ${decides ? actor.accountId : null}::uuid, ${decides ? tx.now : null}::timestamptz
    from unnest(${memberships.map(({ id }) => id)}::uuid[], ${memberships.map(({ volunteerId }) => volunteerId)}::uuid[]) as m(id, volunteer)`);
  if (!decides)
    tx.publish(...memberships.map(({ id }) => membershipRequested.of({ membershipId: id, teamId: team.id })));
}

/** Each person's history begins with who wrote her down. */
async function writeAudits(tx: Tx, actor: Actor, made: readonly Made[]): Promise<void> {
  const changes = JSON.stringify([{ entity: 'Volunteer', kind: 'create', after: { source: 'IMPORT' } }]);
  await tx.sql(sql`insert into audit_entry (id, at, action, outcome, actor_account_id, app, unit_id, county_code, entity_type, entity_id, changes, ip, request_id)
    select a.id, ${tx.now}::timestamptz, ${imported}, 'DONE', ${actor.accountId}::uuid, 'admin', a.unit_id, a.county_code, 'Volunteer', a.entity, ${changes}::jsonb,
      ${tx.context.origin.ip}::inet, ${tx.context.origin.requestId}
    from unnest(${made.map(() => newId())}::uuid[], ${made.map(({ unit }) => unit.id)}::uuid[], ${made.map(({ unit }) => unit.county_code)}::text[],
      ${made.map(({ id }) => id)}::uuid[]) as a(id, unit_id, county_code, entity)`);
}
