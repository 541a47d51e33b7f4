import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AppName } from '../../../platform/access/actor.ts';
import { newToken, sha256 } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { workerContext } from '../../../platform/outbox/deliver.ts';
import { createWorld, type World } from '../../../platform/testing/world.ts';
import { inTransaction } from '../../../platform/transaction.ts';
import { organizationModule } from '../../organization/index.ts';
import { serviceTypeModule } from '../../service-type/index.ts';
import { peopleModule } from '../people.module.ts';
import { closeAccount } from '../shared/close-account.ts';
import { makeAccount } from '../testing/people.make.ts';
import { endedSession } from './ended-session.ts';
import { endSessions } from './sessions.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld([organizationModule, serviceTypeModule, peopleModule]);
});
afterAll(() => world.close());

const makeSession = async (accountId: string): Promise<string> => {
  const token = newToken();
  await world.services.read.rows(sql`insert into session (id, account_id, app, token_hash, expires_at)
    values (${newId()}, ${accountId}, 'volunteer', ${sha256(token)}, now() + interval '1 day')`);
  return token;
};
const toldTo = (spentToken: string | null, app: AppName = 'volunteer') =>
  endedSession({ ...world.context(null, app), spentToken });

it('why a session ended is told to the bearer of its token, in its own app, and to nobody else', async () => {
  const account = await makeAccount(world);
  const [token, other] = [await makeSession(account.id), await makeSession((await makeAccount(world)).id)];
  expect(await toldTo(token)).toBeNull();
  await inTransaction(workerContext(world.services), (tx) => endSessions(tx, account.id, 'PASSWORD_CHANGED'));
  expect(await toldTo(token)).toMatchObject({ why: 'PASSWORD_CHANGED' });
  for (const stranger of [null, newToken(), other, '']) expect(await toldTo(stranger)).toBeNull();
  expect(await toldTo(token, 'admin')).toBeNull();
});

it('what the administrator gave as reason is not told to whoever holds the phone; a sign-out of her own needs no explanation', async () => {
  const account = await makeAccount(world);
  const token = await makeSession(account.id);
  await world.services.read.rows(
    sql`update session set revoked_at = now(), ended_by = 'ENDED_BY_OTHERS', end_reason = '手机丢了' where account_id = ${account.id}`,
  );
  expect(await toldTo(token)).toMatchObject({ why: 'ENDED_BY_OTHERS' });
  expect(JSON.stringify(await toldTo(token))).not.toContain('手机丢了');
  const left = await makeSession(account.id);
  await world.services.read.rows(sql`update session set revoked_at = now() where token_hash = ${sha256(left)}`);
  expect(await toldTo(left)).toBeNull();
});

it('who was signed out because her account was closed, by a merge or for good, reads that', async () => {
  const account = await makeAccount(world);
  const token = await makeSession(account.id);
  await inTransaction(workerContext(world.services), (tx) => closeAccount(tx, account.id));
  expect(await toldTo(token)).toMatchObject({ why: 'ACCOUNT_CLOSED' });
});
