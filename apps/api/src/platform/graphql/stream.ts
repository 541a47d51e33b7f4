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
import { complexityError, graphqlLimits, sizeRule } from './limits.ts';
import type { ContextFactory } from './request-context.ts';

/** Bad requests are told as a plain result, before any stream opens. */
const refused = (...errors: readonly GraphQLError[]): ExecutionResult => ({ errors });

/** Subscriptions by server-sent events at /graphql/stream, one connection each; ended when the server drains. */
export function registerStream(app: FastifyInstance, schema: GraphQLSchema, contextOf: ContextFactory): void {
  const open = new Set<{ end(): unknown }>();
  const handler = createHandler({
    execute,
    subscribe,
    async onSubscribe(request, params) {
      if (request.headers.get('x-jinguo-app') === null)
        return refused(new GraphQLError('缺少应用标识。', { extensions: { code: 'BAD_REQUEST' } }));
      let document: ReturnType<typeof parse>;
      try {
        document = parse(String(params.query ?? ''), { maxTokens: graphqlLimits.tokens });
      } catch (error) {
        return refused(error as GraphQLError);
      }
      const invalid = validate(schema, document, [...specifiedRules, sizeRule]);
      if (invalid.length > 0) return refused(...invalid);
      const operation = getOperationAST(document, params.operationName);
      if (operation?.operation !== 'subscription')
        return refused(new GraphQLError('这里只接受订阅。', { extensions: { code: 'BAD_REQUEST' } }));
      const variableValues = (params.variables ?? {}) as Record<string, unknown>;
      const tooMuch = complexityError(schema, document, params.operationName ?? undefined, variableValues);
      if (tooMuch) return refused(tooMuch);
      const contextValue = await contextOf(request.raw, request.context.reply);
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
    open.add(reply.raw);
    reply.raw.once('close', () => open.delete(reply.raw));
    await handler(request, reply);
  });
  app.addHook('preClose', (done) => {
    for (const response of open) response.end();
    done();
  });
}
