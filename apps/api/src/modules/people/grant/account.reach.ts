import type { Actor } from '../../../platform/access/actor.ts';
import { within } from '../../../platform/access/reach.ts';
import { type Fragment, sql } from '../../../platform/database/sql.ts';

/**
 * Accounts `a` somebody may see: her own, and those with a grant at a place within her reach, ended ones too, since who
 * could do what is part of the record.
 */
export function accountReach(actor: Actor | null): Fragment {
  if (!actor) return sql`false`;
  const reach = within(actor, 'account.read', { path: 'gu.path', unitId: 'g.unit_id' });
  const anywhere = actor.grants.some((grant) => grant.effect === 'ALLOW' && grant.actions.has('account.read'));
  if (!anywhere) return sql`false`;
  const holders = sql`select g.account_id from access_grant g join unit gu on gu.id = g.unit_id where ${reach}`;
  // From the city up the list is walked by its index and asked row by row; below, the few are gathered first.
  const wide = actor.grants.some((grant) => grant.level === 'PROVINCE' || grant.level === 'CITY');
  return wide
    ? sql`(a.has_duties and (a.id = ${actor.accountId} or exists (${holders} and g.account_id = a.id)))`
    : sql`a.id = any(array(select ${actor.accountId}::uuid union ${holders}))`;
}
