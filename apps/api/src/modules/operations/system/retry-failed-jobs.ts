import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lacksSystem } from './system.policy.ts';

const Input = z.object({ id: z.uuid({ message: 'NOT_FOUND' }).nullish() });

/** Gives a failed job, or all of them, one more try; a worker takes it within seconds. As pg-boss's own retry does. */
export const retryFailedJobs = useCase({
  name: 'operations.retry-failed-jobs',
  label: '重试失败的后台任务',
  input: Input,
  rate: { points: 30, seconds: 60 },
  async run(tx, { id }) {
    const no = refuseIf(lacksSystem(tx.actor, 'system.manage'));
    if (no) return no;
    const which = id ? sql`id = ${id}` : sql`true`;
    const rows = await tx.sql<{
      id: string;
    }>(sql`update pgboss.job set state = 'retry', retry_limit = retry_limit + 1, completed_on = null,
      start_after = greatest(start_after, now()) where state = 'failed' and ${which} returning id`);
    if (id && rows.length === 0) return refuse('NOT_FOUND');
    tx.about({ entityType: 'Job', entityId: id ?? rows[0]?.id ?? newId(), unitId: null, countyCode: null });
    tx.changed({ entity: 'Job', kind: 'retry', count: rows.length });
    return { count: rows.length };
  },
});
