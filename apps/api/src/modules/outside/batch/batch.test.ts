import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { mayOpen } from '../../../platform/files/file-readers.ts';
import { queueFigures } from '../../../platform/jobs/queues.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { runUseCase } from '../../../platform/run-use-case.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { activityModule } from '../../activity/index.ts';
import { countStatements } from '../../activity/testing/activity.make.ts';
import { hoursModule } from '../../hours/index.ts';
import type { HoursTree } from '../../hours/testing/hours.make.ts';
import { organizationModule } from '../../organization/index.ts';
import { peopleModule } from '../../people/index.ts';
import { makeStaffActor } from '../../people/testing/people.make.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { outsideModule } from '../outside.module.ts';
import { externalSheet, type OutsideDesk, openOutsideDesk } from '../testing/external.make.ts';
import { type Batch, fileId, filled, reasonsOf, systemSteps } from '../testing/system.steps.ts';
import { batchWork, watchSilence } from './batch-work.ts';
import { closeBatch, makeBatch } from './make-batch.ts';

let world: World;
let desk: OutsideDesk;
let tree: HoursTree;
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
  desk = await openOutsideDesk(world);
});
afterAll(async () => {
  await desk.close();
  await world.close();
});
const steps = systemSteps(
  () => world,
  () => desk,
);
const { standing, lines, system, note, work, batch, latest, sheetOf, answer } = steps;
async function scene(since?: string): Promise<string> {
  const id = await steps.scene(since);
  ({ tree, staff } = steps.place());
  return id;
}

