import type { Order } from '../../../platform/projection/page.ts';
import { localDate, startOfDay } from '../shared/local-time.ts';

/** Greater than any instant in milliseconds: what lies behind stands after all that is ahead. */
const BEHIND = 10_000_000_000_000;

/**
 * Activities as somebody who runs them needs them: without a time yet, then today's and what comes next, then what is over,
 * the latest first. One number, so that one row comparison pages it; its text changes once a day.
 */
export function nextFirst(now: Date): Order {
  const today = startOfDay(localDate(now)).toISOString();
  const start = '(extract(epoch from a.starts_at) * 1000)::bigint';
  const rank = `case when a.starts_at is null then 0 when a.ends_at >= '${today}'::timestamptz then ${start} else ${BEHIND} - ${start} end`;
  return {
    columns: [
      { sql: `(${rank})::bigint`, type: 'bigint' },
      { sql: 'a.id', type: 'uuid' },
    ],
    direction: 'asc',
  };
}
