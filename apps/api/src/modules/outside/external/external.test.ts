import type { RecordTerm } from '@jinguo/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { readRows } from '../../../platform/sheets/read-rows.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { activityModule } from '../../activity/index.ts';
import { countStatements } from '../../activity/testing/activity.make.ts';
import { hoursModule } from '../../hours/index.ts';
import { type HoursTree, makeHoursTree, makeHoursVolunteer, makeRecord } from '../../hours/testing/hours.make.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { actorOf, type MadeVolunteer, makeStaffActor, makeVolunteer } from '../../people/testing/people.make.ts';
import { personParts } from '../../people/testing/person-parts.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { outsideModule } from '../outside.module.ts';
import {
  externalJson,
  externalSheet,
  type OutsideDesk,
  openOutsideDesk,
  type SaidTerms,
} from '../testing/external.make.ts';
import { commitExternalImport, discardExternalImport, undoExternalImport } from './end-import.ts';

let world: World;
let tree: HoursTree;
let desk: OutsideDesk;
let staff: Actor;
beforeAll(async () => {
  world = await createWorld([
    organizationModule,
    serviceTypeModule,
    peopleModule,
    activityModule,
    hoursModule,
    outsideModule,
  ]);
  tree = await makeHoursTree(world);
  desk = await openOutsideDesk(world);
  staff = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
});
afterAll(async () => {
  await desk.close();
  await world.close();
});

interface Seen {
  id: string;
  state: string;
  version: number;
  total: number;
  ready: number;
  suspect: number;
  known: number;
  bad: number;
  imported: number;
  failure: { code: string } | null;
  returnedFileUrl: string | null;
  canUndo: { allowed: boolean };
  rows: {
    totalCount: number;
    edges: { node: { row: number; verdict: string; reasons: { code: string; field: string | null }[] } }[];
  };
}
async function ask<T>(actor: Actor | null, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await world.graph<Record<string, T>>(actor, query, variables);
  if (errors) throw new Error(errors.map((error) => error.message).join('\n'));
  return Object.values(data ?? {})[0] as T;
}
const look = (id: string, actor = staff): Promise<Seen | null> =>
  ask(
    actor,
    `query($id: ID!) { externalImport(id: $id) { id state version total ready suspect known bad imported failure { code } returnedFileUrl canUndo { allowed }
      rows(first: 100) { totalCount edges { node { row verdict reasons { code field } } } } } }`,
    { id },
  );
/** Uploaded and checked. */
async function checked(bytes: Buffer, more: { actor?: Actor; platform?: string } = {}): Promise<Seen> {
  const started = await desk.upload(more.actor ?? staff, bytes, tree.county.id, more.platform);
  if (isRefusal(started)) throw new Error(JSON.stringify(started.reasons));
  await desk.work();
  const seen = await look(started.id, more.actor);
  if (!seen) throw new Error('no import');
  return seen;
}
async function imported(bytes: Buffer, more: { actor?: Actor; platform?: string; all?: boolean } = {}): Promise<Seen> {
  const { id, version } = await checked(bytes, more);
  const input = { id, version, includeSuspects: more.all ?? false };
  const done = await runUseCase(world.context(more.actor ?? staff), commitExternalImport, input);
  if (isRefusal(done)) throw new Error(JSON.stringify(done.reasons));
  await desk.work();
  return (await look(id, more.actor)) as Seen;
}
const told = ({ rows }: Seen): string[] =>
  rows.edges.map(({ node }) => [node.row, node.verdict, ...node.reasons.map(({ code }) => code)].join(' '));
let counter = 0;
const service = (her: MadeVolunteer, more: SaidTerms = {}): SaidTerms => ({
  number: `Z-${(counter += 1)}`,
  idNumber: her.idNumber,
  name: her.name,
  title: '演示·社区清洁日',
  date: '2025-05-01',
  hours: '2.5',
  organiser: '演示社区',
  ...more,
});
const person = (name = '演示·志愿者'): Promise<MadeVolunteer> => makeHoursVolunteer(world, tree, name);
const ofHer = async (her: MadeVolunteer) => {
  const actor = await actorOf(world, her.accountId ?? '', 'volunteer');
  const mine = await ask<{
    approvedMinutes: number;
    external: { minutes: number; maybeSameMinutes: number; records: number };
  }>(actor, '{ myHours { approvedMinutes external { minutes maybeSameMinutes records } } }');
  const list = await ask<{ edges: { node: { number: string; platform: string; maybeSame: boolean } }[] }>(
    actor,
    '{ myExternalHours { edges { node { number platform title organiser serviceDate minutes evidence maybeSame startedAt } } } }',
  );
  return { ...mine, numbers: list.edges.map(({ node }) => node.number), list: list.edges.map(({ node }) => node) };
};
const reasonsOf = (result: unknown) => (isRefusal(result) ? result.reasons.map(({ code }) => code) : []);

