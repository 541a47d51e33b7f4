import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { activityModule } from '../../activity/index.ts';
import { hoursModule } from '../../hours/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces } from '../../organization/testing/organization.make.ts';
import { peopleModule } from '../../people/index.ts';
import { makeStaffActor, makeVolunteer } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { insightModule } from '../insight.module.ts';

let world: World;
let places: MadePlaces;
let staff: Actor;
let neighbour: Actor;

beforeAll(async () => {
  world = await createWorld([
    organizationModule,
    serviceTypeModule,
    peopleModule,
    activityModule,
    hoursModule,
    insightModule,
  ]);
  world.setNow('2026-11-23T04:00:00Z');
  places = await makePlaces(world);
  staff = (await makeStaffActor(world, { unitId: places.county.id })).actor;
  neighbour = (await makeStaffActor(world, { unitId: places.neighbourCounty.id })).actor;
});
afterAll(() => world.close());

interface Line {
  kind: string;
  count: number;
  since: string | null;
  dueOn: string | null;
  late: boolean;
}
async function matters(actor: Actor): Promise<Line[]> {
  const { data, errors } = await world.graph<{ dashboard: { matters: Line[] } }>(
    actor,
    '{ dashboard { matters { kind count since dueOn late } } }',
  );
  if (!data) throw new Error(errors?.map((one) => one.message).join());
  return data.dashboard.matters;
}

async function makeRequest(dueOn: string, askedAt: string): Promise<void> {
  const her = await makeVolunteer(world, { unitId: places.village.id });
  await world.services.read.rows(sql`insert into rights_request (id, volunteer_id, unit_id, county_code, kind, asked_by, asked_at, due_on, detail_cipher)
    select ${newId()}, v.id, v.unit_id, v.county_code, 'EXPLANATION', v.account_id, ${askedAt}::timestamptz, ${dueOn}::date, '' from volunteer v where v.id = ${her.id}`);
}
const makeChild = () =>
  makeVolunteer(world, {
    unitId: places.village.id,
    birthDate: '2011-06-01',
    state: 'PENDING_GUARDIAN',
    createdAt: '2026-11-20T01:00:00Z',
  });

it('says what waits about people within her reach, what is overdue first, then what falls due, then the oldest', async () => {
  expect(await matters(staff)).toEqual([]);
  await makeChild();
  await makeRequest('2026-12-01', '2026-11-10T01:00:00Z');
  const child = { kind: 'GUARDIANS', count: 1, since: '2026-11-20T01:00:00Z', dueOn: null, late: false };
  const request = { kind: 'RIGHTS', count: 1, since: '2026-11-10T01:00:00Z', dueOn: '2026-12-01', late: false };
  expect(await matters(staff)).toEqual([request, child]);
  await makeRequest('2026-11-20', '2026-10-30T01:00:00Z');
  expect(await matters(staff)).toEqual([
    { ...request, count: 2, since: '2026-10-30T01:00:00Z', dueOn: '2026-11-20', late: true },
    child,
  ]);
  expect(await matters(neighbour)).toEqual([]);
});

it('counts to a hundred and no further, and still knows the oldest', async () => {
  await Promise.all(Array.from({ length: 101 }, makeChild));
  await world.services.read.rows(sql`update volunteer set created_at = '2026-11-01T00:00:00Z'
    where id = (select max(id::text)::uuid from volunteer where state = 'PENDING_GUARDIAN')`);
  expect((await matters(staff)).find((one) => one.kind === 'GUARDIANS')).toMatchObject({
    count: 100,
    since: '2026-11-01T00:00:00Z',
  });
});
