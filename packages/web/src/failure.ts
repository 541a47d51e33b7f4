import { ApolloError } from '@apollo/client/core';

/** What kind of failure a person meets; each has a sentence in the shared messages (`failure.*`). */
export type FailureKind = 'offline' | 'server' | 'busy' | 'signedOut' | 'noRight' | 'badInput' | 'gone';

const badInput = new Set(['BAD_USER_INPUT', 'INVALID_CURSOR', 'OUT_OF_RANGE', 'QUERY_TOO_LARGE']);

/** A surprise reduced to its kind: a person never sees a code, a trace or an English sentence. */
export function failureOf(error: unknown): FailureKind {
  // Pages throw this for what the server answered with nothing: deleted, or out of reach, which is told alike.
  if (error instanceof Error && error.message === 'gone') return 'gone';
  if (!(error instanceof ApolloError)) return 'server';
  const codes = error.graphQLErrors.map((one) => String(one.extensions?.['code'] ?? ''));
  if (codes.includes('UNAUTHENTICATED')) return 'signedOut';
  if (codes.includes('FORBIDDEN')) return 'noRight';
  if (codes.includes('TOO_MANY_REQUESTS')) return 'busy';
  if (codes.some((code) => badInput.has(code))) return 'badInput';
  if (!error.networkError) return 'server';
  const status = 'statusCode' in error.networkError ? Number(error.networkError.statusCode) : 0;
  if (status === 429) return 'busy';
  return status >= 400 ? 'server' : 'offline';
}