describe('hours of another platform', () => {
  it('are shown to her and at the desk, and are no part of any total of ours', async () => {
    const her = await person();
    const done = await imported(
      await externalSheet([service(her, { number: 'N-1', startedAt: '09:00', endedAt: '11:30' })]),
    );
    expect(done).toMatchObject({ state: 'DONE', total: 1, imported: 1, bad: 0 });
    expect(await ofHer(her)).toMatchObject({
      approvedMinutes: 0,
      external: { minutes: 150, maybeSameMinutes: 0, records: 1 },
      list: [
        {
          number: 'N-1',
          platform: '志愿汇',
          title: '演示·社区清洁日',
          serviceDate: '2025-05-01',
          minutes: 150,
          startedAt: '2025-05-01T01:00:00Z',
        },
      ],
    });
    const atDesk = await ask(
      staff,
      'query($id: ID!) { volunteer(id: $id) { approvedMinutes hoursByGrade { minutes } externalHours { minutes } } }',
      { id: her.id },
    );
    expect(atDesk).toEqual({ approvedMinutes: 0, hoursByGrade: [], externalHours: { minutes: 150 } });
    const [ledger] = await world.services.read.rows<{ n: number }>(
      sql`select count(*)::int as n from ledger_account where volunteer_id = ${her.id}`,
    );
    expect(ledger?.n).toBe(0);
  });

  it('imported twice are there once: the same number again is known, another duration under it is refused', async () => {
    const her = await person();
    const one = service(her);
    await imported(await externalSheet([one]));
    expect(told(await checked(await externalSheet([one])))).toEqual(['2 KNOWN']);
    expect(told(await checked(await externalSheet([{ ...one, hours: '3' }])))).toEqual([
      '2 BAD EXTERNAL_NUMBER_DIFFERS',
    ]);
    expect(told(await checked(await externalSheet([one]), { platform: '志愿山东' }))).toEqual(['2 READY']);
    const twice = service(her);
    const rows = told(await checked(await externalSheet([twice, service(her), twice])));
    expect(rows).toEqual(['2 READY', '3 READY', '4 BAD EXTERNAL_ROW_TWICE']);
    expect((await ofHer(her)).external).toMatchObject({ minutes: 150, records: 1 });
  });

  it('of two files with one number brought in at once are there once', async () => {
    const her = await person();
    const bytes = await externalSheet([service(her)]);
    const both = [await checked(bytes), await checked(bytes)];
    for (const { id, version } of both)
      await runUseCase(world.context(staff), commitExternalImport, { id, version, includeSuspects: false });
    await Promise.all([desk.work(), desk.work()]);
    expect((await ofHer(her)).external).toMatchObject({ minutes: 150, records: 1 });
    expect((await Promise.all(both.map(({ id }) => look(id)))).map((one) => one?.imported).sort()).toEqual([0, 1]);
  });

  it('at the time of a record of ours may be the same service: looked at before, told ever after, also when ours comes later', async () => {
    const her = await person();
    await makeRecord(world, tree, { volunteer: her, shift: ['2025-06-01T01:00:00Z', '2025-06-01T03:00:00Z'] });
    const [during, beside, thatDay] = [
      service(her, { date: '2025-06-01', startedAt: '10:00', endedAt: '12:00', hours: 1 }),
      service(her, { date: '2025-06-01', startedAt: '11:00', endedAt: '12:00', hours: 1 }),
      service(her, { date: '2025-06-01', hours: 1 }),
    ];
    const found = await checked(await externalSheet([during, beside, thatDay]));
    expect(told(found)).toEqual(['2 SUSPECT EXTERNAL_MAYBE_SAME', '3 READY', '4 SUSPECT EXTERNAL_MAYBE_SAME']);
    expect(await imported(await externalSheet([{ ...during, number: 'S-1' }]), { all: true })).toMatchObject({
      imported: 1,
    });
    const later = service(her, { date: '2025-07-01', number: 'S-2', hours: 1 });
    await imported(await externalSheet([later]));
    expect((await ofHer(her)).external).toEqual({ minutes: 120, maybeSameMinutes: 60, records: 2 });
    await makeRecord(world, tree, { volunteer: her, shift: ['2025-07-01T01:00:00Z', '2025-07-01T03:00:00Z'] });
    expect((await ofHer(her)).external).toEqual({ minutes: 120, maybeSameMinutes: 120, records: 2 });
    const doubtful = await ask<{ edges: unknown[] }>(
      staff,
      'query($f: ExternalHoursFilter) { externalHours(filter: $f) { edges { node { id maybeSame volunteer { name } } } } }',
      {
        f: { volunteerId: her.id, maybeSame: true },
      },
    );
    expect(doubtful.edges).toHaveLength(2);
  });

  it('are taken back whole with a reason, by anybody with the right there, once; their numbers may come again', async () => {
    const her = await person();
    const bytes = await externalSheet([service(her), service(her)]);
    const done = await imported(bytes);
    const colleague = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
    const neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
    const undo = (actor: Actor, version = done.version) =>
      runUseCase(world.context(actor), undoExternalImport, { id: done.id, version, reason: '演示·传错了文件' });
    expect(reasonsOf(await undo(neighbour))).toEqual(['NOT_FOUND']);
    expect(reasonsOf(await undo(staff, done.version - 1))).toEqual(['STALE_VERSION']);
    const both = await Promise.all([undo(colleague), undo(staff)]);
    expect(both.filter(isRefusal)).toHaveLength(1);
    expect(await ofHer(her)).toMatchObject({ external: { minutes: 0, records: 0 }, numbers: [] });
    expect(await look(done.id)).toMatchObject({ state: 'UNDONE', canUndo: { allowed: false } });
    expect(await imported(bytes)).toMatchObject({ imported: 2 });
  });
});

