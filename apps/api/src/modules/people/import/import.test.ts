import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { organizationModule } from '../../organization/index.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../../organization/testing/organization.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { type Desk, makeSheet, openDesk, sheetPerson } from '../testing/import.make.ts';
import { check, codesOf, commit, importSteps, rowsOf } from '../testing/import.steps.ts';
import { makeGrant, makeStaffActor, makeVolunteer } from '../testing/people.make.ts';
import { makeNotice } from '../testing/person.make.ts';
import { confirmRegistration } from '../volunteer/confirm-registration.ts';
import { syntheticIdNumber } from '../volunteer/id-number.ts';
import { startImport } from './start-import.ts';

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
  world.services.read.rows<{
    id: string;
    state: string;
    source: string;
    registered_by: string;
    unit_id: string;
    search_grams: string[];
  }>(sql`select * from volunteer where name = ${name}`);

describe('the way in', () => {
  it('from the file to people who wait for their own confirmation, each with who wrote her down', async () => {
    const people = [
      sheetPerson(),
      sheetPerson({ skills: '=急救', availability: '周末上午、节假日', birthDate: '1985/6/18', gender: '女' }),
    ];
    const checked = await dryRun(people);
    expect(checked).toMatchObject({ state: 'CHECKED', ready: 2, suspect: 0, bad: 0, returnedFileUrl: null });
    expect(await peopleNamed(String(people[0]?.['name']))).toEqual([]);
    const done = await importAll(checked);
    expect(done).toMatchObject({ state: 'DONE', imported: 2, unconfirmed: 2, ready: 0 });
    const [her] = await peopleNamed(String(people[1]?.['name']));
    expect(her).toMatchObject({
      state: 'PENDING_SELF',
      source: 'IMPORT',
      registered_by: staff.accountId,
      unit_id: places.village.id,
    });
    expect(her?.search_grams).toContain('导入');
    expect(await world.services.read.rows(sql`select action from audit_entry where entity_id = ${her?.id}`)).toEqual([
      { action: 'people.import-volunteer' },
    ]);
    expect(await world.services.read.rows(sql`select 1 from consent where volunteer_id = ${her?.id}`)).toEqual([]);
  });

  it('a file handed in by several taps is read once', async () => {
    const id = await desk.upload(staff, await makeSheet([sheetPerson()]), places.county.id);
    const [of] = await world.services.read.rows<{ file_id: string }>(
      sql`select file_id from volunteer_import where id = ${id}`,
    );
    const again = { fileId: of?.file_id, unitId: places.county.id, fileName: '名单.xlsx' };
    const taps = [1, 2, 3].map(() => runUseCase(world.context(staff), startImport, again));
    expect(await Promise.all(taps)).toEqual([{ id }, { id }, { id }]);
    await desk.work();
  });

  it('she confirms with the code from the list, once', async () => {
    const version = await makeNotice(world);
    const person = sheetPerson();
    const done = await importAll(await dryRun([person]));
    const issue = `mutation($id: ID!) { issueImportCodes(id: $id, afterRow: 0) { ... on ImportCodes { hasMore codes { name phoneMasked confirmationCode } } ... on Refused { reasons { code } } } }`;
    const { codes, hasMore } = await ask<{
      hasMore: boolean;
      codes: { name: string; phoneMasked: string; confirmationCode: string }[];
    }>(staff, issue, { id: done.id });
    expect(codes).toMatchObject([{ name: person['name'] }]);
    expect(hasMore).toBe(false);
    const confirm = {
      idNumber: person['idNumber'],
      confirmationCode: codes[0]?.confirmationCode,
      password: 'Mima-2026',
      noticeVersion: version,
      consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
    };
    expect(isRefusal(await runUseCase(world.context(null, 'volunteer'), confirmRegistration, confirm))).toBe(false);
    expect(await seen(done.id)).toMatchObject({ imported: 1, unconfirmed: 0 });
    expect(await ask(staff, issue, { id: done.id })).toMatchObject({ codes: [] });
  });

  it('for a team they are its members at once, for its coordinator decides on members', async () => {
    const team = await makeTeam(world, { unit: places.village });
    const { actor } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    const person = sheetPerson();
    await importAll(await dryRun([person], { actor, unitId: team.id }), false, actor);
    expect(
      await world.services.read.rows(
        sql`select m.state, m.decided_by from membership m join volunteer v on v.id = m.volunteer_id where v.name = ${person['name']}`,
      ),
    ).toEqual([{ state: 'ACTIVE', decided_by: actor.accountId }]);
  });

  it('without the right to decide on members they only ask to join', async () => {
    const team = await makeTeam(world, { unit: places.village });
    const { account, actor: denied } = await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' });
    await makeGrant(world, { accountId: account.id, unitId: team.id, action: 'membership.decide', effect: 'DENY' });
    const person = sheetPerson();
    await importAll(await dryRun([person], { actor: denied, unitId: team.id }), false, denied);
    expect(
      await world.services.read.rows(
        sql`select m.state from membership m join volunteer v on v.id = m.volunteer_id where v.name = ${person['name']}`,
      ),
    ).toEqual([{ state: 'REQUESTED' }]);
    expect(
      await world.services.read.rows(sql`select 1 from outbox_event where type = 'people.membership-requested'`),
    ).toHaveLength(1);
  });
});

