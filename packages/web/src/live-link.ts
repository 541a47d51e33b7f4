import { ApolloLink, type FetchResult, Observable } from '@apollo/client/core';
import { print } from 'graphql';
import type { Client } from 'graphql-sse';

export interface LiveOptions {
  readonly url: string;
  readonly headers: Record<string, string>;
  /** The stream came back after a break: what was missed must be fetched again. */
  readonly onReconnected?: (() => void) | undefined;
}

/** Subscriptions by server-sent events. The library is loaded with the first subscription, not with the app. */
export class LiveLink extends ApolloLink {
  private readonly options: LiveOptions;
  private client: Promise<Client> | undefined;

  constructor(options: LiveOptions) {
    super();
    this.options = options;
  }

  override request(operation: Parameters<ApolloLink['request']>[0]): Observable<FetchResult> {
    return new Observable<FetchResult>((observer) => {
      let stop: (() => void) | undefined;
      let closed = false;
      this.connect().then(
        (client) => {
          if (closed) return;
          stop = client.subscribe<FetchResult['data']>(
            { query: print(operation.query), variables: operation.variables, operationName: operation.operationName },
            {
              next: (value) => observer.next(value as FetchResult),
              error: (error) => observer.error(error),
              complete: () => observer.complete(),
            },
          );
        },
        (error: unknown) => observer.error(error),
      );
      return () => {
        closed = true;
        stop?.();
      };
    });
  }

  private connect(): Promise<Client> {
    this.client ??= import('graphql-sse').then(({ createClient }) =>
      createClient({
        url: this.options.url,
        headers: this.options.headers,
        credentials: 'same-origin',
        retryAttempts: 1000,
        on: { connected: (reconnected) => reconnected && this.options.onReconnected?.() },
      }),
    );
    return this.client;
  }
}
