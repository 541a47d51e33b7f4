import type { FastifyInstance } from 'fastify';
import type { Services } from '../context.ts';
import { healthPages } from './health.ts';
import { securityHeaders } from './security-headers.ts';
import { webApps } from './web-apps.ts';

export interface WebParts {
  readonly services: Pick<Services, 'read' | 'env'>;
  /** The folder under which apps/admin/dist and apps/volunteer/dist lie. */
  readonly webRoot: string;
  readonly newestMigration: string;
}

/** Everything on the port beside GraphQL and files: both apps, health, headers. */
export async function registerWeb(
  app: FastifyInstance,
  { services, webRoot, newestMigration }: WebParts,
): Promise<void> {
  securityHeaders(app, services.env.PUBLIC_URL);
  healthPages(app, services.read, newestMigration);
  await webApps(app, webRoot);
}