describe('a file', () => {
  it('may speak in the words of other platforms, or in JSON in our terms', async () => {
    const her = await person('演示·李梅');
    const headers: Partial<Record<RecordTerm, string>> = {
      number: '编号',
      idNumber: '身份证号',
      name: '志愿者姓名',
      title: '项目名称',
      date: '活动日期',
      hours: '服务时长（小时）',
    };
    expect(told(await checked(await externalSheet([service(her)], headers)))).toEqual(['2 READY']);
    expect(told(await checked(externalJson([service(her), { title: '只有名称' }])))).toEqual([
      '1 READY',
      '2 BAD EXTERNAL_WHO_NEEDED REQUIRED REQUIRED EXTERNAL_MINUTES_NEEDED',
    ]);
  });

  it('that holds no records fails and says why, and nothing of it is staged', async () => {
    const files = [
      Buffer.from('{"服务记录": []}'),
      Buffer.from('[1, 2'),
      externalJson([]),
      Buffer.from('姓名,电话\n甲,乙\n'),
    ];
    const ends: Seen[] = [];
    for (const bytes of files) ends.push(await checked(bytes));
    expect(ends.map(({ state, failure, rows }) => [state, failure?.code, rows.totalCount])).toEqual([
      ['FAILED', 'EXTERNAL_NOT_RECORDS', 0],
      ['FAILED', 'EXTERNAL_NOT_RECORDS', 0],
      ['FAILED', 'SHEET_EMPTY', 0],
      ['FAILED', 'IMPORT_COLUMN_MISSING', 0],
    ]);
  });

  it('names people by volunteer number, ID number, or name and phone, and never says who is registered beyond her reach', async () => {
    const her = await person('演示·张兰');
    const elsewhere = await makeVolunteer(world, {
      unitId: tree.neighbour.id,
      villageCode: '370303991001',
      name: '演示·赵梅',
    });
    const [row] = await world.services.read.rows<{ number: string }>(
      sql`select number from volunteer where id = ${her.id}`,
    );
    const base = { title: '甲', date: '2025-05-01', hours: 1 };
    const seen = await checked(
      await externalSheet([
        { ...base, number: 'W-1', volunteerNumber: row?.number ?? '' },
        { ...base, number: 'W-2', name: her.name, phone: her.phone },
        { ...base, number: 'W-3', volunteerNumber: row?.number ?? '', name: '演示·别人' },
        { ...base, number: 'W-4', idNumber: elsewhere.idNumber },
        { ...base, number: 'W-5', idNumber: '11010519491231002X' },
        { ...base, number: 'W-6', name: her.name },
      ]),
    );
    expect(told(seen)).toEqual([
      '2 READY',
      '3 READY',
      '4 BAD EXTERNAL_NAME_DIFFERS',
      '5 BAD EXTERNAL_WHO_UNKNOWN',
      '6 BAD EXTERNAL_WHO_UNKNOWN',
      '7 BAD EXTERNAL_WHO_NEEDED',
    ]);
  });

  it('with a number that another person has is looked at', async () => {
    const [her, other] = [await person(), await person()];
    const one = service(her);
    await imported(await externalSheet([one]));
    expect(told(await checked(await externalSheet([service(other, { number: one.number ?? '' })])))).toEqual([
      '2 SUSPECT EXTERNAL_NUMBER_OF_OTHER',
    ]);
  });

  it('gives back what was not imported with the reason beside it, to whoever brought it alone', async () => {
    const her = await person();
    const done = await imported(await externalSheet([service(her), service(her, { hours: 'x' })]));
    const rows = await readRows(await desk.fileBytes(done.returnedFileUrl?.slice(7, 43) ?? ''), 100);
    if (isRefusal(rows)) throw new Error('unreadable');
    expect(rows.map(({ cells }) => cells.slice(-2))).toEqual([
      ['原因', '原表行号'],
      ['服务时间（分钟）：请填服务时间，用大于 0 的分钟数或小时数。', 3],
    ]);
    const colleague = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
    expect(await look(done.id, colleague)).toMatchObject({
      imported: 1,
      returnedFileUrl: null,
      rows: { totalCount: 0 },
    });
  });

  it('is brought in by whoever has the right at the place, with her rights as they are when the worker comes to it', async () => {
    const coordinator = (await makeStaffActor(world, { unitId: tree.team.id, role: 'COORDINATOR' })).actor;
    const bytes = await externalSheet([service(await person())]);
    expect(reasonsOf(await desk.upload(coordinator, bytes, tree.team.id))).toEqual(['NOT_ALLOWED']);
    expect(reasonsOf(await desk.upload(staff, bytes, tree.neighbour.id))).toEqual(['NOT_FOUND']);
    const { actor, grantId } = await makeStaffActor(world, { unitId: tree.county.id });
    const started = await desk.upload(actor, bytes, tree.county.id);
    await world.services.read.rows(sql`update access_grant set revoked_at = now() where id = ${grantId}`);
    await desk.work();
    expect(await look(isRefusal(started) ? '' : started.id)).toMatchObject({
      state: 'FAILED',
      failure: { code: 'NOT_ALLOWED' },
    });
  });

  it('of five hundred rows is checked in as many statements as one of two', async () => {
    const her = await person();
    const rows = Array.from({ length: 500 }, () => service(her, { hours: 1 }));
    const [few, many] = [await externalSheet(rows.slice(0, 2)), await externalSheet(rows)];
    const statements: number[] = [];
    for (const bytes of [few, many]) {
      await desk.upload(staff, bytes, tree.county.id);
      statements.push((await countStatements(world, () => desk.work())).statements);
    }
    expect(statements[1]).toBe(statements[0]);
  });

  it('thrown away is forgotten at once', async () => {
    const seen = await checked(await externalSheet([service(await person())]));
    await runUseCase(world.context(staff), discardExternalImport, { id: seen.id, version: seen.version });
    const [left] = await world.services.read.rows<{ n: number }>(
      sql`select count(*)::int as n from external_import_row where import_id = ${seen.id} and terms_cipher is not null`,
    );
    expect([left?.n, (await look(seen.id))?.state]).toEqual([0, 'DISCARDED']);
  });
});

