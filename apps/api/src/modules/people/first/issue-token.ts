import type { Services } from '../../../platform/context.ts';
import { newToken, sha256 } from '../../../platform/crypto/cipher.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { newSecondFactor } from '../session/second-factor.ts';

const HOURS = 24;

/** Whether anybody holds what an administrator needs, in force now. */
export const administratorThere = (
  now: Date,
): Fragment => sql`exists (select 1 from access_grant g join account a on a.id = g.account_id
  where g.kind = 'ROLE' and g.name in ('SECURITY_ADMIN', 'STAFF') and g.effect = 'ALLOW' and g.revoked_at is null
    and (g.valid_to is null or g.valid_to > ${now}::timestamptz) and a.state = 'ACTIVE')`;

export interface FirstAdministratorToken {
  /** For the fragment of `/admin/first#…`: never in a query or a log. Nothing but its digest is kept. */
  readonly token: string;
  readonly expiresAt: Date;
}

/**
 * A one-time token for the first administrator, for a script on the machine itself. A newer one replaces the one before.
 * Null when the platform has an administrator already: she appoints others. Prints nothing.
 */
export async function issueFirstAdministratorToken(
  services: Pick<Services, 'read' | 'cipher' | 'now'>,
): Promise<FirstAdministratorToken | null> {
  const now = services.now();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + HOURS * 3_600_000);
  const issued =
    await services.read.rows(sql`insert into first_administrator_token (id, token_hash, totp_cipher, created_at, expires_at)
    select ${newId()}::uuid, ${sha256(token)}::bytea, ${services.cipher.seal(newSecondFactor())}, ${now}::timestamptz, ${expiresAt}::timestamptz
    where not ${administratorThere(now)}
    on conflict ((true)) where used_at is null do update set id = excluded.id, token_hash = excluded.token_hash,
      totp_cipher = excluded.totp_cipher, created_at = excluded.created_at, expires_at = excluded.expires_at returning 1 as issued`);
  return issued.length > 0 ? { token, expiresAt } : null;
}
