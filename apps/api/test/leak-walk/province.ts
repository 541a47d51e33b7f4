import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { rootKeyOf } from '../../src/modules/hours/root/root-key.ts';
import { takeRoot } from '../../src/modules/hours/root/take-root.ts';
import { loadActor } from '../../src/modules/people/session/load-actor.ts';
import { makeAccount, makeGrant, makeSession } from '../../src/modules/people/testing/people.make.ts';
import type { Actor } from '../../src/platform/access/actor.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { newId } from '../../src/platform/ids.ts';
import { startJobs } from '../../src/platform/jobs/start-jobs.ts';
import { workerContext } from '../../src/platform/outbox/deliver.ts';
import type { World } from '../../src/platform/testing/world.ts';
import { inTransaction } from '../../src/platform/transaction.ts';

/** The unit above all counties and whoever administers it, with a job, an event and a text that failed over a text of a county's. */
export async function makeProvince(world: World, word: string): Promise<string> {
  const { rows } = world.services.read;
  const unit = newId();
  await rows(sql`insert into unit (id, parent_id, path, kind, level, name, short_name, division_code, county_code, issuing_basis)
    values (${unit}, null, '1.', 'FEDERATION', 'PROVINCE', '省妇联', '省妇联', '37', '370000', 'NONE')`);
  const { id } = await makeAccount(world, { name: '演示·省级' });
  await makeGrant(world, { accountId: id, unitId: unit, role: 'SECURITY_ADMIN' });
  const job = { name: 'leak.job', cron: '0 0 1 1 *', run: () => Promise.resolve() };
  const jobs = await startJobs(world.services, [job], pino({ level: 'silent' }));
  await jobs.stop();
  const output = JSON.stringify({ name: 'TypeError', message: `${word}故障`, stack: `${word}故障` });
  await rows(sql`insert into pgboss.job (name, state, data, output, completed_on)
    values ('leak.job', 'failed', ${output}::jsonb, ${output}::jsonb, now())`);
  await rows(
    sql`insert into outbox_event (type, payload, attempts, last_error) values ('test.leak', ${output}::jsonb, 2, 'TypeError')`,
  );
  const { cipher } = world.services;
  await rows(sql`insert into sms_delivery (id, kind, phone_cipher, phone_masked, text_cipher, state, attempts, last_error)
    values (${newId()}, 'GUARDIAN', ${cipher.seal('13900000000')}, '139****0000', ${cipher.seal(`${word}短信`)}, 'FAILED', 5, 'TypeError'),
      (${newId()}, 'NOTICE', ${cipher.seal('13900000000')}, '139****0000', ${cipher.seal(`${word}短信`)}, 'QUEUED', 1, 'TypeError')`);
  await takeRoots(world);
  return id;
}

/** A root over the ledgers of all counties, one copy of which did not arrive. */
async function takeRoots(world: World): Promise<void> {
  const root = rootKeyOf(randomBytes(32));
  await inTransaction(workerContext(world.services), (tx) => takeRoot({ rows: tx.sql }, root, tx.now));
  await world.services.read.rows(
    sql`insert into ledger_root_copy (root_number, target, copied_at, attempts, fault)
      values (1, 'FILE', now(), 1, null), (1, 'WEBHOOK', null, 3, 'HTTP 500')`,
  );
  await world.services.read.rows(
    sql`insert into ledger_root_copy (root_number, target, address, attempts, fault) values (1, 'MAIL', 'audit@example.org', 1, 'SMTP 451')`,
  );
}

/** Somebody who has shown her password and not yet the second factor. */
export async function atTheDoor(world: World, accountId: string): Promise<Actor> {
  const { id } = await makeSession(world, accountId, 'admin', { secondFactor: false });
  const loaded = await loadActor((query) => world.services.read.rows(query), { sessionId: id }, world.services.now());
  if (!loaded) throw new Error('atTheDoor: the account is closed.');
  return loaded.actor;
}
