import { sql } from '../database/sql.ts';
import type { DomainEvent } from '../events.ts';
import type { Tx } from '../use-case.ts';

/** News a subscriber or a job has itself: it enters the outbox in the same transaction, like a use case's. */
export async function writeEvents(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.sql(sql`insert into outbox_event (type, payload, created_at, next_attempt_at)
    select e->>'type', e->'payload', ${tx.now}::timestamptz, ${tx.now}::timestamptz from jsonb_array_elements(${JSON.stringify(events)}::jsonb) e`);
}
