import { afterAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { type MadeVolunteer, makeStaffActor } from '../../people/testing/people.make.ts';
import { externalSheet, type SaidTerms } from '../testing/external.make.ts';
import { openExternal, reasonsOf, service, told } from '../testing/external.steps.ts';
import { undoExternalImport } from './end-import.ts';
import { undoExternalHours } from './undo-hours.ts';

const { close, world, tree, staff, ask, look, checked, imported, person, ofHer } = await openExternal();
afterAll(close);

describe('two outside platforms', () => {
  const sheet = (her: MadeVolunteer, ...more: SaidTerms[]) => externalSheet(more.map((one) => service(her, one)));
  const at = (startedAt: string, endedAt: string): SaidTerms => ({ startedAt, endedAt, hours: 1 });

  it('that counted one time are shown as maybe the same, both, and their sum has it once', async () => {
    const her = await person();
    await imported(await sheet(her, { ...at('09:00', '11:00'), number: 'A-1' }));
    const bytes = await sheet(
      her,
      { ...at('10:00', '12:00'), number: 'B-1' },
      { ...at('11:00', '12:00'), number: 'B-2' },
      { number: 'B-3', date: '2025-05-02', hours: 1 },
    );
    expect(told(await checked(bytes, { platform: '志愿山东' }))).toEqual([
      ...['2 SUSPECT EXTERNAL_MAYBE_TWICE', '3 READY', '4 READY'],
    ]);
    await imported(bytes, { platform: '志愿山东', all: true });
    const { external, list } = await ofHer(her);
    expect(external).toEqual({ minutes: 180, maybeSameMinutes: 0, repeatedMinutes: 60, records: 4 });
    expect(Object.fromEntries(list.map((one) => [one.number, one.maybeTwice]))).toEqual({
      ...{ 'A-1': true, 'B-1': true, 'B-2': false, 'B-3': false },
    });
    const doubtful = await ask<{ edges: unknown[] }>(
      staff,
      'query($f: ExternalHoursFilter) { externalHours(filter: $f) { edges { node { id maybeTwice } } } }',
      { f: { volunteerId: her.id, maybeSame: true } },
    );
    expect(doubtful.edges).toHaveLength(2);
  });

  it('are compared by days where one of them tells no times, never with another person’s, nor with their own', async () => {
    const [her, other] = [await person(), await person()];
    await imported(await sheet(her, { date: '2025-05-01', lastDate: '2025-05-03', hours: 3 }, { hours: 1 }));
    const same = { ...at('09:00', '10:00'), date: '2025-05-03' };
    const next = { ...at('09:00', '10:00'), date: '2025-05-04' };
    expect(told(await checked(await sheet(her, same, next), { platform: '志愿山东' }))).toEqual([
      ...['2 SUSPECT EXTERNAL_MAYBE_TWICE', '3 READY'],
    ]);
    expect(told(await checked(await sheet(other, same), { platform: '志愿山东' }))).toEqual(['2 READY']);
  });
});

describe('one line', () => {
  const undo = (actor: Actor, id: string, reason = '演示·记错了人') =>
    runUseCase(world.context(actor), undoExternalHours, { id, reason });

  it('is taken back with a reason, by whoever exchanges hours there, once; the others stay and its number may come again', async () => {
    const her = await person();
    const bytes = await externalSheet([
      service(her, { number: 'U-1' }),
      service(her, { number: 'U-2', date: '2025-06-01' }),
    ]);
    const done = await imported(bytes);
    const one = (await ofHer(her)).list.find(({ number }) => number === 'U-1')?.id ?? '';
    const neighbour = (await makeStaffActor(world, { unitId: tree.neighbour.id })).actor;
    const coordinator = (await makeStaffActor(world, { unitId: tree.county.id, role: 'COORDINATOR' })).actor;
    expect(reasonsOf(await undo(neighbour, one))).toEqual(['NOT_FOUND']);
    expect(reasonsOf(await undo(coordinator, one))).toEqual(['NOT_ALLOWED']);
    expect(reasonsOf(await undo(staff, one, ' '))).toEqual(['REQUIRED']);
    const both = await Promise.all([undo(staff, one), undo(staff, one)]);
    expect(both.flatMap(reasonsOf)).toEqual(['EXTERNAL_UNDONE']);
    expect(await ofHer(her)).toMatchObject({ numbers: ['U-2'], external: { minutes: 150, records: 1 } });
    const [row] = await world.services.read.rows(
      sql`select undone_by, undo_reason from external_hours where id = ${one}`,
    );
    expect(row).toEqual({ undone_by: staff.accountId, undo_reason: '演示·记错了人' });
    expect(told(await checked(bytes))).toEqual(['2 READY', '3 KNOWN']);
    // The whole file after it: what was taken back alone keeps its own reason.
    const { version } = (await look(done.id)) ?? done;
    await runUseCase(world.context(staff), undoExternalImport, { id: done.id, version, reason: '演示·整批' });
    expect(await ofHer(her)).toMatchObject({ numbers: [] });
    await expect(
      world.services.read.rows(sql`update external_hours set undone_by = null where id = ${one}`),
    ).rejects.toThrow('external_hours_undone_alone');
  });
});
