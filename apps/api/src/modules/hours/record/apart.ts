import type { Actor } from '../../../platform/access/actor.ts';
import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';
import { samePersons } from '../../people/index.ts';

/**
 * Activities whose hours this account's person is recorded in, by any of her accounts: she approves nobody's hours of them,
 * for whoever counts with the others vouches for herself (counter-rule a). Read once for a whole list.
 */
export const recordedActivities = (accountId: string): Fragment => sql`(select x.activity_id from account me
  join volunteer xv on xv.account_id = me.id or xv.phone_index = me.phone_index and xv.name = me.display_name
  join service_record x on x.volunteer_id = xv.id where me.id = ${accountId})`;

/** Whoever decides, with every account of hers, her name on her number (people/shared/her-accounts), and herself as a volunteer. */
export const whoeverDecides = (accountId: string): Fragment =>
  sql`select w.id, w.phone_index, w.display_name, ${raw(samePersons('array[w.id]'))} as accounts,
  array(select v.id from volunteer v where v.account_id = w.id or v.phone_index = w.phone_index and v.name = w.display_name) as volunteers from account w where w.id = ${accountId}`;

/** Whether she is recorded in the activity of the record `r`, as SQL. */
export const recordedHere = (actor: Actor | null): Fragment =>
  actor ? sql`(r.activity_id in ${recordedActivities(actor.accountId)})` : sql`false`;

/** Accounts of everybody who had a hand in the activity of a late record `row`: scanned, confirmed a scan, or entered late. */
const lateHandsRaw = (row: string): string => `case when ${row}.source = 'LATE' then
  array(select h.x from sign_up z cross join lateral (values (z.checked_in_by), (z.checked_out_by)) h(x)
      where z.activity_id = ${row}.activity_id and h.x is not null
    union select z.decided_by from offline_scan z where z.activity_id = ${row}.activity_id and z.decided_by is not null
    union select z.entered_by from late_entry z where z.activity_id = ${row}.activity_id)
  else '{}'::uuid[] end`;

/** Every account of whoever had a hand in the activity of the late record `row`; nobody's where the record is no late one. */
export const activityHands = (row: string): string =>
  `case when ${row}.source = 'LATE' then ${samePersons(lateHandsRaw(row))} else '{}'::uuid[] end`;

/** Paths of the places where an account's right to approve stands. */
const approvesAt = (actor: Actor): string[] =>
  actor.grants
    .filter(({ effect, actions }) => effect === 'ALLOW' && actions.has('hours.approve'))
    .map(({ path }) => path);

/** 补录 is for the parent organisation to approve: a right that stands strictly above the record's unit (counter-rule b). */
export const standsAbove = (actor: Actor | null, unitPath: string): boolean =>
  actor !== null && approvesAt(actor).some((path) => unitPath !== path && unitPath.startsWith(path));

/** The same for a unit's path as SQL. */
export const standsAboveSql = (actor: Actor, unitPath: string): Fragment =>
  sql`exists (select from unnest(${approvesAt(actor)}::text[]) as g(path) where ${raw(unitPath)} ^@ g.path and ${raw(unitPath)} <> g.path)`;
