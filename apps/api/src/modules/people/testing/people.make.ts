import type { Action, FieldRight, FieldSubject, Gender, MembershipState, Role, VolunteerState } from '@jinguo/schema';
import { hash } from '@node-rs/argon2';
import type { Actor, AppName } from '../../../platform/access/actor.ts';
import { newToken, sha256 } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { World } from '../../../platform/testing/world.ts';
import { maskPhone } from '../../../platform/text/mask.ts';
import { searchColumns } from '../../../platform/text/search.ts';
import { loadActor } from '../session/load-actor.ts';
import { newSecondFactor } from '../session/second-factor.ts';
import { syntheticIdNumber } from '../volunteer/id-number.ts';
import { nextVolunteerNumber } from '../volunteer/volunteer-number.ts';

/** What the factories need of a world; the demo gives the same of a running database. */
export type Place = Pick<World, 'services'>;

export const testPassword = 'Ceshi-2026';
let sharedHash: Promise<string> | null = null;
/** One cheap hash for all made accounts: tests are not about the cost of hashing. */
const testHash = (): Promise<string> => (sharedHash ??= hash(testPassword, { memoryCost: 1024, timeCost: 1 }));

let counter = 0;
/** 139 and eight digits, each once per process. */
export const nextPhone = (): string => `139${String((counter += 1)).padStart(8, '0')}`;

export interface MadeAccount {
  readonly id: string;
  readonly phone: string;
  readonly name: string;
  readonly totpSecret: string;
}

/** An account that can sign in with `testPassword`, second factor set. */
export async function makeAccount(
  { services }: Place,
  more: { phone?: string; name?: string; passwordHash?: string; secondFactor?: boolean } = {},
): Promise<MadeAccount> {
  const made = {
    id: newId(),
    phone: more.phone ?? nextPhone(),
    name: more.name ?? '演示·账号',
    totpSecret: newSecondFactor(),
  };
  const { cipher } = services;
  await services.read.rows(sql`insert into account (id, display_name, phone_cipher, phone_index, phone_masked, password_hash, totp_cipher)
    values (${made.id}, ${made.name}, ${cipher.seal(made.phone)}, ${cipher.index('phone', made.phone)}, ${maskPhone(made.phone)},
      ${more.passwordHash ?? (await testHash())}, ${more.secondFactor === false ? null : cipher.seal(made.totpSecret)})`);
  return made;
}

export interface MakeVolunteer {
  /** The village's federation unit (any unit will do for a test). */
  readonly unitId: string;
  readonly villageCode?: string;
  readonly accountId?: string | null;
  readonly name?: string;
  readonly gender?: Gender;
  readonly birthDate?: string;
  readonly phone?: string;
  readonly idNumber?: string;
  readonly state?: VolunteerState;
  readonly createdAt?: string;
}
export interface MadeVolunteer {
  readonly id: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly phone: string;
  readonly idNumber: string;
  readonly unitId: string;
}

/** A registered volunteer with an account of her own (`accountId: null` for one without). */
export async function makeVolunteer(place: Place, spec: MakeVolunteer): Promise<MadeVolunteer> {
  const { services } = place;
  const { cipher } = services;
  const phone = spec.phone ?? nextPhone();
  const name = spec.name ?? '演示·志愿者';
  const gender = spec.gender ?? 'FEMALE';
  const birthDate = spec.birthDate ?? '1990-03-07';
  // Every person of a test has a number of her own: the area digits carry the count.
  const area = String(110_000 + Math.floor((counter += 1) / 400));
  const idNumber = spec.idNumber ?? syntheticIdNumber(area, birthDate, counter % 400, gender);
  const accountId =
    spec.accountId === undefined ? (await makeAccount(place, { phone, name, secondFactor: false })).id : spec.accountId;
  const [unit] = await services.read.rows<{ county_code: string; village: string | null }>(sql`select u.county_code,
    coalesce(${spec.villageCode ?? null}::text, (select d.code from division d where d.code = u.division_code and d.level = 5),
      (select d.code from division d where d.level = 5 and d.code like u.county_code || '%' order by d.code limit 1)) as village
    from unit u where u.id = ${spec.unitId}`);
  if (!unit?.village)
    throw new Error('makeVolunteer: the unit or a village of its county is missing; give villageCode.');
  const id = newId();
  const number = await nextVolunteerNumber({ sql: (query) => services.read.rows(query) }, unit.county_code);
  const search = searchColumns(name);
  await services.read.rows(sql`insert into volunteer (id, account_id, number, unit_id, county_code, village_code, name, gender, birth_date, id_type,
      id_number_cipher, id_number_index, phone_cipher, phone_index, phone_masked, state, source, confirmed_at, search_text, search_grams, created_at)
    values (${id}, ${accountId}, ${number}, ${spec.unitId}, ${unit.county_code}, ${unit.village}, ${name}, ${gender}, ${birthDate}, 'RESIDENT_ID',
      ${cipher.seal(idNumber)}, ${cipher.index('id-number', idNumber)}, ${cipher.seal(phone)}, ${cipher.index('phone', phone)}, ${maskPhone(phone)},
      ${spec.state ?? 'ACTIVE'}, 'SELF', ${services.now()}, ${search.searchText}, ${search.searchGrams}, ${spec.createdAt ?? services.now()})`);
  return { id, accountId, name, phone, idNumber, unitId: spec.unitId };
}

