import type { Logger } from 'pino';
import type { AppContext, Services } from '../context.ts';
import { sql } from '../database/sql.ts';
import { newId } from '../ids.ts';
import type { Subscriber } from '../module.ts';
import { inTransaction } from '../transaction.ts';
import { writeEvents } from './write-events.ts';

interface Waiting extends Record<string, unknown> {
  id: string;
  type: string;
  payload: object;
  attempts: number;
}

/** After so many tries an event waits for somebody to look at it. */
export const MAX_ATTEMPTS = 12;

/** The worker acts for nobody: effects are the platform's own, and the log says so. */
export const workerContext = (services: Services): AppContext => ({
  services,
  origin: {
    requestId: newId(),
    app: 'admin',
    ip: '127.0.0.1',
    userAgent: 'worker',
    publicUrl: services.env.PUBLIC_URL ?? '',
  },
  actor: null,
  setSession: () => undefined,
});

/**
 * Delivers the next waiting event to all its subscribers in one transaction with its mark: delivered once or retried
 * whole. Several workers may run; SKIP LOCKED keeps them apart. Returns false when nothing was waiting.
 */
export async function deliverNext(
  services: Services,
  subscribers: readonly Subscriber[],
  log: Logger,
): Promise<boolean> {
  let taken: Waiting | null = null;
  try {
    return await inTransaction(workerContext(services), async (tx, gathered) => {
      const [event] = await tx.sql<Waiting>(sql`select id, type, payload, attempts from outbox_event
        where delivered_at is null and next_attempt_at <= ${tx.now} order by next_attempt_at, id limit 1 for update skip locked`);
      if (!event) return false;
      taken = event;
      for (const subscriber of subscribers)
        if (subscriber.type === event.type) await subscriber.run(tx, event.payload, Number(event.id));
      await tx.em.flush();
      await writeEvents(tx, gathered.events);
      await tx.sql(
        sql`update outbox_event set delivered_at = ${tx.now}, attempts = attempts + 1 where id = ${event.id}`,
      );
      return true;
    });
  } catch (error) {
    const event = taken as Waiting | null;
    if (!event) throw error;
    const kind = (error as Error).name;
    log.error({ event: event.id, type: event.type, kind }, 'an event could not be delivered');
    const attempts = event.attempts + 1;
    const seconds = attempts >= MAX_ATTEMPTS ? 365 * 86_400 : Math.min(3600, 2 ** attempts);
    await services.read.rows(sql`update outbox_event set attempts = ${attempts}, last_error = ${kind},
      next_attempt_at = ${new Date(services.now().getTime() + seconds * 1000)} where id = ${event.id}`);
    return true;
  }
}
