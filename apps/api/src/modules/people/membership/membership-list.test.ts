import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, type MadeTeam, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { makeMembership, makeStaffActor, makeVolunteer } from '../testing/people.make.ts';

let world: World;
let places: MadePlaces;
let [near, far]: MadeTeam[] = [];
let staff: Actor;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  near = await makeTeam(world, { unit: places.village });
  far = await makeTeam(world, { unit: places.neighbourVillage });
  staff = (await makeStaffActor(world, { unitId: places.county.id, role: 'STAFF' })).actor;
  const make = async (
    key: string,
    name: string,
    team: MadeTeam | undefined,
    state: 'ACTIVE' | 'REQUESTED' | 'LEFT',
  ) => {
    const volunteer = await makeVolunteer(world, { unitId: places.village.id, name });
    ids[key] = await makeMembership(world, { volunteerId: volunteer.id, teamId: team?.id ?? '', state });
  };
  await make('asks', '演示·周桂英', near, 'REQUESTED');
  await make('belongs', '演示·周秀英', near, 'ACTIVE');
  await make('left', '演示·周离队', near, 'LEFT');
  await make('elsewhere', '演示·周远方', far, 'ACTIVE');
});
afterAll(() => world.close());

async function seen(actor: Actor | null, filter: object = {}): Promise<Record<string, string>> {
  const { data } = await world.graph<{
    memberships: { edges: { node: { id: string; volunteer: { name: string }; team: { name: string } } }[] };
  }>(
    actor,
    'query ($f: MembershipFilter) { memberships(filter: $f, first: 50) { edges { node { id state volunteer { name phoneMasked } team { name unitName } } } } }',
    { f: filter },
  );
  const names = Object.fromEntries(Object.entries(ids).map(([key, id]) => [id, key]));
  return Object.fromEntries(
    (data?.memberships.edges ?? []).map(({ node }) => [names[node.id] ?? node.id, node.volunteer.name]),
  );
}
const keys = async (actor: Actor | null, filter?: object) => Object.keys(await seen(actor, filter)).toSorted();

describe('who asks and belongs, over a whole place', () => {
  it('is seen by county staff and the team’s coordinator; a neighbour, a stranger and a volunteer see nothing of it', async () => {
    expect(await keys(staff)).toEqual(['asks', 'belongs', 'left']);
    expect(await keys((await makeStaffActor(world, { unitId: near?.id ?? '', role: 'COORDINATOR' })).actor)).toEqual([
      'asks',
      'belongs',
      'left',
    ]);
    expect(
      await keys((await makeStaffActor(world, { unitId: places.neighbourCounty.id, role: 'STAFF' })).actor),
    ).toEqual(['elsewhere']);
    expect(await keys(null)).toEqual([]);
    expect(await keys({ ...staff, grants: [] })).toEqual([]);
  });

  it('is filtered by state, team, place and name; a filter beyond her reach finds nothing', async () => {
    expect(await keys(staff, { state: 'REQUESTED' })).toEqual(['asks']);
    expect(await keys(staff, { teamId: near?.id })).toEqual(['asks', 'belongs', 'left']);
    expect(await keys(staff, { teamId: far?.id })).toEqual([]);
    expect(await keys(staff, { unitId: places.township.id })).toEqual(['asks', 'belongs', 'left']);
    expect(await keys(staff, { unitId: places.neighbourCounty.id })).toEqual([]);
    expect(await keys(staff, { keyword: '周桂' })).toEqual(['asks']);
    expect(await keys(staff, { teamId: 'x' })).toEqual([]);
    expect(await keys(staff, { keyword: '\u0000' })).toEqual([]);
  });

  it('masks whom no team holds any more, and her name finds her no more', async () => {
    expect((await seen(staff))['left']).toBe('演**队');
    expect((await seen(staff))['belongs']).toBe('演示·周秀英');
    expect(await keys(staff, { keyword: '离队' })).toEqual([]);
  });
});
