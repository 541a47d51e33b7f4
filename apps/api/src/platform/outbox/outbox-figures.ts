import type { ReadDb } from '../database/read.ts';
import { sql } from '../database/sql.ts';
import { MAX_ATTEMPTS } from './deliver.ts';

/** How the outbox stands: for the operator's page and for the metrics. */
export interface OutboxFigures {
  readonly waiting: number;
  readonly retrying: number;
  readonly failed: number;
  readonly oldestAt: string | null;
}

/** Undelivered events, by the index of what waits; what was given up is not "oldest", it would hide the rest. */
export async function outboxFigures(read: ReadDb): Promise<OutboxFigures> {
  const [row] = await read.rows<OutboxFigures & Record<string, unknown>>(sql`select
      count(*) filter (where attempts = 0)::int as waiting,
      count(*) filter (where attempts between 1 and ${MAX_ATTEMPTS - 1})::int as retrying,
      count(*) filter (where attempts >= ${MAX_ATTEMPTS})::int as failed,
      min(created_at) filter (where attempts < ${MAX_ATTEMPTS}) as "oldestAt"
    from outbox_event where delivered_at is null`);
  return row ?? { waiting: 0, retrying: 0, failed: 0, oldestAt: null };
}