describe('the columns', () => {
  const headers = {
    name: '志愿者姓名*',
    idNumber: '身份证号',
    phone: '联系电话',
    villageCode: '所在村（社区）',
    other: '备注',
  };
  it('are guessed by what village offices write, shown with masked samples, and remembered for the unit', async () => {
    const person: Record<string, string | number | null> = { ...sheetPerson(), other: '无' };
    const id = await desk.upload(staff, await makeSheet([person], headers), places.county.id);
    await desk.work();
    const read = await seen(id);
    expect(read.columns.map(({ field }) => field)).toEqual(['name', 'idNumber', 'phone', 'villageCode', null]);
    expect(JSON.stringify(read.columns)).not.toContain(String(person['idNumber']));
    expect(JSON.stringify(read.columns)).not.toContain(String(person['phone']));
    await ask(staff, check, {
      id,
      version: read.version,
      mapping: ['name', 'idNumber', 'phone', 'villageCode', 'skills'],
    });
    const again = await desk.upload(
      staff,
      await makeSheet([{ ...sheetPerson(), other: '无' }], headers),
      places.county.id,
    );
    await desk.work();
    expect((await seen(again)).columns.map(({ field }) => field)).toEqual([
      'name',
      'idNumber',
      'phone',
      'villageCode',
      'skills',
    ]);
  });

  it('that are missing or named twice are told all at once', async () => {
    const id = await desk.upload(staff, await makeSheet([sheetPerson()]), places.county.id);
    await desk.work();
    const { version } = await seen(id);
    expect(await ask(staff, check, { id, version, mapping: ['name', 'name', null, null] })).toEqual({
      __typename: 'Refused',
      reasons: [
        { code: 'IMPORT_COLUMN_MISSING', field: 'mapping.idNumber' },
        { code: 'IMPORT_COLUMN_MISSING', field: 'mapping.phone' },
        { code: 'IMPORT_COLUMN_MISSING', field: 'mapping.villageCode' },
        { code: 'IMPORT_COLUMN_TWICE', field: 'mapping.name' },
      ],
    });
  });

  it('a file of one village need not say so in each row', async () => {
    const { villageCode: _, ...person } = sheetPerson();
    expect(await dryRun([person], { village: places.villageCode })).toMatchObject({ ready: 1, bad: 0 });
  });
});

