import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { isRefusal } from '../../../platform/refusal.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { makeRecord } from '../../hours/testing/hours.make.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { externalSheet } from '../testing/external.make.ts';
import { openExternal, reasonsOf, service, told } from '../testing/external.steps.ts';
import { commitExternalImport, undoExternalImport } from './end-import.ts';

const { close, world, tree, desk, staff, ask, look, checked, imported, person, ofHer } = await openExternal();
afterAll(close);

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
    expect(told(await checked(await externalSheet([one]), { platform: '志愿山东' }))).toEqual([
      '2 SUSPECT EXTERNAL_MAYBE_TWICE',
    ]);
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
    expect((await ofHer(her)).external).toEqual({ minutes: 120, maybeSameMinutes: 60, repeatedMinutes: 0, records: 2 });
    await makeRecord(world, tree, { volunteer: her, shift: ['2025-07-01T01:00:00Z', '2025-07-01T03:00:00Z'] });
    expect((await ofHer(her)).external).toEqual({
      minutes: 120,
      maybeSameMinutes: 120,
      repeatedMinutes: 0,
      records: 2,
    });
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
