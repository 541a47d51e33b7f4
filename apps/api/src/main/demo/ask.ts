import { type ExecutionResult, execute, type GraphQLSchema, parse } from 'graphql';
import type { Actor } from '../../platform/access/actor.ts';
import type { AppContext, Services } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';

type Data = Record<string, Record<string, unknown>>;

/** Runs operations as an app would: the demo goes through the same doors as people do. A refusal or an error stops it. */
export type Asker = (actor: Actor | null, query: string, variables?: Record<string, unknown>) => Promise<Data>;

/** A part of an answer; that it is missing would be a fault of the demo itself. */
export function part<T>(data: Data, field: string, name: string): T {
  const value = data[field]?.[name];
  if (value === undefined || value === null) throw new Error(`demo: ${field} gave no ${name}`);
  return value as T;
}

export function createAsker(services: Services, schema: GraphQLSchema): Asker {
  return async (actor, query, variables = {}) => {
    const context: AppContext = {
      services,
      origin: {
        requestId: newId(),
        app: actor?.app ?? 'volunteer',
        ip: '127.0.0.1',
        userAgent: 'demo',
        publicUrl: services.env.PUBLIC_URL ?? '',
      },
      actor,
      setSession: () => undefined,
    };
    const result = (await execute({
      schema,
      document: parse(query),
      contextValue: context,
      variableValues: variables,
    })) as ExecutionResult<Data>;
    if (result.errors) throw result.errors[0]?.originalError ?? result.errors[0] ?? new Error('demo');
    for (const [field, value] of Object.entries(result.data ?? {})) {
      if (value?.['__typename'] === 'Refused')
        throw new Error(`demo: ${field} was refused: ${JSON.stringify(value['reasons'])}`);
    }
    return result.data ?? {};
  };
}

/** `... on Refused` with all a fault needs to be found. */
export const refused = '... on Refused { reasons { code field message } }';
