import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { deliverNext } from '../../../platform/outbox/deliver.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { handOver } from '../handover/hand-over.ts';
import { previewHandover } from '../handover/preview-handover.ts';
import { peopleModule } from '../people.module.ts';
import { type Desk, makeSheet, openDesk, sheetPerson } from '../testing/import.make.ts';
import { check, codesOf, commit, importSteps } from '../testing/import.steps.ts';
import { actorOf, makeAccount, makeStaffActor, makeVolunteer } from '../testing/people.make.ts';

const quiet = pino({ level: 'silent' });
let world: World;
let places: MadePlaces;
let desk: Desk;
let staff: Actor;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
  places = await makePlaces(world);
  desk = await openDesk(world);
  staff = (await makeStaffActor(world, { unitId: places.county.id })).actor;
});
afterAll(async () => {
  await desk.close();
  await world.close();
});

const { ask, look, seen, dryRun, importAll } = importSteps(() => ({ world, places, desk, staff }));
const peopleNamed = (name: string) =>
  world.services.read.rows<{ id: string }>(sql`select id from volunteer where name = ${name}`);

describe('the returned rows', () => {
  it('mended in place and uploaded again are imported: columns, marks and all', async () => {
    const headers = { name: '队员', idNumber: '身份', phone: '打给', villageCode: '哪里' };
    const bad = sheetPerson({ phone: '+86 139 0000 0017', birthDate: null, villageCode: '没有这个村' });
    delete bad['birthDate'];
    const id = await desk.upload(staff, await makeSheet([bad, sheetPerson()], headers), places.county.id);
    await desk.work();
    const mapping = ['name', 'idNumber', 'phone', 'villageCode'];
    await ask(staff, check, { id, version: (await seen(id)).version, mapping });
    await desk.work();
    const checked = await seen(id);
    expect(codesOf(checked)).toEqual([['PLACE_UNKNOWN villageCode'], []]);
    // As it came back, but for the one cell she mends.
    const [head, row] = (await desk.fileRows(checked.returnedFileUrl)).map(({ cells }) => [...cells]);
    expect(row?.[2]).toBe("'+86 139 0000 0017");
    const csv = [head, row?.with(3, '铁苑社区')]
      .map((cells) => cells?.map((one) => `"${one ?? ''}"`).join(','))
      .join('\n');
    const again = await desk.upload(staff, Buffer.from(csv), places.county.id, '没有导入的行.csv');
    await desk.work();
    const read = await seen(again);
    expect(read.columns.map(({ field }) => field)).toEqual([...mapping, null, null]);
    await ask(staff, check, { id: again, version: read.version, mapping: read.columns.map(({ field }) => field) });
    await desk.work();
    expect(await importAll(await seen(again))).toMatchObject({ imported: 1, bad: 0 });
    // And the file they came from is still known by its headers.
    const third = await desk.upload(staff, await makeSheet([sheetPerson()], headers), places.county.id);
    await desk.work();
    expect((await seen(third)).columns.map(({ field }) => field)).toEqual(mapping);
  });
});

describe('a number held beyond her reach', () => {
  it('is imported like any other and disputed aside, once only', async () => {
    const [free, taken] = [sheetPerson(), sheetPerson()];
    const holder = await makeVolunteer(world, {
      unitId: places.neighbourVillage.id,
      idNumber: String(taken['idNumber']),
    });
    const done = await importAll(await dryRun([free, taken]));
    expect(done).toMatchObject({ imported: 2, bad: 0, unconfirmed: 2, returnedFileUrl: null });
    while (await deliverNext(world.services, peopleModule.subscribers ?? [], quiet));
    const [claimant] = await peopleNamed(String(taken['name']));
    const disputes = await world.services.read.rows(
      sql`select claimant_id, state from identity_dispute where holder_id = ${holder.id}`,
    );
    expect(disputes).toEqual([{ claimant_id: claimant?.id, state: 'OPEN' }]);
    // Hers now: the second run finds it, whoever holds the number.
    expect(codesOf(await dryRun([free, taken]))).toEqual([
      ['ALREADY_VOLUNTEER idNumber'],
      ['ALREADY_VOLUNTEER idNumber'],
    ]);
  });

  it('of one roster imported at two places at once, each is held once', async () => {
    const far = (await makeStaffActor(world, { unitId: places.neighbourCounty.id })).actor;
    const people = Array.from({ length: 40 }, () => sheetPerson());
    const there = people.toReversed().map((one) => ({ ...one, villageCode: places.neighbourVillageCode }));
    const jobs = [
      { actor: staff, one: await dryRun(people) },
      { actor: far, one: await dryRun(there, { actor: far, unitId: places.neighbourCounty.id }) },
    ];
    for (const { actor, one } of jobs) await ask(actor, commit, { id: one.id, version: one.version, all: false });
    await Promise.all([desk.work(), desk.work()]);
    for (const { actor, one } of jobs) expect(await seen(one.id, actor)).toMatchObject({ state: 'DONE', imported: 40 });
    const names = people.map(({ name }) => String(name));
    expect(
      await world.services.read.rows(
        sql`select count(*)::int as people, count(*) filter (where not id_disputed)::int as holders from volunteer where name = any(${names}::text[])`,
      ),
    ).toEqual([{ people: 80, holders: 40 }]);
  });
});

describe('a handover', () => {
  it('takes imports along: her successor imports it, opens the returned rows and hands out the codes; the former sees nothing', async () => {
    const team = await makeTeam(world, { unit: places.village });
    const { account, actor } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    const successor = await makeAccount(world, { name: '演示·接任' });
    const more = { actor, unitId: team.id };
    const waiting = await dryRun([sheetPerson(), sheetPerson({ phone: '1' })], more);
    const done = await importAll(await dryRun([sheetPerson()], more), false, actor);
    await dryRun([sheetPerson({ phone: '1' })], { actor: staff });
    const who = { fromAccountId: account.id, phone: successor.phone, name: '演示·接任' };
    expect(await runUseCase(world.context(staff), previewHandover, who)).toMatchObject({
      items: expect.arrayContaining([{ name: 'people.imports', label: '未办完的志愿者导入', count: 2 }]),
    });
    await ask(actor, commit, { id: waiting.id, version: waiting.version, all: false });
    expect(isRefusal(await runUseCase(world.context(staff), handOver, { ...who, reason: '换届' }))).toBe(false);
    await desk.work();
    const next = await actorOf(world, successor.id);
    const after = await seen(waiting.id, next);
    expect(after).toMatchObject({ state: 'DONE', imported: 1, bad: 1, failure: null });
    expect(await look(waiting.id, await actorOf(world, account.id))).toBeNull();
    const codes = `mutation($id: ID!) { issueImportCodes(id: $id, afterRow: 0) { ... on ImportCodes { codes { name } } ... on Refused { reasons { code } } } }`;
    expect(await ask(next, codes, { id: done.id })).toMatchObject({ codes: [{}] });
    const files = await world.services.read.rows(
      sql`select distinct uploaded_by from stored_file where id in (select unnest(array[file_id, returned_file_id]) from volunteer_import where id = ${waiting.id})`,
    );
    expect(files).toEqual([{ uploaded_by: successor.id }]);
  });
});
