import type { RevealField, RevealPurpose } from '@jinguo/schema';
import type { ActorGrant } from '../../../platform/access/actor.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';

/** Nobody needs more whole numbers than this in an hour; counted in the database, so that no restart forgets. */
export const revealsPerHour = 30;

export interface Showing {
  readonly volunteerId: string;
  readonly field: RevealField;
  readonly purpose: RevealPurpose;
  readonly reason: string;
  /** The grant it is seen by: she reads at which unit and in which role somebody looked. */
  readonly grant: ActorGrant;
}

/** Opens a number and writes who looked, when and why, in one transaction: nothing is seen that is not on record. */
export async function showNumber(tx: SignedInTx, showing: Showing): Promise<{ value: string } | Refusal> {
  const { volunteerId, field, purpose, reason, grant } = showing;
  const sealed = field === 'PHONE' ? sql`phone_cipher` : sql`id_number_cipher`;
  const [row] = await tx.sql<{ sealed: string; county_code: string }>(
    sql`select ${sealed} as sealed, county_code from volunteer where id = ${volunteerId} and erased_at is null`,
  );
  if (!row) return refuse('NOT_FOUND');
  const no = await tooMany(tx);
  if (no) return no;
  await tx.sql(sql`insert into data_reveal (id, at, volunteer_id, county_code, field, purpose, reason, account_id, reader_unit_id, reader_role, ip)
    values (${newId()}, ${tx.now}, ${volunteerId}, ${row.county_code}, ${field}, ${purpose}, ${reason}, ${tx.actor.accountId}, ${grant.unitId},
      ${grant.role ?? 'ACTION'}, ${tx.context.origin.ip}::inet)`);
  tx.changed({ entity: 'DataReveal', kind: 'create', volunteerId, field, purpose });
  return { value: tx.services.cipher.open(row.sealed) };
}

/** One count at a time for one account, or many at once would all be the thirtieth. */
async function tooMany(tx: SignedInTx): Promise<Refusal | null> {
  await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended(${`reveal:${tx.actor.accountId}`}, 0))`);
  const hour = new Date(tx.now.getTime() - 3_600_000);
  const [row] = await tx.sql<{ n: number }>(
    sql`select count(*)::int as n from data_reveal where account_id = ${tx.actor.accountId} and at > ${hour}`,
  );
  return (row?.n ?? 0) < revealsPerHour ? null : refuse('TOO_MANY_REQUESTS', { params: { seconds: 3600 } });
}
