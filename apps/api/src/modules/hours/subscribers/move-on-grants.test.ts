import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { deliverNext, workerContext } from '../../../platform/outbox/deliver.ts';
import { writeEvents } from '../../../platform/outbox/write-events.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { accessGranted, accessRevoked } from '../../people/index.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { hoursEntities } from '../entities.ts';
import { makeHoursTree, makeHoursVolunteer, makeRecord, recordOf } from '../testing/hours.make.ts';
import { moveOnGranted, moveOnRevoked, moveOnTerms } from './move-on-grants.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld([{ name: 'hours', entities: hoursEntities, resolvers: [] }]);
});
afterAll(() => world.close());

const happen = async (event: { type: string; payload: object }): Promise<void> => {
  await inTransaction(workerContext(world.services), (tx) => writeEvents(tx, [event]));
  while (await deliverNext(world.services, [moveOnGranted, moveOnRevoked], pino({ level: 'silent' })));
};

it('a revoked coordinator’s lines move up by the event alone, and back when another is appointed', async () => {
  const tree = await makeHoursTree(world);
  const { grantId, account } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' });
  await makeStaffActor(world, { unitId: tree.county.id });
  const { id } = await makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree) });
  await world.services.read.rows(sql`update access_grant set revoked_at = now() where id = ${grantId}`);
  await happen(accessRevoked.of({ grantId, accountId: account.id }));
  expect((await recordOf(world, id)).holder_unit_id).toBe(tree.county.id);
  const next = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' });
  await happen(accessGranted.of({ grantId: next.grantId, accountId: next.account.id }));
  expect((await recordOf(world, id)).holder_unit_id).toBe(tree.team.id);
});

it('a term that ends moves what waits, though nobody announces it; what is elsewhere stays', async () => {
  const [tree, other] = [await makeHoursTree(world), await makeHoursTree(world)];
  const { grantId } = await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' });
  await makeStaffActor(world, { unitId: tree.county.id });
  await makeStaffActor(world, { unitId: other.team.id, role: 'COORDINATOR' });
  const { id } = await makeRecord(world, tree, { volunteer: await makeHoursVolunteer(world, tree) });
  const elsewhere = await makeRecord(world, other, { volunteer: await makeHoursVolunteer(world, other) });
  await world.services.read.rows(
    sql`update access_grant set valid_from = now() - interval '3 days', valid_to = now() - interval '1 minute' where id = ${grantId}`,
  );
  await inTransaction(workerContext(world.services), (tx) => moveOnTerms.run(tx));
  expect((await recordOf(world, id)).holder_unit_id).toBe(tree.county.id);
  expect(await recordOf(world, elsewhere.id)).toMatchObject({
    holder_unit_id: other.team.id,
    version: elsewhere.version,
  });
});