describe('a batch', () => {
  it('holds what is not typed in, in the terms of 令67 and MZ/T 061, as a sheet and as JSON; each record in one batch', async () => {
    const id = await scene();
    const [one, two, three] = [
      await standing({ title: '演示·=1+1' }),
      await standing({ privacyClass: 'P4', title: '演示·秘密' }),
      await standing(),
    ];
    await note(id, three ?? '', 'B-3', 120);
    const made = await batch(id);
    expect(made).toMatchObject({ number: 1, state: 'SENT', records: 2, answered: 0 });
    const rows = await sheetOf(made);
    expect(rows.map((row) => row['记录编号']).sort()).toEqual([one, two].sort());
    expect(rows.find((row) => row['记录编号'] === one)).toMatchObject({
      活动名称: '演示·=1+1',
      '服务时间(分钟)': '120',
      '服务时间(小时)': '2',
      服务地点: '演示村广场',
      认定等级: '扫码签到',
      对方系统编号: '',
    });
    expect(rows.find((row) => row['记录编号'] === two)).toMatchObject({
      活动名称: '专业服务',
      服务内容: '专业服务',
      服务地点: '',
    });
    const json = JSON.parse((await desk.fileBytes(fileId(made.jsonUrl))).toString()) as {
      格式: string;
      服务记录: Record<string, unknown>[];
    };
    expect(json).toMatchObject({ 格式: 'jinguo-records-1', 批号: 1, 外部系统: '志愿汇' });
    expect(json.服务记录).toHaveLength(2);
    expect(JSON.stringify(json)).not.toContain('秘密');
    expect((await lines(id)).map((line) => line.batch).sort()).toEqual([1, 1, null]);
    expect(reasonsOf(await runUseCase(world.context(staff), makeBatch, { systemId: id }))).toEqual([
      'OUTSIDE_NOTHING_PENDING',
    ]);
    await standing();
    expect(await batch(id)).toMatchObject({ number: 2, records: 1 });
  });

  it('nobody waits for any more is ended: what of it was not typed in goes into the next', async () => {
    const id = await scene();
    const [one, two] = [await standing(), await standing()];
    const made = await batch(id);
    await note(id, one, 'X-1', 120);
    const close = () => runUseCase(world.context(staff), closeBatch, { id: made.id, version: made.version });
    expect(reasonsOf(await close())).toEqual([]);
    expect(reasonsOf(await close())).toEqual(['STALE_VERSION']);
    expect(await latest(id)).toMatchObject({ state: 'CLOSED', answered: 1 });
    const next = await batch(id);
    expect((await sheetOf(next)).map((row) => row['记录编号'])).toEqual([two]);
  });

  it('two asked for at once share no record', async () => {
    const id = await scene();
    for (let i = 0; i < 4; i += 1) await standing();
    const both = await Promise.all([1, 2].map(() => runUseCase(world.context(staff), makeBatch, { systemId: id })));
    expect(both.flatMap(reasonsOf)).toEqual(['OUTSIDE_NOTHING_PENDING']);
    await work();
  });

  it('is acknowledged by its own sheet filled in: noted, different, not yet typed, and rows that cannot be taken with their reason', async () => {
    const id = await scene();
    const [one, two, three] = [await standing(), await standing(), await standing()];
    const elsewhere = await standing();
    await note(id, elsewhere, 'A-0', 120);
    const made = await batch(id);
    const sheet = await externalSheet([
      filled(one, 'A-1'),
      filled(two, 'A-2', { outsideHours: 1.5 }),
      { number: three },
      filled(elsewhere, 'A-4'),
      filled(one, 'A-5'),
      filled('没有', 'A-6'),
    ]);
    expect(await answer(made, sheet)).toEqual([]);
    const after = await latest(id);
    expect(after).toMatchObject({ state: 'SENT', answered: 2, answer: { noted: 2, skipped: 1 } });
    expect(after?.answer?.problems.map(({ row, reasons }) => [row, ...reasons.map(({ code }) => code)])).toEqual([
      [5, 'OUTSIDE_NOT_IN_BATCH'],
      [6, 'OUTSIDE_TWICE_IN_FILE'],
      [7, 'OUTSIDE_NOT_IN_BATCH'],
    ]);
    expect(Object.fromEntries((await lines(id)).map(({ recordId, state }) => [recordId, state]))).toEqual({
      [one]: 'ENTERED',
      [two]: 'DIFFERS',
      [three]: 'PENDING',
      [elsewhere]: 'ENTERED',
    });
    await note(id, three, 'A-3', 120);
    expect(await latest(id)).toMatchObject({ state: 'ANSWERED', answered: 3 });
    expect(await answer((await latest(id)) as Batch, sheet)).toEqual(['OUTSIDE_NOT_SENT']);
  });

  it('typed in as the sheet says in hours to two decimals is what we have', async () => {
    const id = await scene();
    const one = await standing({ shift: ['2026-03-01T01:00:00Z', '2026-03-01T03:04:00Z'] });
    const made = await batch(id);
    expect((await sheetOf(made))[0]).toMatchObject({ '服务时间(分钟)': '124', '服务时间(小时)': '2.06' });
    await answer(made, await externalSheet([filled(one, 'H-1', { outsideHours: 2.06 })]));
    expect((await lines(id))[0]).toMatchObject({ state: 'ENTERED', entry: { minutes: 124 } });
  });

  it('that was not handed over is tried again later and later, and at last stands with what failed', async () => {
    const id = await scene();
    await standing();
    await runUseCase(world.context(staff), makeBatch, { systemId: id });
    const broken = { ...desk.services, env: { ...desk.services.env, FILES_DIR: '/dev/null/nowhere' } };
    const waits: number[] = [];
    for (let i = 0; i < 10; i += 1) {
      await expect(batchWork.step(broken)).rejects.toThrow();
      const [row] = await world.services.read.rows<{ minutes: number }>(
        sql`select round(extract(epoch from next_at - ${world.services.now()}::timestamptz) / 60)::int as minutes from outside_batch where system_id = ${id}`,
      );
      waits.push(row?.minutes ?? 0);
      expect(await batchWork.step(broken)).toBe(false);
      await world.services.read.rows(
        sql`update outside_batch set next_at = ${world.services.now()} where system_id = ${id}`,
      );
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 120, 120, 120]);
    await batchWork.step(broken);
    expect(await latest(id)).toMatchObject({ state: 'FAILED' });
    expect((await lines(id))[0]).toMatchObject({ state: 'PENDING', batch: null });
    expect(await batch(id)).toMatchObject({ number: 2, state: 'SENT' });
  });

  it('that nobody acknowledged within the days agreed stands in 系统运行 and is told once', async () => {
    const id = await scene();
    const one = await standing();
    const made = await batch(id);
    const watch = () =>
      inTransaction(workerContext(world.services), (tx, gathered) =>
        watchSilence.run(tx).then(() => [...gathered.events]),
      );
    const silent = async () =>
      (await queueFigures(world.services.read)).find(({ name }) => name === 'outsideBatches')?.failed ?? 0;
    expect(await watch()).toEqual([]);
    const before = await silent();
    await world.services.read.rows(
      sql`update outside_batch set due_at = now() - interval '1 hour' where id = ${made.id}`,
    );
    expect(await silent()).toBe(before + 1);
    expect(await watch()).toMatchObject([{ type: 'outside.silent', payload: { batchId: made.id } }]);
    expect(await watch()).toEqual([]);
    expect((await system(id))?.silent).toBe(1);
    await note(id, one, 'S-1', 120);
    expect(await silent()).toBe(before);
  });

  it('and its worklist are read in as many statements, however many records there are', async () => {
    const id = await scene();
    const [one] = [await standing(), await standing()];
    const made = await batch(id);
    const few = (await countStatements(world, () => lines(id))).statements;
    for (let i = 0; i < 8; i += 1) await standing();
    expect((await countStatements(world, () => lines(id))).statements).toBe(few);
    expect(one && made.records).toBe(2);
  });

  it('its files are opened by whoever exchanges hours at the unit, and by nobody else', async () => {
    const id = await scene();
    await standing();
    const made = await batch(id);
    const file = { id: fileId(made.sheetUrl), uploaded_by: staff.accountId };
    const colleague = (await makeStaffActor(world, { unitId: tree.county.id })).actor;
    const below = (await makeStaffActor(world, { unitId: tree.village.id })).actor;
    const open = (actor: Actor) => mayOpen(world.context(actor), file);
    expect([await open(colleague), await open(below), await open(staff)]).toEqual([true, false, true]);
  });
});
