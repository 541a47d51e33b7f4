import { SessionEnd } from '@jinguo/schema';
import type { AppContext } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { EndedSessionType } from './keys.type.ts';

/**
 * Why the session this browser held ended before its time. Told to the bearer of its token alone: without one, or with
 * one nobody was ever given, there is nothing to tell, and no account is named. What the administrator wrote stays on
 * record: whoever holds a lost or stolen phone reads a fixed sentence.
 */
export async function endedSession({ spentToken, origin, services }: AppContext): Promise<EndedSessionType | null> {
  if (!spentToken) return null;
  const [row] = await services.read.rows<{ why: string; at: string }>(
    sql`select ended_by as why, revoked_at as at from session
      where token_hash = ${sha256(spentToken)} and app = ${origin.app} and revoked_at is not null and ended_by is not null`,
  );
  const why = Object.values(SessionEnd).find((one) => one === row?.why);
  return row && why ? { why, at: row.at } : null;
}
