import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { makeMembership, makeStaffActor, makeVolunteer } from '../testing/people.make.ts';

let world: World;
let places: MadePlaces;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
});
afterAll(() => world.close());

it('whom a coordinator may sign up: her accepted, confirmed members, not those who only asked to join', async () => {
  const team = await makeTeam(world, { unit: places.village });
  const { actor } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
  const member = async (state: 'ACTIVE' | 'REQUESTED', person: 'ACTIVE' | 'PENDING_SELF' = 'ACTIVE') => {
    const { id } = await makeVolunteer(world, { unitId: places.village.id, state: person });
    await makeMembership(world, { volunteerId: id, teamId: team.id, state });
    return id;
  };
  const accepted = await member('ACTIVE');
  await member('REQUESTED');
  await member('ACTIVE', 'PENDING_SELF');
  const { data } = await world.graph<{ volunteers: { edges: { node: { id: string } }[] } }>(
    actor,
    '{ volunteers(filter: { accepted: true }) { edges { node { id } } } }',
  );
  expect(data?.volunteers.edges.map(({ node }) => node.id)).toEqual([accepted]);
});
