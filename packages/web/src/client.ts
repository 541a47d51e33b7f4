import { ApolloClient, HttpLink, type NormalizedCacheObject, split } from '@apollo/client/core';
import { onError } from '@apollo/client/link/error';
import { getMainDefinition } from '@apollo/client/utilities';
import { createCache } from './cache.ts';
import { LiveLink } from './live-link.ts';

export type App = 'admin' | 'volunteer';

export interface ClientOptions {
  readonly app: App;
  /** The session is gone: the app leads to its sign-in page. */
  readonly onSignedOut?: () => void;
  readonly onReconnected?: () => void;
  /** A slow answer is an error after this long; the page offers to try again. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

const codeOf = (error: { extensions?: Record<string, unknown> }): string => String(error.extensions?.['code'] ?? '');

/** One GraphQL client per app: JSON over POST, subscriptions over SSE, the app's name in a header (CSRF, own cookie). */
export function createClient(options: ClientOptions): ApolloClient<NormalizedCacheObject> {
  const headers = { 'x-jinguo-app': options.app };
  const http = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers,
    fetch: withTimeout(options.fetch ?? fetch, options.timeoutMs ?? 25_000),
  });
  const live = new LiveLink({ url: '/graphql/stream', headers, onReconnected: options.onReconnected });
  const errors = onError(({ graphQLErrors }) => {
    if (graphQLErrors?.some((error) => codeOf(error) === 'UNAUTHENTICATED')) options.onSignedOut?.();
  });
  const transport = split(
    ({ query }) => {
      const main = getMainDefinition(query);
      return main.kind === 'OperationDefinition' && main.operation === 'subscription';
    },
    live,
    http,
  );
  return new ApolloClient({
    link: errors.concat(transport),
    cache: createCache(),
    devtools: { enabled: false },
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
}

/** `AbortSignal.any` is younger than the phones we serve: the two reasons to stop are joined by hand. */
function withTimeout(base: typeof fetch, ms: number): typeof fetch {
  return async (input, init) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), ms);
    const outer = init?.signal;
    const forward = (): void => stop.abort();
    outer?.addEventListener('abort', forward);
    try {
      return await base(input, { ...init, signal: stop.signal });
    } finally {
      clearTimeout(timer);
      outer?.removeEventListener('abort', forward);
    }
  };
}
