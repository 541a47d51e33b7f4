import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { organizationModule } from '../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../service-type/index.ts';
import { peopleModule } from './people.module.ts';
import {
  actorOf,
  type MadeVolunteer,
  makeMembership,
  makeStaffActor,
  makeVolunteer,
  makeVolunteerActor,
  testPassword,
} from './testing/people.make.ts';
import { makeNotice, personInput, registerInput } from './testing/person.make.ts';

let world: World;
let places: MadePlaces;
let team: MadeTeam;
let notice: string;
let resident: MadeVolunteer;
let _sister: MadeVolunteer;
let _neighbour: MadeVolunteer;
let staff: Actor;
let coordinator: Actor;
let neighbourStaff: Actor;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  world.setNow('2026-11-23T08:00:00Z');
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village, name: '演示石榴红服务队' });
  notice = await makeNotice(world);
  resident = await makeVolunteer(world, { unitId: places.village.id, name: '演示·王秀兰' });
  _sister = await makeVolunteer(world, { unitId: places.sister.id, name: '演示·李桂英' });
  _neighbour = await makeVolunteer(world, { unitId: places.neighbourVillage.id, name: '演示·郑蕾' });
  staff = (await makeStaffActor(world, { unitId: places.county.id })).actor;
  coordinator = (await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR', name: '演示·周敏' })).actor;
  neighbourStaff = (await makeStaffActor(world, { unitId: places.neighbourCounty.id })).actor;
});
afterAll(() => world.close());

describe('the team’s people', () => {
  const TEAM = `query($id: ID!, $state: MembershipState) { team(id: $id) { memberCount requestCount coordinators { name phoneMasked since until } canDecideMembers { allowed } canAppoint { allowed reasons { code } }
    members(state: $state, first: 50) { edges { node { id state version volunteer { name phoneMasked } team { name unitName placeName } canDecide { allowed reasons { code } } } } } } }`;
  interface Team {
    team: {
      memberCount: number;
      requestCount: number;
      coordinators: { name: string }[];
      canDecideMembers: { allowed: boolean };
      canAppoint: { allowed: boolean };
      members: { edges: { node: { state: string; volunteer: { name: string }; canDecide: { allowed: boolean } } }[] };
    } | null;
  }

  it('counts members and requests, names coordinators, and says who may decide and appoint', async () => {
    const own = await makeTeam(world, { unit: places.village });
    const { actor } = await makeStaffActor(world, { unitId: own.id, role: 'COORDINATOR', name: '演示·孙晓琳' });
    const waiting = await makeVolunteer(world, { unitId: places.village.id, name: '演示·待定' });
    const former = await makeVolunteer(world, { unitId: places.village.id, name: '演示·从前' });
    await makeMembership(world, { volunteerId: resident.id, teamId: own.id });
    await makeMembership(world, { volunteerId: waiting.id, teamId: own.id, state: 'REQUESTED' });
    await makeMembership(world, { volunteerId: former.id, teamId: own.id, state: 'LEFT' });
    const { data, errors } = await world.graph<Team>(actor, TEAM, { id: own.id });
    expect(errors).toBeUndefined();
    expect(data?.team).toMatchObject({
      memberCount: 1,
      requestCount: 1,
      canDecideMembers: { allowed: true },
      canAppoint: { allowed: false },
    });
    expect(data?.team?.coordinators.map((one) => one.name)).toEqual(['演示·孙晓琳']);
    const names = data?.team?.members.edges
      .map(({ node }) => [node.state, node.volunteer.name, node.canDecide.allowed])
      .toSorted();
    expect(names).toEqual([
      ['ACTIVE', '演示·王秀兰', false],
      ['LEFT', '演**前', false],
      ['REQUESTED', '演示·待定', true],
    ]);
    const asked = await world.graph<Team>(actor, TEAM, { id: own.id, state: 'REQUESTED' });
    expect(asked.data?.team?.members.edges).toHaveLength(1);
    expect((await world.graph<Team>(staff, TEAM, { id: own.id })).data?.team?.canAppoint).toMatchObject({
      allowed: true,
    });
    expect((await world.graph<Team>(neighbourStaff, TEAM, { id: own.id })).data?.team).toBeNull();
  });

  it('a unit counts the active volunteers of its subtree', async () => {
    const count = async (id: string) =>
      (
        await world.graph<{ unit: { volunteerCount: number } }>(
          neighbourStaff,
          'query($id: ID!) { unit(id: $id) { volunteerCount } }',
          { id },
        )
      ).data?.unit.volunteerCount;
    const [row] = await world.services.read.rows<{ n: number }>(
      sql`select count(*)::int as n from volunteer where unit_id = ${places.neighbourVillage.id} and state = 'ACTIVE'`,
    );
    expect(await count(places.neighbourCounty.id)).toBe(row?.n);
  });
});

