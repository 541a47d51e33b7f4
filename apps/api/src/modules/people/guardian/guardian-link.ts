import { newToken, sha256 } from '../../../platform/crypto/cipher.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

const DAYS = 7;

/** A link for the guardian's phone: only its digest is looked up, the text itself lies sealed until it was sent. */
export function newGuardianLink(tx: Tx, valid: 'week' | 'open'): { set: Fragment } {
  const token = newToken();
  const url = `${tx.context.origin.publicUrl}/guardian/${token}`;
  const expires = valid === 'week' ? new Date(tx.now.getTime() + DAYS * 86_400_000) : null;
  return {
    set: sql`link_hash = ${sha256(token)}, link_cipher = ${tx.services.cipher.seal(url)}, link_expires_at = ${expires}`,
  };
}

/** The condition that a link is hers and still works. */
export const linkIs = (token: string, now: Date): Fragment =>
  sql`g.link_hash = ${sha256(token)} and (g.link_expires_at is null or g.link_expires_at > ${now}::timestamptz)`;
