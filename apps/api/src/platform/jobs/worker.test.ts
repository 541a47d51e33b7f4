import { setTimeout as wait } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../database/sql.ts';
import { eventKind } from '../events.ts';
import { on } from '../module.ts';
import { workerContext } from '../outbox/deliver.ts';
import { writeEvents } from '../outbox/write-events.ts';
import { createServices, type Services } from '../services.ts';
import { type TestDatabase, testDatabase } from '../testing/test-database.ts';
import { inTransaction } from '../transaction.ts';
import { cleanUp } from './clean-up.ts';
import { startOutboxLoop } from './outbox-loop.ts';
import { startJobs } from './start-jobs.ts';

const log = pino({ level: 'silent' });
const first = eventKind<{ n: number }>('test.first');
const second = eventKind<{ n: number }>('test.second');
let database: TestDatabase;
let services: Services;
beforeAll(async () => {
  database = await testDatabase();
  services = await createServices({ DATABASE_URL: database.appUrl }, []);
});
afterAll(async () => {
  await services.close();
  await database.drop();
});

/** Waits for a condition, not for a time. */
async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let i = 0; i < 500; i += 1) {
    if (await condition()) return;
    await wait(20);
  }
  throw new Error('It never came true.');
}
const publish = (n: number) =>
  inTransaction(workerContext(services), async (tx, gathered) => {
    tx.publish(first.of({ n }));
    await writeEvents(tx, gathered.events);
  });

describe('the outbox loop', () => {
  it('delivers each event once though two workers run, news of subscribers too', async () => {
    const seen: number[] = [];
    const answers: number[] = [];
    const subscribers = [
      on(first, 'test.answer', async (tx, { n }) => {
        seen.push(n);
        tx.publish(second.of({ n: n * 10 }));
      }),
      on(second, 'test.note', async (_tx, { n }) => void answers.push(n)),
    ];
    const loops = [startOutboxLoop(services, subscribers, log), startOutboxLoop(services, subscribers, log)];
    for (let n = 1; n <= 20; n += 1) await publish(n);
    await until(() => answers.length >= 20);
    await Promise.all(loops.map((loop) => loop.stop()));
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(answers.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => (i + 1) * 10));
  });

  it('an event whose subscriber fails keeps nothing of it, is tried later and holds up no other', async () => {
    await services.read.rows(sql`delete from outbox_event`);
    const seen: number[] = [];
    const loop = startOutboxLoop(
      services,
      [
        on(first, 'test.fails', async (tx, { n }) => {
          tx.publish(second.of({ n }));
          if (n === 1) throw new TypeError('secret 13900000000');
          seen.push(n);
        }),
      ],
      log,
    );
    await publish(1);
    await publish(2);
    await until(
      async () =>
        seen.length > 0 &&
        (await services.read.rows(sql`select 1 as n from outbox_event where attempts = 1 and delivered_at is null`))
          .length > 0,
    );
    await loop.stop();
    const failed = await services.read.rows(
      sql`select last_error, next_attempt_at > created_at as later from outbox_event where payload = '{"n": 1}' and type = 'test.first'`,
    );
    expect(failed).toEqual([{ last_error: 'TypeError', later: true }]);
    expect(
      await services.read.rows(sql`select 1 from outbox_event where payload = '{"n": 1}' and type = 'test.second'`),
    ).toEqual([]);
  });

  it('stops at once though nothing comes', async () => {
    const loop = startOutboxLoop(services, [], log);
    await loop.stop();
  });
});

describe('scheduled jobs', () => {
  it('are kept in Beijing time by a role that owns nothing, and retired ones are forgotten', async () => {
    const old = { name: 'test.retired', cron: '0 1 * * *', run: async () => undefined };
    await (await startJobs(services, [old], log)).stop();
    await (await startJobs(services, [cleanUp], log)).stop();
    expect(await services.read.rows(sql`select name, cron, timezone from pgboss.schedule`)).toEqual([
      { name: 'platform.clean-up', cron: cleanUp.cron, timezone: 'Asia/Shanghai' },
    ]);
  });

  it('run when their time has come', async () => {
    let ran = 0;
    const jobs = await startJobs(
      services,
      [{ name: 'test.now', cron: '0 0 1 1 *', run: async () => void (ran += 1) }],
      log,
    );
    await services.read.rows(sql`insert into pgboss.job (name) values ('test.now')`);
    await until(() => ran === 1);
    await jobs.stop();
  });

  it('the clean-up keeps what waits and forgets what was delivered a month ago', async () => {
    await services.read.rows(sql`delete from outbox_event`);
    await services.read.rows(
      sql`insert into outbox_event (type, payload, delivered_at) values ('old', '{}', now() - interval '31 days'), ('new', '{}', now()), ('waiting', '{}', null)`,
    );
    await inTransaction(workerContext(services), (tx) => cleanUp.run(tx));
    expect(await services.read.rows(sql`select type from outbox_event order by type`)).toEqual([
      { type: 'new' },
      { type: 'waiting' },
    ]);
  });
});