describe('a person', () => {
  const part = () => {
    const found = personParts().find(({ name }) => name === 'outside.external');
    if (!found) throw new Error('no part');
    return found;
  };

  it('merged keeps both registrations’ hours, one number once', async () => {
    const [kept, absorbed] = [await person(), await person()];
    const same = service(kept, { number: 'M-1' });
    await imported(await externalSheet([same, service(kept)]));
    await imported(await externalSheet([service(absorbed, { number: 'M-1' }), service(absorbed)]), { all: true });
    await inTransaction(
      workerContext(world.services),
      (tx) => part().move?.(tx, kept.id, absorbed.id) ?? Promise.resolve(),
    );
    expect((await ofHer(kept)).external).toMatchObject({ minutes: 450, records: 3 });
  });

  it('erased takes them along, and what files said of her, a row nobody was found for among them', async () => {
    const her = await person('演示·周兰');
    const done = await imported(
      await externalSheet([service(her), service(her, { name: '演示·写错', title: '乙' }), service(await person())]),
    );
    const copy = await part().copy?.({ sql: (query) => world.services.read.rows(query) }, her.id);
    expect(copy?.['外平台时长']).toHaveLength(1);
    await inTransaction(workerContext(world.services), (tx) => part().erase?.(tx, her.id) ?? Promise.resolve());
    expect((await ofHer(her)).external).toMatchObject({ records: 0 });
    const left = await world.services.read.rows<{ row_no: number; there: boolean }>(
      sql`select row_no, terms_cipher is not null as there from external_import_row where import_id = ${done.id} order by row_no`,
    );
    expect(left.map(({ there }) => there)).toEqual([false, false, true]);
  });
});