describe('the dry run', () => {
  it('tells every reason of every row, in the words a registration would use', async () => {
    const checked = await dryRun([
      sheetPerson({ idNumber: '370303199003070022', phone: '123', name: '甲' }),
      sheetPerson({ idNumber: Number('370303199003070021') }),
      sheetPerson({ villageCode: '没有这个村' }),
      sheetPerson({ gender: '男' }),
      sheetPerson({ gender: '不详', idType: '学生证', availability: '有空就来', serviceTypeIds: '修车' }),
      sheetPerson({ idNumber: '370303201506010047' }),
      sheetPerson({
        idNumber: syntheticIdNumber('370303', '2010-06-01', 4, 'FEMALE'),
        phone: '13800001234',
        guardianName: '演示·王妈妈',
        guardianPhone: '13800001234',
        guardianRelation: '母亲',
      }),
      sheetPerson({ villageCode: places.neighbourVillageCode }),
      sheetPerson({ name: null, phone: null }),
      sheetPerson({ birthDate: '1985年2月30日' }),
      sheetPerson({ phone: '=', idNumber: '=' }),
    ]);
    expect(codesOf(checked)).toEqual([
      ['INVALID_ID_NUMBER idNumber', 'TOO_SHORT name', 'INVALID_PHONE phone'],
      ['ID_DIGITS_LOST idNumber'],
      ['PLACE_UNKNOWN villageCode'],
      ['GENDER_MISMATCH gender'],
      [
        'UNKNOWN_CHOICE idType',
        'UNKNOWN_CHOICE gender',
        'UNKNOWN_CHOICE availability',
        'UNKNOWN_CHOICE serviceTypeIds',
      ],
      ['GUARDIAN_CONSENT_NEEDED guardian'],
      ['GUARDIAN_SAME_PHONE guardian.phone'],
      ['NOT_ALLOWED null'],
      ['REQUIRED name', 'REQUIRED phone'],
      ['INVALID_DATE birthDate'],
      ['FORMULA_WITHOUT_VALUE idNumber', 'FORMULA_WITHOUT_VALUE phone'],
    ]);
    expect(checked).toMatchObject({ ready: 0, bad: 11 });
  });

  it('understands full-width digits, spaces, a small x, numbers as phones and places with their township', async () => {
    const wide = (text: unknown): string =>
      String(text).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const person = sheetPerson();
    const people = [
      {
        ...person,
        idNumber: ` ${wide(person['idNumber'])} `,
        phone: Number(person['phone']),
        villageCode: '车站街道 铁苑社区居委会',
      },
      sheetPerson({ idNumber: '11010519491231002x', villageCode: '山东省淄博市张店区东村' }),
    ];
    expect(codesOf(await dryRun(people))).toEqual([[], []]);
  });

  it('shows duplicates in the file: the same number is barred, the same name and phone waits for a choice', async () => {
    const one = sheetPerson();
    const twin = sheetPerson({ name: one['name'] ?? '', phone: one['phone'] ?? '' });
    const checked = await dryRun([one, { ...one }, twin]);
    expect(codesOf(checked)).toEqual([[], ['DUPLICATE_ROW idNumber'], ['SAME_PERSON_ROW name']]);
    expect(checked).toMatchObject({ ready: 1, suspect: 1, bad: 1 });
    expect(rowsOf(checked)[1]?.reasons[0]?.message).toContain('第 2 行');
    expect(await importAll(checked)).toMatchObject({ imported: 1, suspect: 1 });
    expect(await peopleNamed(String(one['name']))).toHaveLength(1);
  });

  it('the doubtful rows are imported when she says so', async () => {
    const one = sheetPerson();
    const checked = await dryRun([one, sheetPerson({ name: one['name'] ?? '', phone: one['phone'] ?? '' })]);
    expect(await importAll(checked, true)).toMatchObject({ imported: 2, suspect: 0 });
  });

  it('names who is registered already within her reach, and says nothing of anybody beyond it', async () => {
    const near = await makeVolunteer(world, { unitId: places.village.id, name: '演示·近邻' });
    const far = await makeVolunteer(world, { unitId: places.neighbourVillage.id, name: '演示·远方' });
    const checked = await dryRun([
      sheetPerson({ idNumber: near.idNumber, birthDate: '1990-03-07' }),
      sheetPerson({ idNumber: far.idNumber, birthDate: '1990-03-07' }),
      sheetPerson({ name: near.name, phone: near.phone }),
      sheetPerson({ name: far.name, phone: far.phone }),
    ]);
    expect(codesOf(checked)).toEqual([['ALREADY_VOLUNTEER idNumber'], [], ['SAME_NAME_PHONE name'], []]);
    expect(checked).toMatchObject({ ready: 2, suspect: 1, bad: 1 });
  });

  it('shows rows masked, and gives back those with problems as they stood, with the reason beside each', async () => {
    const bad = sheetPerson({ phone: '123', name: '=演示·坏' });
    const checked = await dryRun([sheetPerson(), bad, sheetPerson()]);
    const shown = JSON.stringify(checked.rows);
    for (const person of [bad]) expect(shown).not.toContain(String(person['idNumber']));
    const rows = await desk.fileRows(checked.returnedFileUrl);
    expect(rows.map(({ cells }) => cells.slice(0, 4))).toEqual([
      ['姓名', '证件号码', '手机号', '居住村（社区）'],
      ["'=演示·坏", bad['idNumber'], '123', '铁苑社区'],
    ]);
    expect(rows[1]?.cells[4]).toBe(
      '姓名：请照证件填写姓名，用汉字、字母和间隔号“·”，不能只有数字，不要标点和表情。 手机号：手机号应为 11 位数字，以 1 开头。',
    );
    expect(rows[1]?.cells[5]).toBe(3);
  });
});

