import { readdir } from 'node:fs/promises';
import { arrayBuffer } from 'node:stream/consumers';
import { ExportKind, exportKindWords } from '@jinguo/schema';
import ExcelJS from '@protobi/exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../platform/access/actor.ts';
import { sql } from '../../platform/database/sql.ts';
import { runUseCase } from '../../platform/run-use-case.ts';
import type { Cell } from '../../platform/sheets/cell.ts';
import { createWorld, type World } from '../../platform/testing/world.ts';
import { modules } from '../modules.ts';
import { type MadePlaces, makePlaces, makeTeam } from '../organization/testing/organization.make.ts';
import { type Desk, openDesk } from '../people/testing/import.make.ts';
import { actorOf, makeFieldRule, makeGrant, makeStaffActor, makeVolunteer } from '../people/testing/people.make.ts';
import { exportWork, sheetOf } from './export-work.ts';
import { requestExport } from './request-export.ts';

let world: World;
let places: MadePlaces;
let desk: Desk;
let staff: Actor;
let grantId = '';
beforeAll(async () => {
  world = await createWorld(modules);
  places = await makePlaces(world);
  desk = await openDesk(world);
  ({ actor: staff, grantId } = await makeStaffActor(world, { unitId: places.county.id }));
});
afterAll(async () => {
  await desk.close();
  await world.close();
});

const request = `mutation($input: ExportInput!) { requestExport(input: $input) { ... on ExportSaved { dataExport { id state rows fileUrl } } ... on Refused { reasons { code } } } }`;
const look = `query($id: ID!) { dataExport(id: $id) { id state rows fileUrl } }`;
interface View {
  id: string;
  state: string;
  rows: number | null;
  fileUrl: string | null;
}
async function ask<T>(actor: Actor | null, query: string, variables: Record<string, unknown>): Promise<T> {
  const { data, errors } = await world.graph<Record<string, T>>(actor, query, variables);
  if (errors) throw new Error(errors.map(({ message }) => message).join());
  return Object.values(data ?? {})[0] as T;
}
async function made(actor: Actor, input: Record<string, unknown>): Promise<{ view: View; rows: (readonly Cell[])[] }> {
  const { dataExport } = await ask<{ dataExport: View }>(actor, request, { input });
  expect(dataExport).toMatchObject({ state: 'WAITING', fileUrl: null });
  while (await exportWork.step(desk.services));
  const view = await ask<View>(actor, look, { id: dataExport.id });
  return { view, rows: (await desk.fileRows(view.fileUrl)).map(({ cells }) => cells) };
}

it('an export holds what the list shows and no more: her reach, the filter, masks, Chinese headers, totals', async () => {
  const near = await makeVolunteer(world, { unitId: places.village.id, name: '演示·近' });
  const far = await makeVolunteer(world, { unitId: places.neighbourVillage.id, name: '演示·远' });
  await makeVolunteer(world, { unitId: places.village.id, name: '=SUM(A1)' });
  const { view, rows } = await made(staff, { kind: 'VOLUNTEERS' });
  expect(view).toMatchObject({ state: 'READY', rows: 2 });
  expect(rows[0]?.slice(0, 6)).toEqual(['志愿者编号', '姓名', '性别', '年龄', '手机号', '证件号码']);
  expect(rows.map((row) => row[1])).toEqual(['姓名', "'=SUM(A1)", '演示·近', null]);
  expect(rows.at(-1)?.[0]).toBe('合计 2 条');
  const text = JSON.stringify(rows);
  for (const secret of [near.phone, near.idNumber, far.name]) expect(text).not.toContain(secret);
  const filtered = await made(staff, { kind: 'VOLUNTEERS', volunteers: { keyword: '演示·近' } });
  expect(filtered.view.rows).toBe(1);
});

it('a field hidden by rule is said on the rows it is hidden on, and a column seen nowhere is cut', async () => {
  const near = await makeVolunteer(world, { unitId: places.village.id, name: '演示·本县人' });
  const far = await makeVolunteer(world, { unitId: places.neighbourVillage.id, name: '演示·邻县人' });
  const { account } = await makeStaffActor(world, { unitId: places.county.id });
  await makeGrant(world, { accountId: account.id, unitId: places.neighbourCounty.id, role: 'STAFF' });
  const rule = { subject: 'STAFF', field: 'volunteer.phone', accountId: account.id } as const;
  const ids = [await makeFieldRule(world, { ...rule, unitId: places.county.id })];
  const exported = async (name: string) =>
    (await made(await actorOf(world, account.id), { kind: 'VOLUNTEERS', volunteers: { keyword: name } })).rows;
  const masked = (phone: string) => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  expect((await exported(near.name))[1]).toContain('此项按规定不显示');
  expect((await exported(far.name))[1]).toContain(masked(far.phone));
  ids.push(await makeFieldRule(world, { ...rule, unitId: places.neighbourCounty.id }));
  const [header, line] = await exported(far.name);
  expect(header).not.toContain('手机号');
  expect(header).toContain('证件号码');
  expect(JSON.stringify(line)).not.toContain(masked(far.phone));
  await world.services.read.rows(
    sql`update field_rule set lifted_at = now(), lifted_by = set_by, lift_reason = '收场' where id = any(${ids}::uuid[])`,
  );
});

