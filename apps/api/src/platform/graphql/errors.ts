import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

const quiet = new Set(['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST', 'QUERY_TOO_LARGE', 'INVALID_CURSOR', 'OUT_OF_RANGE', 'OPERATION_RESOLUTION_FAILURE', 'UNAUTHENTICATED', 'FORBIDDEN']);

/** A surprise is logged by its kind and place, never with values, and told in one plain sentence. */
export function formatErrors(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = String(formatted.extensions?.['code'] ?? '');
    if (quiet.has(code)) {
      const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
      return { ...formatted, extensions };
    }
    const cause = unwrapResolverError(error) as { name?: string; code?: string; stack?: string; constraint?: string };
    log.error({ kind: cause?.name, code: cause?.code, constraint: cause?.constraint, at: framesOf(cause?.stack), path: formatted.path?.join('.') }, 'unexpected error in a GraphQL operation');
    return {
      message: '系统出了点问题，请稍后再试。',
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** Frames without the message: a database message may quote what a person typed. */
const framesOf = (stack: string | undefined): string[] =>
  (stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 6).map((line) => line.trim());
