import { refusalWords } from '@jinguo/schema';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Services } from '../context.ts';
import { sql } from '../database/sql.ts';
import { queueFigures } from '../jobs/queues.ts';
import { outboxFigures } from '../outbox/outbox-figures.ts';
import { refusalsSeen } from './refusals-seen.ts';

/** What a process tells its operator. Names of operations and codes only: no person, no place, no id. */
export interface Metrics {
  readonly registry: Registry;
  /** One answered operation, by its first root field: a name of the schema, so there are only so many. */
  operation(name: string, outcome: 'ok' | 'error', seconds: number): void;
}

export function createMetrics(services: Services): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const durations = new Histogram({
    name: 'jinguo_graphql_duration_seconds',
    help: 'Time to answer a GraphQL operation, by its first root field',
    labelNames: ['operation', 'outcome'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const refusals = new Counter({
    name: 'jinguo_refusals_total',
    help: 'Refused attempts, by the code of each reason',
    labelNames: ['code'],
    registers,
  });
  refusalsSeen.subscribe((code) => {
    if (code in refusalWords) refusals.inc({ code });
  });
  poolGauge(services, registers);
  workGauges(services, registers);
  return {
    registry,
    operation: (operation, outcome, seconds) => durations.observe({ operation, outcome }, seconds),
  };
}

function poolGauge({ read }: Services, registers: Registry[]): void {
  new Gauge({
    name: 'jinguo_database_connections',
    help: 'Connections of the read pool; waiting are requests without one',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'open' }, read.pool.totalCount);
      this.set({ state: 'idle' }, read.pool.idleCount);
      this.set({ state: 'waiting' }, read.pool.waitingCount);
    },
  });
}

/** Read when asked for. A database that does not answer leaves them out, the process's own figures stay. */
function workGauges({ read, now }: Services, registers: Registry[]): void {
  new Gauge({
    name: 'jinguo_outbox_oldest_seconds',
    help: 'Age of the oldest event still to be delivered',
    registers,
    async collect() {
      this.reset();
      const figures = await outboxFigures(read).catch(() => null);
      if (figures)
        this.set(figures.oldestAt ? Math.max(0, (now().getTime() - Date.parse(figures.oldestAt)) / 1000) : 0);
    },
  });
  new Gauge({
    name: 'jinguo_outbox_events',
    help: 'Undelivered events: waiting, retrying after a failure, given up',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      const figures = await outboxFigures(read).catch(() => null);
      if (!figures) return;
      for (const state of ['waiting', 'retrying', 'failed'] as const) this.set({ state }, figures[state]);
    },
  });
  new Gauge({
    name: 'jinguo_queue',
    help: 'Texts, imports and exports that wait for the worker, or failed',
    labelNames: ['queue', 'state'],
    registers,
    async collect() {
      this.reset();
      for (const { name, waiting, failed } of await queueFigures(read).catch(() => [])) {
        this.set({ queue: name, state: 'waiting' }, waiting);
        this.set({ queue: name, state: 'failed' }, failed);
      }
    },
  });
  new Gauge({
    name: 'jinguo_jobs',
    help: 'Background jobs by their state',
    labelNames: ['state'],
    registers,
    async collect() {
      this.reset();
      const rows = await read
        .rows<{ state: string; n: number }>(
          sql`select state::text as state, count(*)::int as n from pgboss.job where state in ('created', 'retry', 'active', 'failed') group by 1`,
        )
        .catch(() => []);
      for (const state of ['created', 'retry', 'active', 'failed'])
        this.set({ state }, rows.find((row) => row.state === state)?.n ?? 0);
    },
  });
}
