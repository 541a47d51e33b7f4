import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { demoAccount, demoGrant } from '../src/main/demo/bootstrap.ts';
import { demoAccounts } from '../src/main/demo/demo-accounts.ts';
import { refuseDemo } from '../src/main/refuse-demo.ts';
import { organizationModule } from '../src/modules/organization/index.ts';
import { type MadePlaces, makePlaces } from '../src/modules/organization/testing/organization.make.ts';
import { peopleModule } from '../src/modules/people/people.module.ts';
import { sql } from '../src/platform/database/sql.ts';
import { createWorld, type World } from '../src/platform/testing/world.ts';

let world: World;
let places: MadePlaces;
beforeAll(async () => {
  world = await createWorld([organizationModule, peopleModule]);
  places = await makePlaces(world);
});
beforeEach(async () => {
  await world.services.read.rows(sql`delete from access_grant`);
  await world.services.read.rows(sql`delete from account`);
});
afterAll(() => world.close());

const asked = () => refuseDemo(world.services.read, world.services.cipher);
const [staff] = demoAccounts;

it('a database that holds a demo’s staff does not serve real people, and the sentence says what to do', async () => {
  const id = await demoAccount(world.services, staff);
  await demoGrant(world.services, id, places.county.id, 'STAFF');
  await expect(asked()).rejects.toThrow(/演示账号[\s\S]*空的数据库/);
});

it('an empty database, and one of real people, do', async () => {
  await asked();
  const id = await demoAccount(world.services, { ...staff, name: '演示·另有其人' });
  await demoGrant(world.services, id, places.county.id, 'STAFF');
  await asked();
});

it('somebody who merely registers under a demo’s name and number keeps no platform from starting', async () => {
  await demoAccount(world.services, staff);
  await asked();
});
