import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { endSessions } from '../session/sessions.ts';

/** Grants in force of an account: duties are handed over before a person leaves or is merged. */
export async function hasDuties(tx: Tx, accountId: string | null): Promise<boolean> {
  if (!accountId) return false;
  const [row] = await tx.sql(sql`select 1 as held from access_grant where account_id = ${accountId} and effect = 'ALLOW'
    and revoked_at is null and (valid_to is null or valid_to > ${tx.now}::timestamptz) limit 1`);
  return row !== undefined;
}

/** Ends an account and every session of it, in every process with the commit; whoever held one reads why at the door. */
export async function closeAccount(tx: Tx, accountId: string): Promise<void> {
  await tx.sql(sql`update account set state = 'CLOSED', version = version + 1 where id = ${accountId}`);
  tx.changed({ entity: 'Account', id: accountId, kind: 'update', after: { state: 'CLOSED' } });
  await endSessions(tx, accountId, 'ACCOUNT_CLOSED');
}
