import type { Action } from '@jinguo/schema';
import type { EntityName } from '@mikro-orm/core';
import type { EventKind } from './events.ts';
import type { Work } from './jobs/work-loop.ts';
import type { Tx } from './use-case.ts';

/** One effect of one event; runs in the worker, in a transaction of its own, at least once: make it idempotent. */
export interface Subscriber {
  readonly name: string;
  readonly type: string;
  run(tx: Tx, payload: object, eventId: number): Promise<void>;
}

/** `on(hoursApproved, 'notification.tell-volunteer', async (tx, { recordId }) => …)`. */
export function on<P extends object>(
  kind: EventKind<P>,
  name: string,
  run: (tx: Tx, payload: P, eventId: number) => Promise<void>,
): Subscriber {
  return { name, type: kind.type, run: (tx, payload, eventId) => run(tx, payload as P, eventId) };
}

/** A scheduled job; cron in Asia/Shanghai. */
export interface Job {
  readonly name: string;
  readonly cron: string;
  run(tx: Tx): Promise<void>;
}

/** What a module brings: read by the app at start and by the checks. */
export interface Module {
  readonly name: string;
  readonly entities: readonly EntityName[];
  // TypeGraphQL takes resolver classes as plain functions
  // biome-ignore lint/complexity/noBannedTypes: its own signature asks for Function
  readonly resolvers: readonly Function[];
  readonly subscribers?: readonly Subscriber[];
  readonly jobs?: readonly Job[];
  readonly work?: readonly Work[];
  readonly actions?: readonly Action[];
}
