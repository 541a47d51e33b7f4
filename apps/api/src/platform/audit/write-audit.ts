import type { AppContext } from '../context.ts';
import { sql } from '../database/sql.ts';
import type { DomainEvent } from '../events.ts';
import { newId } from '../ids.ts';
import type { Refusal } from '../refusal.ts';
import type { Tx } from '../use-case.ts';
import type { AuditSubject } from './audit.ts';
import { withoutWords } from './changes.ts';

interface Entry {
  readonly action: string;
  readonly subject: AuditSubject;
  readonly changes: readonly Readonly<Record<string, unknown>>[];
  readonly events: readonly DomainEvent[];
  /** The log keeps that it was done, not by whom and from where. */
  readonly unnamed?: boolean;
}

/** Writes the audit entry and the outbox events in one statement of the mutation's transaction. */
export async function writeAudit(tx: Tx, entry: Entry): Promise<void> {
  const { origin } = tx.context;
  const actor = entry.unnamed ? null : (tx.context.actor ?? tx.context.entering);
  const audit = sql`insert into audit_entry (id, at, action, outcome, actor_account_id, app, unit_id, county_code, entity_type, entity_id, changes, ip, request_id)
    values (${newId()}, ${tx.now}, ${entry.action}, 'DONE', ${actor?.accountId ?? null}, ${origin.app}, ${entry.subject.unitId},
      ${entry.subject.countyCode}, ${entry.subject.entityType}, ${entry.subject.entityId}, ${JSON.stringify(entry.changes.map(withoutWords))}::jsonb,
      ${entry.unnamed ? null : origin.ip}::inet, ${origin.requestId})`;
  if (entry.events.length === 0) {
    await tx.sql(audit);
    return;
  }
  await tx.sql(sql`with written as (${audit}) insert into outbox_event (type, payload, created_at, next_attempt_at)
    select e->>'type', e->'payload', ${tx.now}::timestamptz, ${tx.now}::timestamptz from jsonb_array_elements(${JSON.stringify(entry.events)}::jsonb) e`);
}

/**
 * Refused attempts go by a connection of their own, or the rollback would erase them. Input is not kept;
 * a reason's params name counts, limits and things, never persons, and make its sentence readable later.
 */
export async function writeRefusal(
  context: AppContext,
  action: string,
  refusal: Refusal,
  unnamed = false,
): Promise<void> {
  const { origin, services } = context;
  const actor = unnamed ? null : (context.actor ?? context.entering);
  const reasons = refusal.reasons.map(({ code, field, params }) => ({ code, field, params }));
  await services.read.rows(sql`insert into audit_entry (id, at, action, outcome, actor_account_id, app, reasons, ip, request_id)
    values (${newId()}, ${services.now()}, ${action}, 'REFUSED', ${actor?.accountId ?? null}, ${origin.app},
      ${JSON.stringify(reasons)}::jsonb, ${unnamed ? null : origin.ip}::inet, ${origin.requestId})`);
}
