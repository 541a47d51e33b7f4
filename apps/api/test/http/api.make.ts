import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { modules } from '../../src/modules/modules.ts';
import { createSessions } from '../../src/modules/people/index.ts';
import { createApi } from '../../src/platform/graphql/server.ts';
import type { Metrics } from '../../src/platform/metrics/metrics.ts';
import type { Services } from '../../src/platform/services.ts';
import { createWorld, type World } from '../../src/platform/testing/world.ts';

export interface HttpWorld {
  readonly world: World;
  readonly app: FastifyInstance;
  readonly metrics: Metrics | null;
  /** Lines the server logged. */
  readonly logged: string[];
  post(
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<{
    status: number;
    body: { data?: Record<string, unknown> | null; errors?: { message: string; extensions?: { code?: string } }[] };
    cookies: string[];
    text: string;
  }>;
  close(): Promise<void>;
}

/** The real server of all modules, without a port. */
export async function createHttpWorld(more: { metrics?: (services: Services) => Metrics } = {}): Promise<HttpWorld> {
  const world = await createWorld(modules);
  const sessions = createSessions(world.services);
  const logged: string[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(line) });
  const metrics = more.metrics?.(world.services) ?? null;
  const app = await createApi({
    services: world.services,
    sessions,
    schema: world.schema,
    log,
    ...(metrics && { metrics }),
  });
  return {
    world,
    app,
    metrics,
    logged,
    async post(body, headers = {}) {
      const response = await app.inject({
        method: 'POST',
        url: '/graphql',
        payload: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      });
      const text = response.payload;
      const cookies = [response.headers['set-cookie'] ?? []].flat();
      return { status: response.statusCode, body: text.startsWith('{') ? JSON.parse(text) : {}, cookies, text };
    },
    async close() {
      await app.close();
      sessions.stop();
      await world.close();
    },
  };
}
