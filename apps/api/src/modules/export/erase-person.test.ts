import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { raw, sql } from '../../platform/database/sql.ts';
import { deliverNext } from '../../platform/outbox/deliver.ts';
import { isRefusal } from '../../platform/refusal.ts';
import { runUseCase } from '../../platform/run-use-case.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { modules } from '../modules.ts';
import { type MadePlaces, makePlaces } from '../organization/testing/organization.make.ts';
import { type Desk, makeSheet, openDesk, sheetPerson } from '../people/testing/import.make.ts';
import { confirmRegistration, decideRequest, requestRight } from '../people/testing/merging.ts';
import { actorOf, makeGrant, makeStaffActor } from '../people/testing/people.make.ts';
import { makeNotice } from '../people/testing/person.make.ts';
import { exportWork } from './export-work.ts';

let world: World;
let places: MadePlaces;
let desk: Desk;
let staff: Actor;
let notice: string;
beforeAll(async () => {
  world = await createWorld(modules);
  places = await makePlaces(world);
  desk = await openDesk(world);
  notice = await makeNotice(world);
  staff = (await makeStaffActor(world, { unitId: places.county.id })).actor;
});
afterAll(async () => {
  await desk.close();
  await world.close();
});

async function ask<T>(actor: Actor, query: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await world.graph<Record<string, T>>(actor, query, variables);
  if (errors) throw new Error(errors.map(({ message }) => message).join());
  return Object.values(data ?? {})[0] as T;
}
interface View {
  id: string;
  state: string;
  version: number;
  bad: number;
  returnedFileUrl: string | null;
  columns: { header: string; samples: string[]; field: string | null }[];
  rows: { edges: { node: { name: string; verdict: string; reasons: { code: string }[] } }[] };
}
const view = `id state version bad returnedFileUrl columns { header samples field } rows(first: 100) { edges { node { name verdict reasons { code } } } }`;
const look = (id: string) => ask<View>(staff, `query($id: ID!) { volunteerImport(id: $id) { ${view} } }`, { id });
/** As far as its columns are guessed: nothing is checked yet. */
async function uploaded(people: Parameters<typeof makeSheet>[0]): Promise<View> {
  const id = await desk.upload(staff, await makeSheet(people), places.county.id);
  await desk.work();
  return look(id);
}
async function checked(people: Parameters<typeof makeSheet>[0]): Promise<View> {
  const { id, version, columns } = await uploaded(people);
  const mapping = columns.map(({ field }) => field);
  await ask(
    staff,
    `mutation($id: ID!, $version: Int!, $mapping: [ImportField]!) { checkVolunteerImport(id: $id, version: $version, mapping: $mapping) { __typename } }`,
    { id, version, mapping },
  );
  await desk.work();
  return look(id);
}
async function imported(people: Parameters<typeof makeSheet>[0]): Promise<View> {
  const { id, version } = await checked(people);
  await ask(
    staff,
    `mutation($id: ID!, $version: Int!) { commitVolunteerImport(id: $id, version: $version, includeSuspects: false) { __typename } }`,
    { id, version },
  );
  await desk.work();
  return look(id);
}
async function exported(actor: Actor, input: Record<string, unknown> = { kind: 'VOLUNTEERS' }): Promise<string> {
  const { dataExport } = await ask<{ dataExport: { id: string } }>(
    actor,
    `mutation($input: ExportInput!) { requestExport(input: $input) { ... on ExportSaved { dataExport { id } } } }`,
    { input },
  );
  while (await exportWork.step(desk.services));
  return dataExport.id;
}
const exportState = (actor: Actor, id: string) =>
  ask<{ state: string }>(actor, 'query($id: ID!) { dataExport(id: $id) { state } }', { id });

