import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { activityModule } from '../../activity/index.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { makeAccount, makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { hoursModule } from '../hours.module.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../testing/hours.make.ts';

let world: World;
let tree: HoursTree;
let staff: Actor;

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule, activityModule, hoursModule]);
  tree = await makeHoursTree(world);
  staff = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
});
afterAll(() => world.close());

const MUTATION = `mutation($input: HandoverInput!, $reason: String!) { handOver(input: $input, reason: $reason) {
  __typename ... on HandedOver { grants } ... on Refused { reasons { code } } } }`;
const hand = async (from: string, to: { phone: string; name: string }) =>
  (
    await world.graph<{ handOver: Record<string, unknown> }>(staff, MUTATION, {
      input: { fromAccountId: from, phone: to.phone, name: to.name },
      reason: '换届',
    })
  ).data?.handOver;

it('activities to come that name the former as the one in charge name her successor, with her number', async () => {
  const { account } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR', name: '演示·前任' });
  const successor = await makeAccount(world, { name: '演示·接任者' });
  const volunteer = await makeHoursVolunteer(world, tree);
  await makeRecord(world, tree, { volunteer });
  const { cipher, read } = world.services;
  await read.rows(sql`update activity set person_in_charge = ${account.name}, state = 'PUBLISHED', ends_at = now() + interval '9 days',
    starts_at = now() + interval '8 days', contact_phone_cipher = ${cipher.seal(account.phone)}`);
  expect(await hand(account.id, successor)).toMatchObject({ __typename: 'HandedOver', grants: 1 });
  const [row] = await read.rows<{ person: string; phone: string }>(
    sql`select person_in_charge as person, contact_phone_cipher as phone from activity limit 1`,
  );
  expect(row?.person).toBe('演示·接任者');
  expect(cipher.open(row?.phone ?? '')).toBe(successor.phone);
});

it('a successor whose own hours wait at that desk is refused: nobody approves her own', async () => {
  const { account } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR', name: '演示·又一任' });
  const volunteer = await makeHoursVolunteer(world, tree, '演示·自己人');
  await makeRecord(world, tree, { volunteer });
  await world.services.read.rows(sql`update account set totp_cipher = 'k1:x' where id = ${volunteer.accountId}`);
  await world.services.read.rows(
    sql`update service_record set holder_unit_id = ${tree.team.id} where volunteer_id = ${volunteer.id}`,
  );
  expect(await hand(account.id, volunteer)).toEqual({
    __typename: 'Refused',
    reasons: [{ code: 'SUCCESSOR_OWN_RECORDS' }],
  });
});