it('asked for many times at once it is made once; another filter, another tongue, or once it is there, is another', async () => {
  const { actor } = await makeStaffActor(world, { unitId: places.county.id });
  const id = async (input: Record<string, unknown>) =>
    (await ask<{ dataExport: View }>(actor, request, { input: { kind: 'VOLUNTEERS', ...input } })).dataExport.id;
  const ids = new Set(await Promise.all(Array.from({ length: 10 }, () => id({ volunteers: { keyword: '演示' } }))));
  expect(ids.size).toBe(1);
  const others = [
    await id({ volunteers: { keyword: '演示·近' } }),
    await id({ volunteers: { keyword: '演示' }, tongue: 'en' }),
  ];
  expect(new Set([...ids, ...others]).size).toBe(3);
  while (await exportWork.step(desk.services));
  expect(ids).not.toContain(await id({ volunteers: { keyword: '演示' } }));
});

it('who exported what is on record, the keyword is not', async () => {
  const { view } = await made(staff, { kind: 'VOLUNTEERS', volunteers: { keyword: '13900000001', state: 'ACTIVE' } });
  const log = await world.services.read.rows<{ action: string; changes: object; actor_account_id: string }>(
    sql`select action, changes, actor_account_id from audit_entry where entity_id = ${view.id} order by action`,
  );
  expect(log.map(({ action, actor_account_id }) => [action, actor_account_id])).toEqual([
    ['export.made', staff.accountId],
    ['export.request', staff.accountId],
  ]);
  expect(JSON.stringify(log)).toContain('"rows":0');
  expect(JSON.stringify(log)).toContain('byKeyword');
  expect(JSON.stringify(log)).not.toContain('13900000001');
});

it.each(Object.values(ExportKind))('%s is a file that another program opens, in either tongue', async (kind) => {
  for (const tongue of ['zh', 'en'] as const) {
    const { bytes, count } = await sheetOf(world.context(staff), { kind, activityId: places.county.id }, tongue);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await arrayBuffer(bytes));
    const [first] = book.worksheets;
    expect(first?.name).toBe(exportKindWords[kind][tongue]);
    const last = String(first?.getCell(count() + 2, 1).value);
    expect(last).toBe(tongue === 'zh' ? `合计 ${count()} 条` : `Total: ${count()}`);
  }
});

it('speaks the tongue it was asked in, and so does the name of the file', async () => {
  await makeVolunteer(world, { unitId: places.village.id, name: '演示·英文' });
  const { view, rows } = await made(staff, {
    kind: 'VOLUNTEERS',
    tongue: 'en',
    volunteers: { keyword: '演示·英文' },
  });
  expect(rows[0]?.slice(0, 3)).toEqual(['Volunteer no.', 'Name', 'Gender']);
  expect(rows[1]?.slice(1, 3)).toEqual(['演示·英文', 'Female']);
  expect(rows.at(-1)?.[0]).toBe('Total: 1');
  const [file] = await world.services.read.rows<{ name: string }>(
    sql`select f.file_name as name from stored_file f join data_export x on x.file_id = f.id where x.id = ${view.id}`,
  );
  expect(file?.name).toMatch(/^Volunteers-/);
});

it('an order is bounded by the days it was asked for, also when the worker comes to it', async () => {
  const colleague = (await makeStaffActor(world, { unitId: places.county.id })).actor;
  await made(colleague, { kind: 'VOLUNTEERS' });
  const between = async (from: string, to: string) =>
    (await made(colleague, { kind: 'AUDIT', audit: { actorId: colleague.accountId, from, to } })).view.rows;
  const day = (n: number) => new Date(world.services.now().getTime() + n * 86_400_000).toISOString();
  expect(await between(day(-1), day(1))).toBeGreaterThan(0);
  expect(await between(day(1), day(2))).toBe(0);
  const anybody = await made(colleague, { kind: 'AUDIT', audit: { from: day(1), to: day(2) } });
  expect(anybody.view.rows).toBe(0);
});

it('more than one may take at once is refused before anything is made', async () => {
  const { actor } = await makeStaffActor(world, { unitId: places.neighbourCounty.id });
  await world.services.read.rows(sql`insert into audit_entry (id, at, actor_account_id, action, outcome, entity_type, unit_id, county_code)
    select gen_random_uuid(), ${world.services.now()}, ${actor.accountId}, 'test.many', 'DONE', 'Unit', u.id, u.county_code
    from unit u, generate_series(1, 1001) where u.id = ${places.neighbourCounty.id}`);
  const within = (most: number, audit: object) => {
    const services = { ...world.services, env: { ...world.services.env, EXPORT_ROWS: most } };
    return runUseCase({ ...world.context(actor), services }, requestExport, {
      kind: 'AUDIT',
      tongue: 'zh',
      wanted: { kind: 'AUDIT', audit },
    });
  };
  const all = { action: 'test.many' };
  expect(await within(1000, all)).toMatchObject({ reasons: [{ code: 'EXPORT_TOO_MANY' }] });
  expect(await within(1001, all)).toHaveProperty('id');
  expect(await within(1000, { action: 'test.many', outcome: 'REFUSED' })).toHaveProperty('id');
});

