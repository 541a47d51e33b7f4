import type { ReadDb } from '../../../platform/database/read.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { JobStatusType } from './system.type.ts';

/** Each kind of job the workers know, with its runs of the last days (pg-boss keeps ended ones for a while). */
export const jobStatus = (read: ReadDb): Promise<JobStatusType[]> =>
  read.rows<
    JobStatusType & Record<string, unknown>
  >(sql`select q.name, s.cron, last.at as "lastRunAt", last.succeeded as "lastSucceeded",
      coalesce(n.queued, 0) as queued, coalesce(n.running, 0) as running, coalesce(n.failed, 0) as failed
    from pgboss.queue q
    left join pgboss.schedule s on s.name = q.name and s.key = ''
    left join lateral (select j.completed_on as at, j.state = 'completed' as succeeded from pgboss.job j
      where j.name = q.name and j.completed_on is not null order by j.completed_on desc limit 1) last on true
    left join lateral (select count(*) filter (where j.state in ('created', 'retry'))::int as queued,
        count(*) filter (where j.state = 'active')::int as running, count(*) filter (where j.state = 'failed')::int as failed
      from pgboss.job j where j.name = q.name and j.state in ('created', 'retry', 'active', 'failed')) n on true
    where q.name not like '\\_\\_pgboss%' order by q.name limit 200`);
