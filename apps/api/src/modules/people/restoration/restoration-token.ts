import { sha256 } from '../../../platform/crypto/cipher.ts';
import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { Tx } from '../../../platform/use-case.ts';

export interface OpenLink extends Record<string, unknown> {
  readonly id: string;
  readonly account_id: string;
  readonly unit_id: string;
  readonly county_code: string;
  readonly phone_masked: string;
  readonly totp_cipher: string | null;
}

/** The restoration behind a link, locked, while it may be used. */
export async function openLink(tx: Tx, token: string): Promise<OpenLink | Refusal> {
  const [row] =
    await tx.sql<OpenLink>(sql`select r.id, r.account_id, r.unit_id, r.county_code, r.totp_cipher, a.phone_masked
    from account_restoration r join account a on a.id = r.account_id and a.state = 'ACTIVE'
    where r.token_hash = ${sha256(token)} and r.state = 'CONFIRMED' and r.token_until > ${tx.now}::timestamptz for update of r`);
  return row ?? refuse('LINK_INVALID', { field: 'token' });
}
