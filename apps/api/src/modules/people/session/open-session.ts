import type { AppName } from '../../../platform/access/actor.ts';
import { newToken, sha256 } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { forgetAccount } from './sessions.ts';

const MINUTE = 60_000;
/** Absolute ends, in minutes: a working day for staff, a month for volunteers, ten minutes to type a code. */
const life = { admin: 12 * 60, volunteer: 30 * 24 * 60, waiting: 10 };

export interface OpenedSession {
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/**
 * A new session with a new token, never an old one made stronger; the cookie follows the commit. Whatever session the
 * same browser held before ends here.
 */
export async function openSession(
  tx: Tx,
  accountId: string,
  app: AppName,
  secondFactor: boolean,
): Promise<OpenedSession> {
  const token = newToken();
  const sessionId = newId();
  const minutes = app === 'admin' && !secondFactor ? life.waiting : life[app];
  const expiresAt = new Date(tx.now.getTime() + minutes * MINUTE);
  const { origin } = tx.context;
  // Whoever ends her sessions meanwhile waits for this one, and ends it, too.
  await tx.sql(sql`select 1 as one from account where id = ${accountId} for share`);
  const before = tx.context.actor ?? tx.context.entering;
  await tx.sql(sql`insert into session (id, account_id, app, token_hash, second_factor, created_at, last_seen_at, expires_at, ip, user_agent)
    values (${sessionId}, ${accountId}, ${app}, ${sha256(token)}, ${secondFactor}, ${tx.now}, ${tx.now}, ${expiresAt}, ${origin.ip}::inet, ${origin.userAgent})`);
  if (before && before.app === app) {
    await tx.sql(sql`update session set revoked_at = ${tx.now} where id = ${before.sessionId} and revoked_at is null`);
    forgetAccount(tx, before.accountId);
  }
  tx.afterCommit(() => tx.context.setSession(token, expiresAt));
  return { sessionId, expiresAt };
}