describe('an import', () => {
  it('run twice makes nobody twice, and the second upload says when the first was', async () => {
    const people = [sheetPerson(), sheetPerson()];
    const first = await importAll(await dryRun(people));
    expect(first).toMatchObject({ imported: 2, sameFileAt: null });
    const again = await dryRun(people);
    expect(codesOf(again)).toEqual([['ALREADY_VOLUNTEER idNumber'], ['ALREADY_VOLUNTEER idNumber']]);
    expect(await ask(staff, commit, { id: again.id, version: again.version, all: true })).toMatchObject({
      reasons: [{ code: 'IMPORT_NOTHING' }],
    });
  });

  it('of which somebody registered meanwhile within her reach tells that row and imports the others', async () => {
    const taken = sheetPerson();
    const checked = await dryRun([sheetPerson(), taken]);
    await makeVolunteer(world, { unitId: places.village.id, idNumber: String(taken['idNumber']) });
    const done = await importAll(checked);
    expect(done).toMatchObject({ imported: 1, bad: 1 });
    expect(codesOf(done)[1]).toEqual(['ALREADY_VOLUNTEER idNumber']);
    expect((await desk.fileRows(done.returnedFileUrl))[1]?.cells[1]).toBe(taken['idNumber']);
  });

  it('two workers at once do each row once', async () => {
    const checked = await dryRun(Array.from({ length: 700 }, () => sheetPerson()));
    await ask(staff, commit, { id: checked.id, version: checked.version, all: false });
    await Promise.all([desk.work(), desk.work(), desk.work()]);
    await desk.work();
    expect(await seen(checked.id)).toMatchObject({ state: 'DONE', imported: 700, bad: 0 });
  });

  it('stops when the right was withdrawn meanwhile, and says why', async () => {
    const { actor, grantId } = await makeStaffActor(world, { unitId: places.county.id });
    const checked = await dryRun([sheetPerson()], { actor });
    await ask(actor, commit, { id: checked.id, version: checked.version, all: false });
    await world.services.read.rows(sql`update access_grant set revoked_at = now() where id = ${grantId}`);
    await desk.work();
    expect(await seen(checked.id, actor)).toMatchObject({
      state: 'FAILED',
      failure: { code: 'NOT_ALLOWED' },
      imported: 0,
    });
  });

  it('of a file that cannot be read says why', async () => {
    const id = await desk.upload(staff, Buffer.from('只有一行'), places.county.id, '坏.csv');
    await desk.work();
    expect(await seen(id)).toMatchObject({ state: 'FAILED', failure: { code: 'SHEET_EMPTY' } });
  });

  it('is seen by the person who brought it and by nobody else, not even with the same right', async () => {
    const colleague = (await makeStaffActor(world, { unitId: places.county.id })).actor;
    const checked = await dryRun([sheetPerson()]);
    expect(await look(checked.id, colleague)).toBeNull();
    expect(await look(checked.id, { ...staff, app: 'volunteer', grants: [] })).toBeNull();
    expect(await ask(colleague, commit, { id: checked.id, version: checked.version, all: false })).toMatchObject({
      reasons: [{ code: 'NOT_FOUND' }],
    });
  });

  it('keeps nothing of the file in plain text, neither on disk nor in the database', async () => {
    const person = sheetPerson();
    const checked = await dryRun([person, sheetPerson({ phone: '1' })]);
    const rows = await world.services.read.rows(
      sql`select * from volunteer_import_row r join volunteer_import i on i.id = r.import_id where i.id = ${checked.id}`,
    );
    const files = await world.services.read.rows<{ storage_key: string }>(sql`select storage_key from stored_file`);
    const kept =
      JSON.stringify(rows) +
      (
        await Promise.all(files.map(async ({ storage_key }) => (await desk.store.get(storage_key)).toString('latin1')))
      ).join('');
    for (const value of [person['idNumber'], person['phone']]) expect(kept).not.toContain(String(value));
  });
});
