import type { ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql';
import type { AppContext } from '../context.ts';
import type { Metrics } from '../metrics/metrics.ts';

/** How long each operation took. Its name is the first field it asks for, as the schema has it: a client's own name could be anything. */
export const metricsPlugin = (metrics: Metrics): ApolloServerPlugin<AppContext> => ({
  async requestDidStart() {
    const started = performance.now();
    let name: string | null = null;
    return {
      async didResolveOperation({ operation }) {
        const first = operation?.selectionSet.selections.find((selection) => selection.kind === Kind.FIELD);
        name = first?.kind === Kind.FIELD ? first.name.value : 'fragment';
      },
      async willSendResponse({ errors }) {
        metrics.operation(name ?? 'refused', errors?.length ? 'error' : 'ok', (performance.now() - started) / 1000);
      },
    };
  },
});
