import { resolve } from 'node:path';
import pino from 'pino';
import { migrations } from '../migrations/index.ts';
import { modules } from '../modules/modules.ts';
import { createSessions } from '../modules/people/index.ts';
import { registerFiles } from '../platform/files/register-files.ts';
import { buildApiSchema } from '../platform/graphql/build-schema.ts';
import { contextFactory } from '../platform/graphql/request-context.ts';
import { createApi } from '../platform/graphql/server.ts';
import { manifestName } from '../platform/graphql/trusted-documents.ts';
import { registerWeb } from '../platform/http/register-web.ts';
import { createMetrics } from '../platform/metrics/metrics.ts';
import { serveMetrics } from '../platform/metrics/serve-metrics.ts';
import { endOnWrongSettings } from '../platform/settings/problem.ts';
import { checkNode } from './check-node.ts';
import { onStop } from './on-stop.ts';
import { openServices } from './open-services.ts';

/** The API process: GraphQL, both apps and the health pages on one port. */
export async function runServer(): Promise<void> {
  checkNode();
  const services = await openServices({ issuing: true }).catch(endOnWrongSettings);
  const { env } = services;
  const log = pino({ level: env.LOG_LEVEL, base: null });
  const schema = buildApiSchema(modules);
  const sessions = createSessions(services);
  const webRoot = resolve(env.WEB_ROOT ?? '.');
  const manifest = resolve(webRoot, 'apps/api/dist', manifestName);
  const metrics = createMetrics(services);
  const figures = await serveMetrics(metrics, env).catch(endOnWrongSettings);
  const app = await createApi({
    services,
    metrics,
    sessions,
    schema,
    log,
    ...(env.TRUSTED_DOCUMENTS === 'true' && { manifest }),
  });
  await registerFiles(app, services, contextFactory(services, sessions));
  await registerWeb(app, {
    services,
    webRoot,
    newestMigration: migrations.at(-1)?.name ?? '',
  });
  onStop(async () => {
    await app.close();
    await figures?.close();
    sessions.stop();
    await services.close();
  });
  await app.listen({ port: env.PORT, host: env.HOST }).catch(endOnWrongSettings);
  log.info({ port: env.PORT }, 'listening');
}
