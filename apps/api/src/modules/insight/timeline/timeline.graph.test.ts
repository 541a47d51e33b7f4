import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { activityModule } from '../../activity/index.ts';
import { makeActivity } from '../../activity/testing/activity.make.ts';
import { hoursModule } from '../../hours/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { peopleModule } from '../../people/index.ts';
import { makeStaffActor, makeVolunteerActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { makeServiceType } from '../../service-type/testing/service-type.make.ts';
import { insightModule } from '../insight.module.ts';

let world: World;
let places: MadePlaces;
beforeAll(async () => {
  world = await createWorld([
    organizationModule,
    serviceTypeModule,
    peopleModule,
    activityModule,
    hoursModule,
    insightModule,
  ]);
  places = await makePlaces(world);
});
afterAll(() => world.close());

interface Entry {
  action: string;
  actorName: string;
  volunteerName: string | null;
  reason: string | null;
}
const TIMELINE = `query($id: ID!) { activity(id: $id) { timeline { edges { node { action actionLabel actorName volunteerName postName reason changes } } } } }`;

it('the timeline tells an activity’s coordinator who changed what and who dropped which shift, and nobody else', async () => {
  const team = await makeTeam(world, { unit: places.village });
  const { actor: coordinator } = await makeStaffActor(world, {
    unitId: team.id,
    role: 'COORDINATOR',
    name: '演示·队长',
  });
  const { actor: security } = await makeStaffActor(world, { unitId: places.county.id, role: 'SECURITY_ADMIN' });
  const { actor: neighbour } = await makeStaffActor(world, { unitId: places.neighbourCounty.id, role: 'STAFF' });
  const type = await makeServiceType(world);
  const spec = { unitId: team.id, serviceTypeId: type.id, villageCode: places.villageCode };
  const activity = await makeActivity(world, spec);
  const other = await makeActivity(world, { ...spec, startsInHours: 72 });
  const { actor: her } = await makeVolunteerActor(world, { unitId: places.village.id, name: '演示·钱小叶' });
  const run = async <T>(actor: typeof her, query: string, variables: Record<string, unknown>): Promise<T> => {
    const result = await world.graph<T>(actor, query, variables);
    expect(result.errors).toBeUndefined();
    return result.data as T;
  };
  const signUp = `mutation($id: ID!) { signUp(openingId: $id) { ... on MySignUpSaved { signUp { id } } } }`;
  const { signUp: saved } = await run<{ signUp: { signUp: { id: string } } }>(her, signUp, { id: activity.openingId });
  await run(her, signUp, { id: other.openingId });
  await run(her, 'mutation($id: ID!) { cancelSignUp(id: $id, reason: "家里有事") { __typename } }', {
    id: saved.signUp.id,
  });
  await run(
    coordinator,
    'mutation($id: ID!) { cancelActivity(id: $id, version: 1, reason: "暴雨预警") { __typename } }',
    { id: activity.id },
  );
  const of = async (actor: typeof her) =>
    (
      await run<{ activity: { timeline: { edges: { node: Entry }[] } } | null }>(actor, TIMELINE, { id: activity.id })
    ).activity?.timeline.edges.map((edge) => edge.node) ?? [];
  expect((await of(coordinator)).map((entry) => [entry.action, entry.volunteerName])).toEqual([
    ['activity.cancel-activity', null],
    ['activity.cancel-sign-up', '演示·钱小叶'],
    ['activity.sign-up', '演示·钱小叶'],
  ]);
  expect((await of(coordinator))[1]).toMatchObject({ reason: '家里有事' });
  expect((await of(coordinator))[0]).toMatchObject({ actorName: '演示·队长' });
  expect(await of(security)).toEqual([]);
  expect(await of(neighbour)).toEqual([]);
});
