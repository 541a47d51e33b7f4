import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lacksSystem } from './system.policy.ts';

const Input = z.object({
  id: z
    .string()
    .regex(/^\d{1,18}$/, { message: 'NOT_FOUND' })
    .nullish(),
});

/** Lets an undelivered event, or all that failed, be tried now, with all their tries before them again. */
export const retryFailedEvents = useCase({
  name: 'operations.retry-failed-events',
  label: '重试未送达的事件',
  input: Input,
  rate: { points: 30, seconds: 60 },
  async run(tx, { id }) {
    const no = refuseIf(lacksSystem(tx.actor, 'system.manage'));
    if (no) return no;
    const which = id ? sql`id = ${id}` : sql`true`;
    // A worker that has one in its hands decides about it first.
    const rows = await tx.sql(sql`update outbox_event set attempts = 0, next_attempt_at = ${tx.now}
      where id in (select id from outbox_event where delivered_at is null and attempts > 0 and ${which} for update skip locked) returning 1 as one`);
    if (id && rows.length === 0) return refuse('NOT_FOUND');
    // Events are numbered, not named: the entry says how many.
    tx.about({ entityType: 'Event', entityId: newId(), unitId: null, countyCode: null });
    tx.changed({ entity: 'Event', kind: 'retry', count: rows.length });
    tx.touch('outbox');
    return { count: rows.length };
  },
});
