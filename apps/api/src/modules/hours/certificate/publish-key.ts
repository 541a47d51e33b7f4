import type { SigningKey } from '../../../platform/crypto/signing-key.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/**
 * Notes the public half of the key in use, the first time it signs; the one before is retired by that, and what it signed
 * stays verifiable. Null when there is none, or when it was withdrawn: with that nothing is signed any more.
 */
export async function keyInUse(tx: Tx): Promise<SigningKey | null> {
  const key = tx.services.env.certificateKey;
  if (!key) return null;
  const known = async (): Promise<{ revoked: boolean } | undefined> =>
    (
      await tx.sql<{ revoked: boolean }>(
        sql`select revoked_at is not null as revoked from certificate_key where id = ${key.id}`,
      )
    )[0];
  const before = await known();
  if (before) return before.revoked ? null : key;
  await tx.sql(sql`insert into certificate_key (id, algorithm, public_key, valid_from)
    values (${key.id}, ${key.algorithm}, ${key.spki}, ${tx.now}) on conflict (id) do nothing`);
  await tx.sql(
    sql`update certificate_key set retired_at = ${tx.now} where id <> ${key.id} and retired_at is null and valid_from <= ${tx.now}`,
  );
  return (await known())?.revoked ? null : key;
}
