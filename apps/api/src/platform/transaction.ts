import { CompiledQuery } from 'kysely';
import type { AuditSubject } from './audit/audit.ts';
import type { AppContext } from './context.ts';
import { type Fragment, render } from './database/sql.ts';
import type { DomainEvent } from './events.ts';
import type { Tx } from './use-case.ts';

/** What a transaction gathered and lets go only after its commit. */
export interface Gathered {
  readonly events: DomainEvent[];
  readonly topics: Set<string>;
  readonly effects: (() => void)[];
  readonly changes: Readonly<Record<string, unknown>>[];
  subject: AuditSubject | null;
}

/** One transaction: use cases and the worker's subscribers both run in it; throwing rolls back. */
export async function inTransaction<T>(
  context: AppContext,
  work: (tx: Tx, gathered: Gathered) => Promise<T>,
): Promise<T> {
  const { services } = context;
  const gathered: Gathered = { events: [], topics: new Set(), effects: [], changes: [], subject: null };
  const result = await services.orm.em.fork().transactional(async (em) => {
    const connection = em.getTransactionContext() as unknown as {
      executeQuery(query: CompiledQuery): Promise<{ rows: unknown[] }>;
    };
    const tx: Tx = {
      em: em as Tx['em'],
      now: services.now(),
      services,
      context,
      sql: async <R extends Record<string, unknown>>(query: Fragment) => {
        const { text, values } = render(query);
        return (await connection.executeQuery(CompiledQuery.raw(text, [...values]))).rows as R[];
      },
      publish: (...more) => void gathered.events.push(...more),
      touch: (topic) => void gathered.topics.add(topic),
      about: (subject) => {
        gathered.subject = subject;
      },
      changed: (change) => void gathered.changes.push(change),
      afterCommit: (effect) => void gathered.effects.push(effect),
    };
    return work(tx, gathered);
  });
  for (const effect of gathered.effects) effect();
  services.live.publish(...gathered.topics, ...(gathered.events.length > 0 ? ['outbox'] : []));
  return result;
}
