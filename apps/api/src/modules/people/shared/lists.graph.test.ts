import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { revealNumber } from '../reveal/reveal-number.ts';
import { countStatements } from '../testing/count-statements.ts';
import { type MadeVolunteer, makeStaffActor, makeVolunteer } from '../testing/people.make.ts';
import { makeNotice } from '../testing/person.make.ts';

let world: World;
let places: MadePlaces;
let staff: Actor;
let neighbour: Actor;
let security: Actor;
let version: string;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  world.setNow('2026-11-23T04:00:00Z');
  places = await makePlaces(world);
  version = await makeNotice(world);
  const at = async (unitId: string, role: 'STAFF' | 'SECURITY_ADMIN' = 'STAFF') =>
    (await makeStaffActor(world, { unitId, role, name: '演示·干部' })).actor;
  staff = await at(places.county.id);
  neighbour = await at(places.neighbourCounty.id);
  security = await at(places.county.id, 'SECURITY_ADMIN');
});
afterAll(() => world.close());

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever shape the query asked for
type Data = any;
const types = { consents: 'ConsentFilter', qualifications: 'QualificationFilter', reveals: 'RevealFilter' } as const;
async function nodes(
  actor: Actor | null,
  list: keyof typeof types,
  fields: string,
  filter: object = {},
): Promise<Data[]> {
  const { data, errors } = await world.graph<Data>(
    actor,
    `query ($filter: ${types[list]}) { ${list}(filter: $filter, first: 50) { edges { node { ${fields} } } } }`,
    { filter },
  );
  if (errors) throw new Error(errors.map((error) => error.message).join());
  return data[list].edges.map((edge: Data) => edge.node);
}
const herself = (name: string) => makeVolunteer(world, { unitId: places.village.id, name });
const consented = (volunteer: MadeVolunteer, purpose: string, withdrawn: string | null = null) =>
  world.services.read.rows(sql`insert into consent (id, volunteer_id, purpose, notice_version, given_at, withdrawn_at)
    values (${newId()}, ${volunteer.id}, ${purpose}, ${version}, ${world.services.now()}, ${withdrawn})`);

describe('consents', () => {
  it('are listed for those who see the person, in force or taken back, by purpose and version', async () => {
    const volunteer = await herself('演示·同意人');
    await consented(volunteer, 'PRIVACY_NOTICE');
    await consented(volunteer, 'PUBLIC_NAME', '2026-11-23T05:00:00Z');
    const list = (actor: Actor | null, filter: object = {}) =>
      nodes(actor, 'consents', 'purpose withdrawnAt noticeVersion volunteer { name } unitName', {
        keyword: '同意人',
        ...filter,
      });
    expect(await list(staff)).toHaveLength(2);
    expect(await list(staff, { withdrawn: true })).toMatchObject([{ purpose: 'PUBLIC_NAME', noticeVersion: version }]);
    expect(await list(staff, { purpose: 'PRIVACY_NOTICE', noticeVersion: version })).toHaveLength(1);
    expect(await list(staff, { noticeVersion: 'none' })).toEqual([]);
    for (const actor of [neighbour, security, null]) expect(await list(actor)).toEqual([]);
    const before = await countStatements(world, () => list(staff));
    expect(before).toBe(1);
  });
});

describe('the versions of the notice', () => {
  it('show their text to anyone and count only people the reader sees, whose agreement stands', async () => {
    const [first, second] = [await herself('演示·计数甲'), await herself('演示·计数乙')];
    const read = async (actor: Actor | null): Promise<Data> =>
      (await world.graph<Data>(actor, '{ privacyNotices { version title body inForce agreed } }')).data
        .privacyNotices[0];
    const { agreed } = await read(staff);
    await consented(first, 'PRIVACY_NOTICE');
    await consented(second, 'PRIVACY_NOTICE', '2026-11-23T05:00:00Z');
    expect(await read(staff)).toMatchObject({ version, inForce: true, agreed: agreed + 1 });
    for (const actor of [neighbour, security, null]) expect((await read(actor)).agreed).toBe(0);
    expect((await read(null)).body.length).toBeGreaterThan(100);
  });
});

