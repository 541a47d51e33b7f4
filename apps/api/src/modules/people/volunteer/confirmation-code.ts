import { randomInt } from 'node:crypto';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

const DAYS = 7;
const MAX_WRONG = 5;

const digest = (tx: Tx, volunteerId: string, code: string): Buffer =>
  tx.services.cipher.index('registration-confirmation', `${volunteerId}:${code}`);

/** A new code of eight digits, told in person; only its keyed digest is kept. A newer one replaces the older. */
export async function issueConfirmation(tx: Tx, volunteerId: string): Promise<{ code: string; validUntil: Date }> {
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  const validUntil = new Date(tx.now.getTime() + DAYS * 86_400_000);
  await tx.sql(sql`insert into registration_confirmation (volunteer_id, code_hash, attempts, expires_at, created_at)
    values (${volunteerId}, ${digest(tx, volunteerId, code)}, 0, ${validUntil}, ${tx.now})
    on conflict (volunteer_id) do update set code_hash = excluded.code_hash, attempts = 0, expires_at = excluded.expires_at, created_at = excluded.created_at`);
  return { code, validUntil };
}

/**
 * Whether the code is hers, counted before it is compared and outside the mutation's transaction: after five wrong ones
 * it is worth nothing, however many are sent at once.
 */
export async function confirmationFits(tx: Tx, volunteerId: string, code: string): Promise<boolean> {
  const [row] = await tx.services.read.rows<{
    fits: boolean;
  }>(sql`update registration_confirmation set attempts = attempts + 1
    where volunteer_id = ${volunteerId} and attempts < ${MAX_WRONG} and expires_at > ${tx.now}::timestamptz
    returning code_hash = ${digest(tx, volunteerId, code)} as fits`);
  return row?.fits ?? false;
}
