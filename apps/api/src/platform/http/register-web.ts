import type { FastifyInstance } from 'fastify';
import type { Services } from '../context.ts';
import { healthPages } from './health.ts';
import { securityHeaders } from './security-headers.ts';
import { webApps } from './web-apps.ts';

/** Everything on the port beside GraphQL and files: both apps, health, headers. */
export async function registerWeb(app: FastifyInstance, parts: { services: Services; webRoot: string; newestMigration: string }): Promise<void> {
  securityHeaders(app);
  healthPages(app, parts.services, parts.newestMigration);
  await webApps(app, parts.webRoot);
}
