import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { forgetAccount } from '../session/sessions.ts';

/** Ends an account and every session of it, in every process with the commit. */
export async function closeAccount(tx: Tx, accountId: string): Promise<void> {
  await tx.sql(sql`update account set state = 'CLOSED', version = version + 1 where id = ${accountId}`);
  await tx.sql(sql`update session set revoked_at = ${tx.now} where account_id = ${accountId} and revoked_at is null`);
  tx.changed({ entity: 'Account', id: accountId, kind: 'update', after: { state: 'CLOSED' } });
  forgetAccount(tx, accountId);
}
