import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { appointCoordinator } from '../grant/appoint-coordinator.ts';
import { checkPeople } from '../import/check-people.ts';
import { peopleModule } from '../people.module.ts';
import { applyCorrection } from '../rights/apply-correction.ts';
import { codesOf } from '../testing/codes-of.ts';
import { makeStaffActor, makeVolunteer } from '../testing/people.make.ts';
import { makeNotice, personInput, registerInput } from '../testing/person.make.ts';
import { register } from './register.ts';
import { registerFor } from './register-for.ts';

let world: World;
let places: MadePlaces;
let staff: Actor;
let noticeVersion: string;
const phone = '13800008801';

beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  world.setNow('2026-11-23T08:00:00Z');
  places = await makePlaces(world);
  staff = (await makeStaffActor(world, { unitId: places.county.id, role: 'STAFF' })).actor;
  noticeVersion = await makeNotice(world);
  await signUpHerself('演示·婆婆');
});
afterAll(() => world.close());

const signUpHerself = (name: string) =>
  runUseCase(
    world.context(null, 'volunteer'),
    register,
    registerInput(places.villageCode, noticeVersion, { name, phone }),
  );
const onThePhone = async (): Promise<string[]> =>
  (
    await world.services.read.rows<{ name: string }>(
      sql`select name from volunteer where phone_index = ${world.services.cipher.index('phone', phone)}`,
    )
  ).map(({ name }) => name);

describe('a phone somebody uses already (a family shares one, rules §6)', () => {
  it('refuses nobody, whichever way she comes: by herself, written down, from a file, by a correction', async () => {
    expect(codesOf(await signUpHerself('演示·媳妇'))).toEqual([]);
    const written = personInput(places.villageCode, { name: '演示·孙女', phone });
    expect(codesOf(await runUseCase(world.context(staff), registerFor, written))).toEqual([]);

    const { idNumber, villageCode } = personInput(places.villageCode);
    const [row] = await inTransaction(world.context(staff), (tx) =>
      checkPeople(tx, [{ row: 2, cells: ['演示·姑姑', String(idNumber), phone, String(villageCode)] }], {
        actor: staff,
        mapping: ['name', 'idNumber', 'phone', 'villageCode'],
        team: null,
        findVillage: (code) => ({ code }),
        serviceTypes: new Map(),
        villageCode: null,
      }),
    );
    expect([row?.reasons, row?.doubts]).toEqual([[], []]);

    const aunt = await makeVolunteer(world, { unitId: places.village.id, name: '演示·姨妈', birthDate: '1970-01-01' });
    await world.services.read.rows(sql`update volunteer set id_type = 'PASSPORT',
      id_number_cipher = ${world.services.cipher.seal('E12345678')} where id = ${aunt.id}`);
    expect(await inTransaction(world.context(staff), (tx) => applyCorrection(tx, aunt.id, { phone }))).toEqual([]);
    expect((await onThePhone()).toSorted()).toEqual(['演示·婆婆', '演示·媳妇', '演示·孙女', '演示·姨妈'].toSorted());
  });

  it('is doubted only where the name is the same too, and says how a duty on a family’s number is given', async () => {
    const { idNumber, villageCode } = personInput(places.villageCode);
    const [row] = await inTransaction(world.context(staff), (tx) =>
      checkPeople(tx, [{ row: 2, cells: ['演示·婆婆', String(idNumber), phone, String(villageCode)] }], {
        actor: staff,
        mapping: ['name', 'idNumber', 'phone', 'villageCode'],
        team: null,
        findVillage: (code) => ({ code }),
        serviceTypes: new Map(),
        villageCode: null,
      }),
    );
    expect(row?.doubts.map(({ code }) => code)).toEqual(['SAME_NAME_PHONE']);
    // A duty goes to an account by name and number: a typing error must not open a second one for a stranger.
    const team = await makeTeam(world, { unit: places.village });
    const appoint = (name: string) =>
      runUseCase(world.context(staff), appointCoordinator, { teamId: team.id, phone, name });
    expect(codesOf(await appoint('演示·表姐'))).toEqual(['NAME_PHONE_MISMATCH']);
    expect(codesOf(await appoint('演示·婆婆'))).toEqual([]);
  });
});
