import type { RecordTerm } from '@jinguo/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { sql } from '../../../platform/database/sql.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { readRows } from '../../../platform/sheets/read-rows.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { countStatements } from '../../activity/testing/activity.make.ts';
import { makeStaffActor, makeVolunteer } from '../../people/testing/people.make.ts';
import { personParts } from '../../people/testing/person-parts.ts';
import { externalJson, externalSheet } from '../testing/external.make.ts';
import { openExternal, reasonsOf, type SeenImport, service, told } from '../testing/external.steps.ts';
import { discardExternalImport } from './end-import.ts';

const { close, world, tree, desk, staff, look, checked, imported, person, ofHer } = await openExternal();
afterAll(close);

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
    const ends: SeenImport[] = [];
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
