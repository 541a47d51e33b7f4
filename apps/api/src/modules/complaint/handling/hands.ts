import type { Actor } from '../../../platform/access/actor.ts';
import type { AppContext, Services } from '../../../platform/context.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { samePersons } from '../../people/index.ts';

/** By this she finds her own complaints and nobody else's: equal for equal accounts, telling nothing (rules §6). */
export const complainantIndex = ({ cipher }: Pick<Services, 'cipher'>, accountId: string): Buffer =>
  cipher.index('complainant', accountId);

/** Accounts of whoever complained `c`, entered it, led the activity, recorded or approved its hours, or served in it. */
const hands = `select h.x from (values (c.entered_by), (c.complainant_account_id), (case when c.state = 'REVIEW' then c.handled_by end)) h(x)
  union all select pa.created_by from activity pa where pa.id = c.activity_id
  union all select h.x from sign_up z join volunteer zv on zv.id = z.volunteer_id
    cross join lateral (values (z.checked_in_by), (z.checked_out_by), (case when z.state in ('ARRIVED', 'COMPLETED') then zv.account_id end)) h(x)
    where z.activity_id = c.activity_id
  union all select h.x from service_record r cross join lateral unnest(r.scanned_by || r.proposed_by || r.approved_by) h(x) where r.activity_id = c.activity_id`;

/**
 * Whether the account `w` may have no part in handling the complaint `c`, by whichever account of hers: because of what she did
 * in the activity, because she is in charge of it, or because she is named (conflict of interest).
 */
const barredSql = `(exists (select from account y where y.id in (${hands})
    and (y.id = w.id or y.phone_index = w.phone_index and y.display_name = w.display_name))
  or position(w.display_name in array_to_string(c.facts, ' ') || ' ' || coalesce(c.about_name, '')) > 0
  or exists (select from activity pa where pa.id = c.activity_id and pa.person_in_charge = w.display_name))`;

/** Complaints `c` this account has no part in: whoever is named in one does not even read who complains of her. */
export const apart = ({ actor, services }: Pick<AppContext, 'actor' | 'services'>): Fragment =>
  actor
    ? sql`c.complainant_index is distinct from ${complainantIndex(services, actor.accountId)}
      and exists (select from account w where w.id = ${actor.accountId} and not ${raw(barredSql)})`
    : sql`false`;

/** Complaints `c` that are this account's own: made, or entered for somebody. */
export const ownComplaint = (actor: Actor | null, services: Services): Fragment =>
  actor
    ? sql`(c.complainant_index = ${complainantIndex(services, actor.accountId)} or c.entered_by = ${actor.accountId})`
    : sql`false`;

/** Which of these accounts may not handle a complaint; who asked for protection is found by her sealed index. */
export async function barredAmong(tx: Tx, complaintId: string, accounts: readonly string[]): Promise<Set<string>> {
  if (accounts.length === 0) return new Set();
  const rows = await tx.sql<{
    id: string;
    barred: boolean;
    persons: string[];
    index: Buffer | null;
  }>(sql`select w.id, ${raw(barredSql)} as barred, ${raw(samePersons('array[w.id]'))} as persons, c.complainant_index as index
    from complaint c join account w on w.id = any(${accounts}::uuid[]) where c.id = ${complaintId}`);
  const hers = ({ persons, index }: { persons: string[]; index: Buffer | null }): boolean =>
    index !== null && persons.some((account) => complainantIndex(tx.services, account).equals(index));
  return new Set(rows.filter((row) => row.barred || hers(row)).map(({ id }) => id));
}
