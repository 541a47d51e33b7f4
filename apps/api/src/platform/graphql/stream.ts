import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import {
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  specifiedRules,
  subscribe,
  validate,
} from 'graphql';
import type { OperationArgs, OperationContext } from 'graphql-sse';
import { createHandler } from 'graphql-sse/lib/use/fastify';
import type { Logger } from 'pino';
import { formatErrors } from './errors.ts';
import { complexityError, graphqlLimits, sizeRule } from './limits.ts';
import type { ContextFactory } from './request-context.ts';

/** Bad requests are told as a result, before anything is watched; without `data` the handler takes it for none, and loses what it says. */
const refused = (...errors: readonly GraphQLError[]): ExecutionResult => ({ data: null, errors });

/** What GraphQL says without a code of its own, with the code Apollo would give it. */
const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, { extensions: { code, ...error.extensions } });
/** Before anything is resolved only the variables can be wrong; later, what has no code of ours is a surprise. */
const ofVariables = (error: GraphQLError): GraphQLError =>
  !error.path && error.message.startsWith('Variable "$') ? coded(error, 'BAD_USER_INPUT') : error;

/** Streams of one account at a time: more windows than anybody looks at, and no page that reconnects in a circle fills the server. */
const MOST_STREAMS = 30;

/** Subscriptions by server-sent events at /graphql/stream, one connection each; ended when the server drains. */
export function registerStream(
  app: FastifyInstance,
  schema: GraphQLSchema,
  contextOf: ContextFactory,
  log: Logger,
): void {
  const format = formatErrors(log);
  // As on the other address: plain words for a refusal, and of a surprise nothing but that it was one.
  const shown = (errors: readonly GraphQLError[]): GraphQLError[] =>
    // What was refused before anything was watched comes by here a second time, told already.
    errors.map((error) => (error instanceof GraphQLError ? (format(error.toJSON(), error) as GraphQLError) : error));
  const told = (...errors: readonly GraphQLError[]): ExecutionResult => ({ data: null, errors: shown(errors) });
  /** Open responses, and whose they are once that is known. */
  const open = new Map<ServerResponse, string | null>();
  const countOf = (accountId: string): number => [...open.values()].filter((one) => one === accountId).length;
  const handler = createHandler({
    execute,
    subscribe,
    onNext: (_context, _request, result) =>
      result.errors ? { ...result, errors: shown(result.errors.map(ofVariables)) } : undefined,
    async onSubscribe(request, params) {
      if (request.headers.get('x-jinguo-app') === null)
        return refused(new GraphQLError('缺少应用标识。', { extensions: { code: 'BAD_REQUEST' } }));
      let document: ReturnType<typeof parse>;
      try {
        document = parse(String(params.query ?? ''), { maxTokens: graphqlLimits.tokens });
      } catch (error) {
        return told(coded(error as GraphQLError, 'GRAPHQL_PARSE_FAILED'));
      }
      const invalid = validate(schema, document, [...specifiedRules, sizeRule]);
      if (invalid.length > 0) return told(...invalid.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')));
      const operation = getOperationAST(document, params.operationName);
      if (operation?.operation !== 'subscription')
        return refused(new GraphQLError('这里只接受订阅。', { extensions: { code: 'BAD_REQUEST' } }));
      const variableValues = (params.variables ?? {}) as Record<string, unknown>;
      const tooMuch = complexityError(schema, document, params.operationName ?? undefined, variableValues);
      if (tooMuch) return refused(tooMuch);
      const { reply } = request.context;
      const contextValue = await contextOf(request.raw, reply);
      const accountId = contextValue.actor?.accountId;
      if (accountId && countOf(accountId) >= MOST_STREAMS)
        return refused(
          new GraphQLError('同时打开的实时页面太多，请关掉一些再试。', { extensions: { code: 'TOO_MANY_REQUESTS' } }),
        );
      if (accountId && open.has(reply.raw)) open.set(reply.raw, accountId);
      return {
        schema,
        document,
        contextValue,
        variableValues,
        operationName: params.operationName ?? null,
      } as unknown as OperationArgs<OperationContext>;
    },
  });
  app.post('/graphql/stream', async (request, reply) => {
    // The handler answers nothing at all to a body that is no object, and would keep the caller waiting.
    if (typeof request.body !== 'object' || request.body === null || Array.isArray(request.body))
      return reply
        .code(400)
        .send(refused(new GraphQLError('请求的格式不正确。', { extensions: { code: 'BAD_REQUEST' } })));
    open.set(reply.raw, null);
    reply.raw.once('close', () => open.delete(reply.raw));
    await handler(request, reply);
  });
  app.addHook('preClose', (done) => {
    for (const response of open.keys()) response.end();
    done();
  });
}
