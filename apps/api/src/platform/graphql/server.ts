import { ApolloServer } from '@apollo/server';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { SessionPort } from '../access/session-port.ts';
import type { AppContext, Services } from '../context.ts';
import { formatErrors } from './errors.ts';
import { asGateway } from './executor.ts';
import { complexityError, graphqlLimits, sizeRule } from './limits.ts';
import { contextFactory } from './request-context.ts';
import { registerStream } from './stream.ts';

export interface ApiParts {
  readonly services: Services;
  readonly sessions: SessionPort;
  readonly schema: GraphQLSchema;
  readonly log: Logger;
}

/** Apollo with our limits and the compiled executor. */
export function createApollo({ schema, log, app }: ApiParts & { app: FastifyInstance }): ApolloServer<AppContext> {
  return new ApolloServer<AppContext>({
    gateway: asGateway(schema),
    plugins: [
      fastifyApolloDrainPlugin(app),
      {
        requestDidStart: async () => ({
          async didResolveOperation({ document, operationName, request }) {
            const tooMuch = complexityError(schema, document, operationName ?? undefined, request.variables ?? {});
            if (tooMuch) throw tooMuch;
          },
        }),
      },
    ],
    parseOptions: { maxTokens: graphqlLimits.tokens },
    maxRecursiveSelections: true,
    validationRules: [sizeRule],
    hideSchemaDetailsFromClientErrors: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    formatError: formatErrors(log),
    logger: { debug: () => undefined, info: () => undefined, warn: (m) => log.warn(m), error: (m) => log.error(m) },
  });
}

/** The HTTP server with GraphQL on it; `main/server.ts` adds the apps and the health pages. */
export async function createApi(parts: ApiParts): Promise<FastifyInstance> {
  const { services } = parts;
  const proxies = services.env.TRUSTED_PROXIES.split(',').map((text) => text.trim()).filter(Boolean);
  const app = Fastify({ logger: false, bodyLimit: graphqlLimits.bodyBytes, trustProxy: proxies.length > 0 ? proxies : false, forceCloseConnections: 'idle' });
  await app.register(cookie);
  const contextOf = contextFactory(services, parts.sessions);
  const apollo = createApollo({ ...parts, app });
  await apollo.start();
  const handler = fastifyApolloHandler<AppContext>(apollo, { context: contextOf });
  app.route({ url: '/graphql', method: ['GET', 'POST'], handler });
  registerStream(app, parts.schema, contextOf);
  return app;
}
