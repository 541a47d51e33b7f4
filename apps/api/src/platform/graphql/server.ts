import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { SessionPort } from '../access/session-port.ts';
import type { AppContext, Services } from '../context.ts';
import { answerBadAddress } from '../http/bad-address.ts';
import { compressAnswers } from '../http/compress-answers.ts';
import { onlyHttps } from '../http/only-https.ts';
import { keepCertificateFresh } from '../http/tls.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { proxyList } from '../settings/proxies.ts';
import { formatErrors } from './errors.ts';
import { asGateway } from './executor.ts';
import { complexityError, graphqlLimits, sizeRule } from './limits.ts';
import { metricsPlugin } from './metrics-plugin.ts';
import { contextFactory } from './request-context.ts';
import { registerStream } from './stream.ts';
import { onlyTrustedDocuments, textOf } from './trusted-documents.ts';

export interface ApiParts {
  readonly services: Services;
  readonly sessions: SessionPort;
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  /** The digests of the apps' operations, when only those are answered. */
  readonly manifest?: string;
  readonly metrics?: Metrics;
}

/** Executed here, a subscription would answer nothing and look like a fault of ours. */
const streamOnly = (): GraphQLError =>
  new GraphQLError('订阅请发到 /graphql/stream。', { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } });

/** Apollo with our limits and the compiled executor. */
export function createApollo({
  schema,
  log,
  app,
  metrics,
}: ApiParts & { app: FastifyInstance }): ApolloServer<AppContext> {
  return new ApolloServer<AppContext>({
    gateway: asGateway(schema),
    plugins: [
      fastifyApolloDrainPlugin(app),
      // It would wrap every field of every row; what it says of caching is said below for all answers alike.
      ApolloServerPluginCacheControlDisabled(),
      ...(metrics ? [metricsPlugin(metrics)] : []),
      {
        requestDidStart: async () => ({
          async willSendResponse({ response }) {
            response.http.headers.set('cache-control', 'no-store');
          },
          async didResolveOperation({ document, operation, operationName, request }) {
            if (operation?.operation === 'subscription') throw streamOnly();
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
    // Nobody's page uses them: strangers could fill a store, and learn by a wrong digest that it was our fault.
    persistedQueries: false,
    formatError: formatErrors(log),
    logger: { debug: () => undefined, info: () => undefined, warn: (m) => log.warn(m), error: (m) => log.error(m) },
  });
}

/** What goes wrong before GraphQL sees a request: told in its shape, in plain words, without echoing anything. */
const answerFault = (log: Logger) => (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
  const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500;
  if (status >= 500) log.error({ kind: error.name, code: error.code }, 'unexpected error in a request');
  const [code, message] =
    status === 413
      ? ['REQUEST_TOO_LARGE', '提交的内容太大，请减少后再试。']
      : status >= 500
        ? ['INTERNAL_SERVER_ERROR', '系统出了点问题，请稍后再试。']
        : ['BAD_REQUEST', '请求的格式不正确。'];
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
};

/**
 * What the handler would fail on or take too long over: a host that is none (a probe of HTTP/1.0 names none at all), and a
 * text so long that reading its comments, which are no tokens, holds up everybody.
 */
async function refuseUnreadable(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  const address = `${request.protocol}://${request.hostname}/`;
  const long = String(textOf(request) ?? '').length > graphqlLimits.text;
  if (!long && URL.canParse(request.url, address)) return;
  const [code, message] = long
    ? ['QUERY_TOO_LARGE', `查询的文字不能超过 ${graphqlLimits.text} 个字符。`]
    : ['BAD_REQUEST', '请求的格式不正确。'];
  return reply.code(400).send({ errors: [{ message, extensions: { code } }] });
}

/** The largest file over a slow phone's network arrives within this. */
const PATIENCE_MS = 5 * 60_000;

/** The HTTP server with GraphQL on it; `main/server.ts` adds the apps and the health pages. */
export async function createApi(parts: ApiParts): Promise<FastifyInstance> {
  const { services } = parts;
  const { env } = services;
  const proxies = proxyList(env.TRUSTED_PROXIES);
  const app = Fastify({
    logger: false,
    bodyLimit: graphqlLimits.bodyBytes,
    // A request that trickles in is given up: without a limit, open sockets cost nothing to whoever opens them.
    requestTimeout: PATIENCE_MS,
    trustProxy: proxies.length > 0 ? proxies : false,
    forceCloseConnections: 'idle',
    frameworkErrors: answerBadAddress,
    // One type for both: everything after this is the same over TLS.
    ...(env.tls && ({ https: { ...env.tls, minVersion: 'TLSv1.2' } } as object)),
  });
  if (env.tls) keepCertificateFresh(app, env, parts.log);
  onlyHttps(app, env);
  if (parts.manifest) onlyTrustedDocuments(app, parts.manifest);
  app.setErrorHandler(answerFault(parts.log));
  await app.register(cookie);
  await compressAnswers(app);
  const contextOf = contextFactory(services, parts.sessions);
  const apollo = createApollo({ ...parts, app });
  await apollo.start();
  const handler = fastifyApolloHandler<AppContext>(apollo, { context: contextOf });
  app.route({ url: '/graphql', method: ['GET', 'POST'], preHandler: refuseUnreadable, handler });
  registerStream(app, parts.schema, contextOf, parts.log);
  return app;
}
