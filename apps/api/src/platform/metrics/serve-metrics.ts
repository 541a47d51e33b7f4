import { timingSafeEqual } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { sha256 } from '../crypto/cipher.ts';
import type { Env } from '../env.ts';
import type { Metrics } from './metrics.ts';

/** `/metrics` on a port of its own, never on the one people reach; with METRICS_TOKEN for bearers of it only. */
export async function serveMetrics(
  { registry }: Metrics,
  { METRICS_PORT, METRICS_HOST, METRICS_TOKEN }: Pick<Env, 'METRICS_PORT' | 'METRICS_HOST' | 'METRICS_TOKEN'>,
): Promise<FastifyInstance | null> {
  if (METRICS_PORT === undefined) return null;
  const app = Fastify({ logger: false, forceCloseConnections: true });
  app.get('/metrics', async (request, reply) => {
    if (METRICS_TOKEN && !same(request.headers.authorization ?? '', `Bearer ${METRICS_TOKEN}`))
      return reply.code(401).header('www-authenticate', 'Bearer').send('');
    return reply
      .header('content-type', registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics());
  });
  await app.listen({ port: METRICS_PORT, host: METRICS_HOST });
  return app;
}

/** Of equal length whatever was sent, so that time tells nothing. */
const same = (one: string, other: string): boolean => timingSafeEqual(sha256(one), sha256(other));
