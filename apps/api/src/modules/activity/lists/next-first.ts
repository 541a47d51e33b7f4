import { sql } from '../../../platform/database/sql.ts';
import type { PagePart } from '../../../platform/projection/page-in-parts.ts';
import { localDate, startOfDay } from '../shared/local-time.ts';

const byEnd = [
  { sql: 'a.ends_at', type: 'timestamptz' },
  { sql: 'a.id', type: 'uuid' },
] as const;

/**
 * Activities as somebody who runs them needs them: without a time yet, the newest first; then today's and what comes next;
 * then what is over, the latest first. By their end, so that what goes on over days is not over.
 */
export function nextFirst(now: Date): readonly PagePart[] {
  const today = startOfDay(localDate(now));
  return [
    { where: sql`a.ends_at is null`, order: { columns: [{ sql: 'a.id', type: 'uuid' }], direction: 'desc' } },
    { where: sql`a.ends_at >= ${today}`, order: { columns: byEnd, direction: 'asc' } },
    { where: sql`a.ends_at < ${today}`, order: { columns: byEnd, direction: 'desc' } },
  ];
}
