import type { FastifyInstance } from 'fastify';
import type { Services } from '../context.ts';
import { sql } from '../database/sql.ts';

/** `/healthz`: the process answers. `/readyz`: it can serve: the database is reachable and at this version. */
export function healthPages(app: FastifyInstance, services: Services, newestMigration: string): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      const [row] = await services.read.rows<{ n: number }>(sql`select count(*)::int as n from schema_migration where name = ${newestMigration}`);
      if (row?.n === 1) return { status: 'ready' };
      return await reply.code(503).send({ status: 'migrations pending' });
    } catch {
      return reply.code(503).send({ status: 'database unreachable' });
    }
  });
}
