import { type Fragment, raw, sql } from '../../../platform/database/sql.ts';

/** Grants `bg` that a rule binds, as `from … where …`: of its subject, at its place or beneath (columns), in force or to come. */
export const boundGrants = (place: string, subject: string, at: Date): Fragment =>
  sql`(access_grant bg join unit bu on bu.id = bg.unit_id) where bg.effect = 'ALLOW' and bg.revoked_at is null and (bg.valid_to is null or bg.valid_to > ${at})
    and bu.path ^@ ${raw(place)} and case ${raw(subject)} when 'ACTION' then bg.kind = 'ACTION' else bg.kind = 'ROLE' and bg.name = ${raw(subject)} end`;

/** Whether a rule binds somebody herself, by any account of hers: a second account of hers is not another person. */
export const bindsAccount = (place: string, subject: string, at: Date, accountId: string): Fragment =>
  sql`exists (select 1 from ${boundGrants(place, subject, at)} and bg.account_id in
    (select y.id from account x join account y on y.id = x.id or (y.phone_index = x.phone_index and y.display_name = x.display_name) where x.id = ${accountId}))`;