describe('qualifications', () => {
  it('are listed by how they stand today; number and paper are for those who verify', async () => {
    const volunteer = await herself('演示·资格人');
    await world.services.read.rows(
      sql`insert into qualification_kind (code, name) values ('test-kind', '测试资格') on conflict do nothing`,
    );
    const cipher = world.services.cipher.seal('ABC-1');
    for (const [state, validTo] of [
      ['CLAIMED', null],
      ['VERIFIED', null],
      ['VERIFIED', '2026-12-20'],
      ['VERIFIED', '2026-11-01'],
      ['REJECTED', null],
    ])
      await world.services.read.rows(sql`insert into qualification (id, volunteer_id, kind_code, state, valid_to, number_cipher)
        values (${newId()}, ${volunteer.id}, 'test-kind', ${state}, ${validTo}, ${cipher})`);
    const list = (actor: Actor | null, filter: object = {}) =>
      nodes(actor, 'qualifications', 'state validTo number kind { name } volunteer { name }', {
        keyword: '资格人',
        ...filter,
      });
    const counts = await Promise.all(
      ['CLAIMED', 'VALID', 'EXPIRING', 'EXPIRED', 'REJECTED'].map(
        async (standing) => (await list(staff, { standing })).length,
      ),
    );
    expect(counts).toEqual([1, 2, 1, 1, 1]);
    expect(await list(staff, { kindCode: 'none' })).toEqual([]);
    expect((await list(staff))[0].number).toBe('ABC-1');
    const reader = world.actorWith([{ place: places.county, actions: ['volunteer.read'] }]);
    expect((await list(reader)).map(({ number }) => number)).toEqual([null, null, null, null, null]);
    for (const actor of [neighbour, security, null]) expect(await list(actor)).toEqual([]);
  });
});

describe('who looked at whole numbers', () => {
  it('is told to whoever answers for the log at the place; the name only to those who may see the person', async () => {
    const volunteer = await herself('演示·被看人');
    await runUseCase(world.context(staff), revealNumber, {
      volunteerId: volunteer.id,
      field: 'PHONE',
      purpose: 'URGENT',
      reason: '下雨改期',
    });
    const list = (actor: Actor | null, filter: object = {}) =>
      nodes(actor, 'reveals', 'readerId readerName volunteerId volunteerName field purpose reason', filter);
    const [line] = await list(staff);
    expect(line).toMatchObject({
      readerId: staff.accountId,
      volunteerId: volunteer.id,
      volunteerName: '演示·被看人',
      purpose: 'URGENT',
      reason: '下雨改期',
    });
    const [masked] = await list(security);
    expect(masked).toMatchObject({ readerId: staff.accountId, volunteerId: null });
    expect(masked.volunteerName).not.toContain('被看人');
    expect(await list(staff, { readerId: staff.accountId, field: 'PHONE' })).toHaveLength(1);
    expect(await list(staff, { field: 'ID_NUMBER' })).toEqual([]);
    expect(await list(staff, { unitId: places.neighbourCounty.id })).toEqual([]);
    for (const actor of [neighbour, null]) expect(await list(actor)).toEqual([]);
  });
});

it.each([
  { list: 'consents', filter: { keyword: 'a\u0000' } },
  { list: 'consents', filter: { noticeVersion: '\u0000' } },
  { list: 'consents', filter: { unitId: 'x' } },
  { list: 'qualifications', filter: { kindCode: '\ud800' } },
  { list: 'qualifications', filter: { unitId: "' or true" } },
  { list: 'reveals', filter: { readerId: '1' } },
] as const)('a hostile filter finds nothing and breaks nothing: $list $filter', async ({ list, filter }) => {
  expect(await nodes(staff, list, 'id', filter)).toEqual([]);
});