/** A grant in force: a role or one action, at a unit. */
export async function makeGrant(
  { services }: Place,
  spec: {
    accountId: string;
    unitId: string;
    role?: Role;
    action?: Action;
    effect?: 'ALLOW' | 'DENY';
    validFrom?: string;
    validTo?: string;
  },
): Promise<string> {
  const id = newId();
  await services.read.rows(sql`insert into access_grant (id, account_id, unit_id, county_code, kind, name, effect, valid_from, valid_to, reason)
    select ${id}, ${spec.accountId}, u.id, u.county_code, ${spec.action ? 'ACTION' : 'ROLE'}, ${spec.action ?? spec.role ?? 'STAFF'},
      ${spec.effect ?? 'ALLOW'}, ${spec.validFrom ?? new Date(services.now().getTime() - 1000)}, ${spec.validTo ?? null}, '测试'
    from unit u where u.id = ${spec.unitId}`);
  return id;
}

/** A rule in force that hides a field from a role at a unit and beneath. */
export async function makeFieldRule(
  { services }: Place,
  spec: { unitId: string; subject: FieldSubject; field: FieldRight; accountId: string },
): Promise<string> {
  const id = newId();
  await services.read.rows(sql`insert into field_rule (id, unit_id, county_code, subject, field, reason, set_by)
    select ${id}, u.id, u.county_code, ${spec.subject}, ${spec.field}, '测试', ${spec.accountId} from unit u where u.id = ${spec.unitId}`);
  return id;
}

/** A membership of a team; ACTIVE unless said otherwise. */
export async function makeMembership(
  { services }: Place,
  spec: { volunteerId: string; teamId: string; state?: MembershipState },
): Promise<string> {
  const id = newId();
  await services.read.rows(sql`insert into membership (id, volunteer_id, team_id, county_code, state, requested_at)
    select ${id}, ${spec.volunteerId}, u.id, u.county_code, ${spec.state ?? 'ACTIVE'}, ${services.now()} from unit u where u.id = ${spec.teamId}`);
  return id;
}

/** A real session row; the token is what the cookie would hold. */
export async function makeSession(
  { services }: Place,
  accountId: string,
  app: AppName = 'admin',
  more: { secondFactor?: boolean; days?: number } = {},
): Promise<{ id: string; token: string }> {
  const made = { id: newId(), token: newToken() };
  const now = services.now();
  await services.read.rows(sql`insert into session (id, account_id, app, token_hash, second_factor, created_at, expires_at, ip, user_agent)
    values (${made.id}, ${accountId}, ${app}, ${sha256(made.token)}, ${more.secondFactor ?? app === 'admin'}, ${now},
      ${new Date(now.getTime() + (more.days ?? 30) * 86_400_000)}, '127.0.0.1', 'test')`);
  return made;
}

/** The actor the server would make of a session of this account: its grants are read from the tables. */
export async function actorOf(place: Place, accountId: string, app: AppName = 'admin'): Promise<Actor> {
  const { services } = place;
  const { id } = await makeSession(place, accountId, app);
  const loaded = await loadActor((query) => services.read.rows(query), { sessionId: id }, services.now());
  if (!loaded) throw new Error('actorOf: the account is closed.');
  return loaded.actor;
}

/** A volunteer signed in to her own app. */
export async function makeVolunteerActor(
  place: Place,
  spec: MakeVolunteer,
): Promise<{ volunteer: MadeVolunteer; actor: Actor }> {
  const volunteer = await makeVolunteer(place, spec);
  if (!volunteer.accountId) throw new Error('makeVolunteerActor: a volunteer without an account cannot sign in.');
  return { volunteer, actor: await actorOf(place, volunteer.accountId, 'volunteer') };
}

/** Someone with a role at a unit, signed in to the admin app after her second factor. */
export async function makeStaffActor(
  place: Place,
  spec: { unitId: string; role?: Role; name?: string },
): Promise<{ account: MadeAccount; actor: Actor; grantId: string }> {
  const account = await makeAccount(place, spec.name ? { name: spec.name } : {});
  const grantId = await makeGrant(place, { accountId: account.id, unitId: spec.unitId, role: spec.role ?? 'STAFF' });
  return { account, actor: await actorOf(place, account.id), grantId };
}