describe('me', () => {
  const ME =
    '{ me { accountId name app secondFactor duties { unit { name level } role roleName actions } volunteer { id consents { purpose withdrawnAt } memberships { state } } } }';

  it('is nobody, staff with her duties, or a volunteer with her own data', async () => {
    expect((await world.graph(null, ME)).data?.['me']).toBeNull();
    const asStaff = (
      await world.graph<{ me: { duties: { roleName: string; actions: string[] }[]; volunteer: null } }>(staff, ME)
    ).data?.me;
    expect(asStaff).toMatchObject({
      volunteer: null,
      duties: [{ unit: { name: places.county.name }, role: 'STAFF', roleName: '妇联工作人员' }],
    });
    expect(asStaff?.duties[0]?.actions).toContain('coordinator.appoint');
    const { actor, volunteer } = await makeVolunteerActor(world, { unitId: places.village.id });
    expect((await world.graph<{ me: object }>(actor, ME)).data?.me).toMatchObject({
      app: 'volunteer',
      duties: [],
      volunteer: { id: volunteer.id },
    });
  });
});

describe('the story through the API', () => {
  const REGISTER = `mutation($input: RegisterInput!) { register(input: $input) { __typename ... on SignedIn { me { name app volunteer { state number consents { purpose } memberships { state team { name } } } } } ... on Refused { reasons { code field message } } } }`;
  const FOR = `mutation($input: RegisterForInput!) { registerFor(input: $input) { __typename ... on RegisteredFor { confirmationCode validUntil volunteer { id state name memberships { state } } } ... on Refused { reasons { code field } } } }`;
  const CONSENT = `mutation($purpose: ConsentPurpose!, $given: Boolean!, $v: String!) { setConsent(purpose: $purpose, given: $given, noticeVersion: $v) { __typename ... on Refused { reasons { code } } } }`;

  it('a woman reads the notice, registers by the team’s QR, and is signed in with what she gave', async () => {
    const read = await world.graph<{
      privacyNotice: { version: string; body: string; english: { title: string; body: string } };
    }>(null, '{ privacyNotice { version title body english { title body } publishedAt } }');
    expect(read.data?.privacyNotice.version).toBe(notice);
    expect(read.data?.privacyNotice.english.body).toContain('guardian must consent');
    const { data, errors } = await world.graph(null, REGISTER, {
      input: registerInput(places.villageCode, notice, { name: '演示·陈淑珍', joinCode: team.joinCode }),
    });
    expect(errors).toBeUndefined();
    expect(data?.['register']).toMatchObject({
      __typename: 'SignedIn',
      me: {
        name: '演示·陈淑珍',
        app: 'volunteer',
        volunteer: {
          state: 'ACTIVE',
          consents: [{}, {}],
          memberships: [{ state: 'REQUESTED', team: { name: '演示石榴红服务队' } }],
        },
      },
    });
  });

  it('refusals carry code, field and a Chinese sentence', async () => {
    const { data } = await world.graph<{ register: { reasons: { message: string }[] } }>(null, REGISTER, {
      input: registerInput(places.villageCode, notice, { phone: '1' }),
    });
    expect(data?.register).toMatchObject({
      __typename: 'Refused',
      reasons: [{ code: 'INVALID_PHONE', field: 'phone', message: '手机号应为 11 位数字，以 1 开头。' }],
    });
  });

  it('a coordinator registers somebody and sees her waiting at once', async () => {
    const { data, errors } = await world.graph(coordinator, FOR, {
      input: personInput(places.neighbourVillageCode, { teamId: team.id, name: '演示·吴桂芳' }),
    });
    expect(errors).toBeUndefined();
    expect(data?.['registerFor']).toMatchObject({
      __typename: 'RegisteredFor',
      volunteer: { state: 'PENDING_SELF', name: '演示·吴桂芳', memberships: [{ state: 'REQUESTED' }] },
    });
  });

  it('who mends what a colleague wrote down is shown the person, not an error', async () => {
    const input = personInput(places.villageCode, { name: '演示·吴桂芳' });
    const first = await world.graph<{ registerFor: { volunteer: { id: string } } }>(staff, FOR, { input });
    const colleague = (await makeStaffActor(world, { unitId: places.county.id })).actor;
    const mended = await world.graph(colleague, FOR, { input: { ...input, name: '演示·吴桂芬' } });
    expect(mended.errors).toBeUndefined();
    expect(mended.data?.['registerFor']).toMatchObject({
      __typename: 'RegisteredFor',
      volunteer: { id: first.data?.registerFor.volunteer.id, name: '演示·吴桂芬' },
    });
  });

  it('a consent is given and withdrawn by itself; the required ones stay while she is registered', async () => {
    const input = registerInput(places.villageCode, notice);
    await world.graph(null, REGISTER, { input });
    const [row] = await world.services.read.rows<{ account_id: string }>(
      sql`select account_id from volunteer where phone_index = ${world.services.cipher.index('phone', String(input['phone']))}`,
    );
    const actor = await actorOf(world, row?.account_id ?? '', 'volunteer');
    const set = async (purpose: string, given: boolean, v = notice) =>
      (
        await world.graph<{ setConsent: { __typename: string; reasons?: { code: string }[] } }>(actor, CONSENT, {
          purpose,
          given,
          v,
        })
      ).data?.setConsent;
    const inForce = async () =>
      (
        await world.services.read.rows(
          sql`select c.purpose from consent c join volunteer v on v.id = c.volunteer_id where v.account_id = ${actor.accountId} and c.withdrawn_at is null order by 1`,
        )
      ).map((one) => one['purpose']);
    expect(await set('SMS_NOTICE', true)).toEqual({ __typename: 'Done' });
    expect(await set('SMS_NOTICE', true)).toEqual({ __typename: 'Done' });
    expect(await inForce()).toEqual(['PRIVACY_NOTICE', 'SENSITIVE_ID', 'SMS_NOTICE']);
    expect(await set('SMS_NOTICE', false)).toEqual({ __typename: 'Done' });
    expect(await set('SENSITIVE_ID', false)).toMatchObject({ reasons: [{ code: 'CONSENT_NOT_WITHDRAWABLE' }] });
    expect(await set('PUBLIC_NAME', true, '2019-01')).toMatchObject({ reasons: [{ code: 'NOTICE_OUTDATED' }] });
    expect(await inForce()).toEqual(['PRIVACY_NOTICE', 'SENSITIVE_ID']);
  });

  it('signs in through GraphQL, and signing out answers true even to nobody', async () => {
    const { volunteer } = await makeVolunteerActor(world, { unitId: places.village.id });
    const SIGN_IN =
      'mutation($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { me { accountId } } ... on SecondFactorNeeded { expiresAt } ... on Refused { reasons { code message } } } }';
    const answer = await world.graph(null, SIGN_IN, { input: { phone: volunteer.phone, password: testPassword } });
    // Nobody's context is the admin app's here, where she has no second factor.
    expect(answer.data?.['signIn']).toMatchObject({
      __typename: 'Refused',
      reasons: [{ code: 'NOT_ALLOWED', message: '您没有“登录管理端”的权限，请联系上级妇联的管理员。' }],
    });
    expect((await world.graph(null, 'mutation { signOut }')).data?.['signOut']).toBe(true);
  });
});
