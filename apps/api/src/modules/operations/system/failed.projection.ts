import { MAX_ATTEMPTS } from '../../../platform/outbox/deliver.ts';
import { column, projection } from '../../../platform/projection/fields.ts';

/** Jobs that failed after all their tries. The fault's name only: its text may quote what a person typed. */
export const failedJobProjection = projection({
  name: 'failed-job',
  from: 'pgboss.job j',
  fields: {
    id: column('j.id'),
    name: column('j.name'),
    failedAt: column('coalesce(j.completed_on, j.created_on)'),
    attempts: column('j.retry_count + 1'),
    reason: column(`left(j.output->>'name', 80)`),
  },
});

/** Text messages that did not leave (yet): to whom only as far as anybody may see, and never what they say. */
export const unsentTextProjection = projection({
  name: 'unsent-text',
  from: 'sms_delivery d',
  fields: {
    id: column('d.id'),
    kind: column('d.kind'),
    phoneMasked: column('d.phone_masked'),
    createdAt: column('d.created_at'),
    attempts: column('d.attempts'),
    nextAttemptAt: column(`case when d.state = 'QUEUED' then d.next_attempt_at end`),
    reason: column('d.last_error'),
    canRetry: column(`d.state = 'FAILED' and d.kind <> 'CODE'`),
  },
});

/** Events that could not be delivered (yet). */
export const failedEventProjection = projection({
  name: 'failed-event',
  from: 'outbox_event e',
  fields: {
    id: column('e.id'),
    type: column('e.type'),
    createdAt: column('e.created_at'),
    attempts: column('e.attempts'),
    nextAttemptAt: column(`case when e.attempts < ${MAX_ATTEMPTS} then e.next_attempt_at end`),
    reason: column('e.last_error'),
  },
});