async function confirmed(importId: string, person: Record<string, unknown>): Promise<Actor> {
  const { codes } = await ask<{ codes: { confirmationCode: string; name: string }[] }>(
    staff,
    'mutation($id: ID!) { issueImportCodes(id: $id, afterRow: 0) { ... on ImportCodes { codes { name confirmationCode } } } }',
    { id: importId },
  );
  const yes = {
    idNumber: person['idNumber'],
    confirmationCode: codes.find(({ name }) => name === person['name'])?.confirmationCode,
    password: 'Mima-2026',
    noticeVersion: notice,
    consents: ['PRIVACY_NOTICE', 'SENSITIVE_ID'],
  };
  expect(isRefusal(await runUseCase(world.context(null, 'volunteer'), confirmRegistration, yes))).toBe(false);
  const [row] = await world.services.read.rows<{ account_id: string }>(
    sql`select account_id from volunteer where id_number_index = ${world.services.cipher.index('id-number', String(person['idNumber']))}`,
  );
  return actorOf(world, row?.account_id ?? '', 'volunteer');
}
async function erased(her: Actor): Promise<void> {
  const asked = await runUseCase(world.context(her), requestRight, { kind: 'ERASURE', note: '', changes: null });
  if (isRefusal(asked)) throw new Error(JSON.stringify(asked.reasons));
  const by = (await makeStaffActor(world, { unitId: places.county.id })).actor;
  const done = await runUseCase(world.context(by), decideRequest, {
    id: asked.id,
    version: 1,
    grant: true,
    answer: '',
  });
  if (isRefusal(done)) throw new Error(JSON.stringify(done.reasons));
  const subscribers = modules.flatMap((one) => one.subscribers ?? []);
  while (await deliverNext(desk.services, subscribers, pino({ level: 'silent' })));
}

/** Every table, every column, sealed texts opened: where one of these words stands. */
async function tracesOf(words: readonly string[], digests: readonly Buffer[]): Promise<string[]> {
  const { read, cipher } = world.services;
  const needles = [...words, ...digests.map((one) => one.toString('hex'))];
  const tables = await read.rows<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'division'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await read.rows<{ row: Record<string, unknown> }>(
      sql`select to_jsonb(t) as row from ${raw(`"${name}"`)} t`,
    );
    for (const { row } of rows)
      for (const [column, value] of Object.entries(row)) {
        const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
        const open = text.startsWith('k1:') ? cipher.open(text) : text;
        if (needles.some((needle) => open.includes(needle))) found.push(`${name}.${column}`);
      }
  }
  return [...new Set(found)].toSorted();
}
async function filesWith(word: string): Promise<number> {
  const files = await world.services.read.rows<{ id: string }>(sql`select id from stored_file where sealed`);
  const texts = await Promise.all(
    files.map(async ({ id }) => JSON.stringify(await desk.fileRows(`/files/${id}?app=admin`))),
  );
  return texts.filter((text) => text.includes(word)).length;
}

