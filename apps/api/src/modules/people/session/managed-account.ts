import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';

/**
 * Accounts `a` of others whose every duty in force lies where the reader may grant and revoke: whoever guards all that
 * somebody may do may look where she is signed in, and end it. One duty elsewhere, and it is not hers to look at.
 */
export function managedAccount(actor: Actor | null, now: Date): Fragment {
  if (!actor) return sql`false`;
  const duties = sql`select from access_grant g join unit gu on gu.id = g.unit_id where g.account_id = a.id
    and g.revoked_at is null and (g.valid_to is null or g.valid_to > ${now}::timestamptz)`;
  const hers = within(actor, 'grant.manage', { path: 'gu.path', unitId: 'g.unit_id' });
  return sql`(a.id <> ${actor.accountId} and exists (${duties}) and not exists (${duties} and not (${hers})))`;
}
