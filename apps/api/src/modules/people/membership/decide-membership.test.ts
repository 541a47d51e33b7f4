import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { codesOf } from '../testing/codes-of.ts';
import { makeMembership, makeStaffActor, makeVolunteer, makeVolunteerActor } from '../testing/people.make.ts';
import { decideMembership } from './decide-membership.ts';
import { requestMembership } from './request-membership.ts';

let world: World;
let places: MadePlaces;
let team: MadeTeam;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  team = await makeTeam(world, { unit: places.village });
});
afterAll(() => world.close());

const coordinator = async (unitId = team.id) => (await makeStaffActor(world, { unitId, role: 'COORDINATOR' })).actor;
async function request(state: 'ACTIVE' | 'PENDING_SELF' = 'ACTIVE') {
  const volunteer = await makeVolunteer(world, { unitId: places.village.id, state });
  return makeMembership(world, { volunteerId: volunteer.id, teamId: team.id, state: 'REQUESTED' });
}
const decide = async (id: string, more: Record<string, unknown> = {}) =>
  runUseCase(world.context(await coordinator()), decideMembership, { id, version: 1, accept: true, ...more });
const stateOf = async (id: string) =>
  (await world.services.read.rows<{ state: string }>(sql`select state from membership where id = ${id}`))[0]?.state;

describe('asking to join', () => {
  it('by team or by code, once: a second request finds the first', async () => {
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
    const ask = (input: Record<string, unknown>) => runUseCase(world.context(actor), requestMembership, input);
    expect(codesOf(await ask({ joinCode: team.joinCode.toLowerCase() }))).toEqual([]);
    expect(codesOf(await ask({ teamId: team.id }))).toEqual(['ALREADY_MEMBER']);
    expect(codesOf(await ask({ teamId: 'x' }))).toEqual(['NOT_FOUND']);
    expect(codesOf(await ask({}))).toEqual(['NOT_FOUND']);
  });

  it('of parallel requests exactly one is written', async () => {
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id });
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, () => runUseCase(world.context(actor), requestMembership, { teamId: team.id })),
    );
    expect(outcomes.filter((outcome) => codesOf(outcome).length === 0)).toHaveLength(1);
  });

  it('a suspended volunteer and a closed team are both named', async () => {
    const closed = await makeTeam(world, { unit: places.village, state: 'CLOSED' });
    const { actor } = await makeVolunteerActor(world, { unitId: places.village.id, state: 'SUSPENDED' });
    expect(codesOf(await runUseCase(world.context(actor), requestMembership, { teamId: closed.id }))).toEqual([
      'TEAM_CLOSED',
      'VOLUNTEER_SUSPENDED',
    ]);
  });
});

describe('deciding on membership', () => {
  it('accepts or declines with a reason, and tells the volunteer by an event of ids only', async () => {
    const [yes, no] = [await request(), await request()];
    await decide(yes);
    await decide(no, { accept: false, reason: '名额已满' });
    expect([await stateOf(yes), await stateOf(no)]).toEqual(['ACTIVE', 'DECLINED']);
    const events = await world.services.read.rows(
      sql`select payload from outbox_event where type = 'people.membership-decided' order by id`,
    );
    expect(events.map((event) => event['payload'])).toEqual([
      { membershipId: yes, accepted: true },
      { membershipId: no, accepted: false },
    ]);
  });

  it('of many who decide at once exactly one is heard', async () => {
    const id = await request();
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, i) => decide(id, { accept: i % 2 === 0 })));
    expect(outcomes.filter((outcome) => codesOf(outcome).length === 0)).toHaveLength(1);
    expect(new Set(outcomes.flatMap(codesOf))).toEqual(new Set(['ALREADY_DECIDED']));
  });

  it('nobody becomes a member before she confirmed her registration; declining is possible', async () => {
    const id = await request('PENDING_SELF');
    expect(codesOf(await decide(id))).toEqual(['PENDING_SELF_CONFIRMATION']);
    expect(codesOf(await decide(id, { accept: false }))).toEqual([]);
  });

  it('a stale version is refused', async () => {
    expect(codesOf(await decide(await request(), { version: 7 }))).toEqual(['STALE_VERSION']);
  });

  it('out of reach is not found: another team, the neighbouring county, a volunteer, nobody', async () => {
    const id = await request();
    const elsewhere = await makeTeam(world, { unit: places.village });
    const county = (await makeStaffActor(world, { unitId: places.neighbourCounty.id })).actor;
    const { actor: volunteer } = await makeVolunteerActor(world, { unitId: places.village.id });
    for (const actor of [await coordinator(elsewhere.id), county, volunteer]) {
      expect(
        codesOf(await runUseCase(world.context(actor), decideMembership, { id, version: 1, accept: true })),
      ).toEqual(['NOT_FOUND']);
    }
    expect(codesOf(await runUseCase(world.context(null), decideMembership, { id, version: 1, accept: true }))).toEqual([
      'NOT_SIGNED_IN',
    ]);
  });
});