describe('erasing somebody who came by a spreadsheet', () => {
  it('leaves nothing of her in any table, file or export, and everything of the others', async () => {
    const her = sheetPerson({ name: '演示·潘无痕', skills: '剪纸' });
    const other = sheetPerson({ name: '演示·留下人' });
    const first = await imported([her, other]);
    // Later files name her again: refused, and not even looked at yet; once with a number mistyped.
    const again = await imported([her, sheetPerson({ phone: '12' })]);
    expect(again).toMatchObject({ bad: 2 });
    const unread = await uploaded([other, { ...her, idNumber: '37030319850618000' }]);
    const unlooked = await uploaded([{ ...her, name: '演示·潘无痕' }]);
    const actor = await confirmed(first.id, her);
    const list = await exported(staff);
    const words = [
      '潘无痕',
      String(her['idNumber']),
      String(her['phone']),
      `${String(her['phone']).slice(0, 3)}****${String(her['phone']).slice(-4)}`,
    ];
    const digests = [
      world.services.cipher.index('id-number', String(her['idNumber'])),
      world.services.cipher.index('phone', String(her['phone'])),
      world.services.cipher.index('name-phone', `${her['name']} ${her['phone']}`),
    ];
    expect(await tracesOf(words, digests)).toEqual(
      expect.arrayContaining(['volunteer.name', 'volunteer_import_row.cells_cipher', 'volunteer_import.file_columns']),
    );
    expect(await filesWith('潘无痕')).toBeGreaterThan(3);

    await erased(actor);
    expect(await tracesOf(words, digests)).toEqual([]);
    expect(await filesWith('潘无痕')).toBe(0);
    expect(await exportState(staff, list)).toEqual({ state: 'EXPIRED' });
    // Her colleague reads why a row is empty; other people's rows are as they were.
    const after = await look(again.id);
    expect(after.returnedFileUrl).toBeNull();
    expect(after.rows.edges.map(({ node }) => node.reasons[0]?.code)).toContain('ROW_ERASED');
    expect((await look(first.id)).rows.edges.map(({ node }) => node.name)).toContain('演示·留下人');
    expect((await look(unread.id)).rows.edges.map(({ node }) => node.name)).toContain('演示·留下人');
    expect((await look(unlooked.id)).rows.edges.map(({ node }) => node.verdict)).toEqual(['BAD']);
  });

  it('keeps lists of people elsewhere, and takes those of whoever acted where she lives', async () => {
    const neighbour = (await makeStaffActor(world, { unitId: places.neighbourCounty.id })).actor;
    const city = (await makeStaffActor(world, { unitId: places.city.id })).actor;
    const her = sheetPerson({ name: '演示·潘二人' });
    const actor = await confirmed((await imported([her])).id, her);
    const [far, near] = [await exported(neighbour), await exported(city)];
    await erased(actor);
    expect(await exportState(neighbour, far)).toEqual({ state: 'READY' });
    expect(await exportState(city, near)).toEqual({ state: 'EXPIRED' });
  });

  it('takes every kind of list where she is, and those where the log or a duty she had names her', async () => {
    const her = sheetPerson({ name: '演示·潘三人' });
    const actor = await confirmed((await imported([her])).id, her);
    const logged = (await makeStaffActor(world, { unitId: places.neighbourCounty.id })).actor;
    const kinds = ['SIGN_UPS', 'LEDGER', 'RIGHTS_REQUESTS', 'CONSENTS', 'AUDIT', 'ACCOUNTS', 'GRANTS'] as const;
    const near: string[] = [];
    for (const kind of kinds) near.push(await exported(staff, { kind, unitId: places.county.id }));
    const plain = await exported(staff, { kind: 'ACTIVITIES' });
    const [list, log] = [await exported(logged), await exported(logged, { kind: 'AUDIT' })];
    // Once she did something in the other county: its log names her for good, and its sheets for their term.
    await world.services.read.rows(sql`insert into audit_entry (id, at, actor_account_id, action, outcome, entity_type, unit_id, county_code)
      select gen_random_uuid(), now(), ${actor.accountId}, 'test.before', 'DONE', 'Unit', u.id, u.county_code from unit u where u.id = ${places.neighbourVillage.id}`);
    await erased(actor);
    for (const id of near) expect(await exportState(staff, id)).toEqual({ state: 'EXPIRED' });
    expect(await exportState(staff, plain)).toEqual({ state: 'READY' });
    for (const id of [list, log]) expect(await exportState(logged, id)).toEqual({ state: 'EXPIRED' });
  });

  it('takes lists of those above and below a duty she once had', async () => {
    const her = sheetPerson({ name: '演示·潘四人' });
    const actor = await confirmed((await imported([her])).id, her);
    const neighbour = (await makeStaffActor(world, { unitId: places.neighbourCounty.id })).actor;
    const before = await exported(neighbour, { kind: 'ACCOUNTS' });
    const duty = await makeGrant(world, { accountId: actor.accountId, unitId: places.neighbourVillage.id });
    await world.services.read.rows(
      sql`update access_grant set revoked_at = now(), revoke_reason = '离任' where id = ${duty}`,
    );
    await erased(actor);
    expect(await exportState(neighbour, before)).toEqual({ state: 'EXPIRED' });
  });
});
