import type { GatewayExecutor, GatewayInterface } from '@apollo/server-gateway-interface';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

type Compiled = CompiledQuery | null;

/** Compiled execution for queries (stack §5); everything else goes the ordinary way. */
export function compiledExecutor(schema: GraphQLSchema): GatewayExecutor {
  const cache = new WeakMap<DocumentNode, Map<string, Compiled>>();
  const compiled = (document: DocumentNode, name: string | undefined): Compiled => {
    const byName = cache.get(document) ?? new Map<string, Compiled>();
    cache.set(document, byName);
    const key = name ?? '';
    let query = byName.get(key);
    if (query === undefined) {
      const made = compileQuery(schema, document, name);
      query = isCompiledQuery(made) ? made : null;
      byName.set(key, query);
    }
    return query;
  };
  return async ({ document, operationName, request, context }) => {
    const operation = getOperationAST(document, operationName);
    const raw = request.variables ?? {};
    const ordinary = () =>
      execute({
        schema,
        document,
        contextValue: context,
        variableValues: raw,
        ...(operationName && { operationName }),
      }) as Promise<ExecutionResult>;
    if (operation?.operation !== 'query') return ordinary();
    const variables = getVariableValues(schema, operation.variableDefinitions ?? [], raw, { maxErrors: 20 });
    if (variables.errors) return { errors: variables.errors };
    const query = compiled(document, operationName ?? undefined);
    if (!query) return ordinary();
    const result = await query.query({}, context, variables.coerced);
    return result.errors ? { ...result, errors: result.errors.map(rewrap) } : result;
  };
}

/** graphql-jit throws errors of its own class, which Apollo does not take for GraphQL errors. */
function rewrap(error: GraphQLError): GraphQLError {
  if (error instanceof GraphQLError) return error;
  const { message, nodes, path, originalError, extensions } = error as GraphQLError;
  const cause = originalError ?? (error as Error);
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    path: path ?? null,
    originalError: cause,
    extensions: extensions ?? null,
  });
}

/** Apollo takes another executor only by its gateway option; nothing is federated here. */
export function asGateway(schema: GraphQLSchema): GatewayInterface {
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({ executor: compiledExecutor(schema) }),
    stop: async () => undefined,
  };
}
