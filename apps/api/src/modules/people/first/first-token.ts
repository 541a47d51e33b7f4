import { z } from 'zod';
import { sha256 } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { administratorThere } from './issue-token.ts';

/** A token as it travels; anything else is no token. */
export const tokenText = z.string().regex(/^[A-Za-z0-9_-]{43}$/, { message: 'LINK_INVALID' });

export interface OpenToken {
  readonly id: string;
  readonly secret: string;
}

/**
 * The token, locked, when it may still be used: of two who come at once the second finds it used, and then that there is
 * an administrator. Who has no good token hears the same whether there is one or not.
 */
export async function openToken(tx: Tx, token: string): Promise<OpenToken | Refusal> {
  const [row] = await tx.sql<{ id: string; totp_cipher: string; there: boolean }>(sql`select t.id, t.totp_cipher,
      ${administratorThere(tx.now)} as there
    from first_administrator_token t where t.token_hash = ${sha256(token)} and t.used_at is null and t.expires_at > ${tx.now}::timestamptz
    for update of t`);
  if (!row) return refuse('LINK_INVALID', { field: 'token' });
  if (row.there) return refuse('ADMINISTRATOR_EXISTS', { field: 'token' });
  return { id: row.id, secret: tx.services.cipher.open(row.totp_cipher) };
}
