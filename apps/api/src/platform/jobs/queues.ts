import type { ReadDb } from '../database/read.ts';
import type { Fragment } from '../database/sql.ts';

/** How a queue stands: what waits, since when, and what somebody must look at. */
export interface QueueFigures {
  readonly name: string;
  readonly waiting: number;
  readonly failed: number;
  readonly oldestAt: string | null;
}

/** What waits in a table of a module for the worker, other than events and jobs. The module that owns the rows counts them. */
export interface Queue {
  readonly name: string;
  /** One row: waiting, failed, "oldestAt" (of what waits). */
  readonly figures: Fragment;
}

const queues = new Map<string, Queue>();

/** Declares a queue; imported by its module for that effect. */
export function declareQueue(queue: Queue): void {
  queues.set(queue.name, queue);
}

/** Every queue of the modules that are loaded: for the operator's page and for the metrics. */
export const queueFigures = (read: ReadDb): Promise<QueueFigures[]> =>
  Promise.all(
    [...queues.values()].map(async ({ name, figures }) => {
      const [row] = await read.rows<Omit<QueueFigures, 'name'> & Record<string, unknown>>(figures);
      return { name, waiting: row?.waiting ?? 0, failed: row?.failed ?? 0, oldestAt: row?.oldestAt ?? null };
    }),
  );
