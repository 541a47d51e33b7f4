import type { Actor, AppName } from '../../../platform/access/actor.ts';
import type { Services } from '../../../platform/context.ts';
import { newToken, sha256 } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { loadActor } from './load-actor.ts';

const HOUR = 3_600_000;

/** Acts for an account without a sign-in, for loaders of demos: an hour's session whose token nobody is given. */
export async function actorOfAccount(services: Services, accountId: string, app: AppName): Promise<Actor> {
  const id = newId();
  const now = services.now();
  await services.read.rows(sql`insert into session (id, account_id, app, token_hash, second_factor, created_at, expires_at, user_agent)
    values (${id}, ${accountId}, ${app}, ${sha256(newToken())}, ${app === 'admin'}, ${now}, ${new Date(now.getTime() + HOUR)}, 'loader')`);
  const loaded = await loadActor((query) => services.read.rows(query), { sessionId: id }, now);
  if (!loaded) throw new Error('The account is closed or unknown.');
  return loaded.actor;
}
