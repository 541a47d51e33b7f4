import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';

/** Faults of a request rather than ours: never logged, told in plain words. Null: whoever throws it brings a sentence. */
const quiet: Readonly<Record<string, string | null>> = {
  BAD_USER_INPUT: '提交的内容不符合要求，请检查后再试。',
  GRAPHQL_PARSE_FAILED: '请求的写法不正确。',
  GRAPHQL_VALIDATION_FAILED: '请求的内容与接口不符，请刷新页面后再试。',
  BAD_REQUEST: '请求的格式不正确。',
  OPERATION_RESOLUTION_FAILURE: '请求没有说明要做哪个操作。',
  PERSISTED_QUERY_NOT_FOUND: '请把完整的查询一起发来。',
  PERSISTED_QUERY_NOT_SUPPORTED: '请把完整的查询一起发来。',
  QUERY_TOO_LARGE: null,
  INVALID_CURSOR: null,
  OUT_OF_RANGE: null,
  TOO_MANY_REQUESTS: null,
  UNAUTHENTICATED: null,
  FORBIDDEN: null,
};

/** A surprise is logged by its kind and place, never with values, and told in one plain sentence. */
export function formatErrors(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const code = codeOf(formatted);
    if (Object.hasOwn(quiet, code))
      return told({ ...formatted, extensions: { ...formatted.extensions, code } }, quiet[code] ?? null);
    const cause = origin(error) as { name?: string; code?: string; stack?: string; constraint?: string };
    log.error(
      {
        kind: cause?.name,
        code: cause?.code,
        constraint: cause?.constraint,
        at: framesOf(cause?.stack),
        path: formatted.path?.join('.'),
      },
      'unexpected error in a GraphQL operation',
    );
    return {
      message: '系统出了点问题，请稍后再试。',
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}

/** What was thrown: by a resolver, or before any of them ran (who is asking could not be read). */
function origin(error: unknown): unknown {
  const thrown = unwrapResolverError(error);
  return (thrown instanceof GraphQLError && thrown.originalError) || thrown;
}

/** After fifty wrong values GraphQL gives up on the variables, by an error of which Apollo does not know whose fault it is. */
const codeOf = ({ message, extensions }: GraphQLFormattedError): string =>
  message.startsWith('Too many errors processing variables') ? 'BAD_USER_INPUT' : String(extensions?.['code'] ?? '');

const OURS = /^[\u4e00-\u9fff]/;

/** Plain words, the code, the field where one is named; what GraphQL itself says stays beside them for developers. */
function told(formatted: GraphQLFormattedError, sentence: string | null): GraphQLFormattedError {
  const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
  const { message } = formatted;
  if (sentence === null || OURS.test(message)) return { ...formatted, extensions };
  const own = message.slice(message.lastIndexOf('; ') + 2); // our scalars' own sentence ends GraphQL's
  const [, variable, within] = /^Variable "\$(\w+)"(?:.* at "([\w.[\]]+)"; )?/s.exec(message) ?? [];
  const field = within ?? variable;
  return {
    ...formatted,
    message: OURS.test(own) ? own : sentence,
    extensions: { ...extensions, ...(field && { field }), detail: message },
  };
}

/** Frames without the message: a database message may quote what a person typed. */
const framesOf = (stack: string | undefined): string[] =>
  (stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .map((line) => line.trim());
