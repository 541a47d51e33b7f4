import type { FastifyInstance } from 'fastify';
import type { Services } from '../context.ts';
import { sql } from '../database/sql.ts';

/** `/healthz`: the process answers. `/readyz`: it can serve: the database is reachable and at this version. */
export function healthPages(app: FastifyInstance, read: Services['read'], newestMigration: string): void {
  const fresh = { 'cache-control': 'no-store' };
  app.get('/healthz', async (_request, reply) => reply.headers(fresh).send({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    void reply.headers(fresh);
    try {
      const [row] = await read.rows<{ n: number }>(
        sql`select count(*)::int as n from schema_migration where name = ${newestMigration}`,
      );
      if (row?.n === 1) return { status: 'ready' };
      return await reply.code(503).send({ status: 'migrations pending' });
    } catch {
      return reply.code(503).send({ status: 'database unreachable' });
    }
  });
}
