import { type Fragment, sql } from '../../../platform/database/sql.ts';

/**
 * The version of the notice that is read and agreed to: the latest published one that was not taken back before its day. On a
 * machine whose clock stands before the first it is that one all the same: without a notice nobody could register, and nothing
 * could start.
 */
export const noticeInForce = (now: Date): Fragment => sql`(select x.version from privacy_notice x
  where not exists (select from privacy_notice_withdrawal w where w.version = x.version)
  order by x.published_at > ${now}::timestamptz, case when x.published_at <= ${now}::timestamptz then x.published_at end desc nulls last,
    x.published_at, x.version desc limit 1)`;