it('each list asks its own right', async () => {
  const security = (await makeStaffActor(world, { unitId: places.county.id, role: 'SECURITY_ADMIN' })).actor;
  const team = await makeTeam(world, { unit: places.village });
  const coordinator = (await makeStaffActor(world, { unitId: team.id, role: 'COORDINATOR' })).actor;
  const may = async (actor: Actor) => {
    const can: string[] = [];
    for (const kind of Object.values(ExportKind)) {
      const answer = await ask<object>(actor, request, { input: { kind } });
      if ('dataExport' in answer) can.push(kind);
      else expect(answer).toEqual({ reasons: [{ code: 'NOT_ALLOWED' }] });
    }
    return can.sort();
  };
  expect(await may(security)).toEqual(['ACCOUNTS', 'AUDIT', 'GRANTS', 'REVEALS']);
  expect(await may(coordinator)).toEqual(
    Object.values(ExportKind)
      .filter((kind) => !['ACCOUNTS', 'AUDIT', 'GRANTS', 'REVEALS', 'COMPLAINTS', 'RIGHTS_REQUESTS'].includes(kind))
      .sort(),
  );
});

it('without the right nothing is made, and a right withdrawn meanwhile ends it', async () => {
  const security = (await makeStaffActor(world, { unitId: places.county.id, role: 'SECURITY_ADMIN' })).actor;
  expect(await ask(security, request, { input: { kind: 'VOLUNTEERS' } })).toEqual({
    reasons: [{ code: 'NOT_ALLOWED' }],
  });
  expect(await ask({ ...staff, app: 'volunteer', grants: [] }, request, { input: { kind: 'VOLUNTEERS' } })).toEqual({
    reasons: [{ code: 'NOT_ALLOWED' }],
  });
  const { dataExport } = await ask<{ dataExport: View }>(staff, request, { input: { kind: 'VOLUNTEERS' } });
  await world.services.read.rows(sql`update access_grant set revoked_at = now() where id = ${grantId}`);
  while (await exportWork.step(desk.services));
  expect(await ask(staff, look, { id: dataExport.id })).toMatchObject({ state: 'FAILED', fileUrl: null });
});

it('is seen by nobody but the person who asked', async () => {
  const colleague = (await makeStaffActor(world, { unitId: places.county.id })).actor;
  const { view } = await made(colleague, { kind: 'VOLUNTEERS' });
  expect(await ask(staff, look, { id: view.id })).toBeNull();
});

it('a try that was broken off leaves nothing beside what the next one makes, and one given up leaves nothing at all', async () => {
  const colleague = (await makeStaffActor(world, { unitId: places.county.id })).actor;
  const filesOf = async (id: string): Promise<string[]> =>
    (await readdir(desk.services.env.FILES_DIR, { recursive: true })).filter((file) => file.includes(`/${id}`));
  // Its bytes are written, then the row of the file finds its place taken.
  const block = (id: string) =>
    world.services.read.rows(sql`insert into stored_file (id, storage_key, media_type, bytes, sha256, uploaded_by, county_code)
      values (${id}, ${`blocked ${id}`}, 'x/y', 1, '\\x00', ${colleague.accountId}, '370303')`);
  const first = await ask<{ dataExport: View }>(colleague, request, { input: { kind: 'VOLUNTEERS' } });
  const { id } = first.dataExport;
  await block(id);
  await expect(exportWork.step(desk.services)).rejects.toThrow();
  expect(await ask<View>(colleague, look, { id })).toMatchObject({ state: 'WAITING' });
  expect(await filesOf(id)).toHaveLength(1);
  await world.services.read.rows(sql`delete from stored_file where id = ${id}`);
  while (await exportWork.step(desk.services));
  expect(await ask<View>(colleague, look, { id })).toMatchObject({ state: 'READY' });
  expect(await filesOf(id)).toHaveLength(1);
  const second = await ask<{ dataExport: View }>(colleague, request, { input: { kind: 'VOLUNTEERS' } });
  await block(second.dataExport.id);
  for (let i = 0; i < 3; i += 1) await expect(exportWork.step(desk.services)).rejects.toThrow();
  await exportWork.step(desk.services);
  expect(await ask<View>(colleague, look, { id: second.dataExport.id })).toMatchObject({ state: 'FAILED' });
  expect(await filesOf(second.dataExport.id)).toEqual([]);
});
