import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';

/** What stands where words must stand and hers are gone. */
const ERASED_WORDS = '（已隐去）';

/** Reasons and answers may name a person: they go, the decisions stay. */
export async function erasePersonWords(tx: Tx, volunteerId: string): Promise<void> {
  await tx.sql(sql`update membership set reason = null where volunteer_id = ${volunteerId} and reason is not null`);
  await tx.sql(
    sql`update call_back set note = '' where confirmation_id in (select id from paper_confirmation where volunteer_id = ${volunteerId})`,
  );
  await tx.sql(
    sql`update qualification set number_cipher = null, issuer = '', reject_reason = null where volunteer_id = ${volunteerId}`,
  );
  await tx.sql(sql`update merge_case set reason = ${ERASED_WORDS}, decline_reason = null, version = version + 1
    where ${volunteerId} in (kept_id, absorbed_id)`);
  await tx.sql(sql`update identity_dispute set evidence = null, version = version + 1
    where ${volunteerId} in (holder_id, claimant_id) and evidence is not null`);
}

/** What was written beside her duties and the restoring of her account. */
export async function eraseAccountWords(tx: Tx, accountId: string): Promise<void> {
  await tx.sql(
    sql`update account_restoration set reason = ${ERASED_WORDS}, end_reason = null where account_id = ${accountId}`,
  );
  await tx.sql(sql`update access_grant set reason = null, revoke_reason = null where account_id = ${accountId}
    and (reason is not null or revoke_reason is not null)`);
}
