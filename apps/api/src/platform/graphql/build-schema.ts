import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import { type GraphQLSchema, isUnionType } from 'graphql';
import { GraphQLJSON } from 'graphql-scalars';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { Module } from '../module.ts';
import { DateTimeScalar } from './scalars.ts';

/** The schema of the given modules. Inputs are checked by Zod in the use cases, not here. */
export function buildApiSchema(modules: readonly Module[]): GraphQLSchema {
  const resolvers = modules.flatMap((module) => module.resolvers);
  // TypeGraphQL's own type for resolver classes
  // biome-ignore lint/complexity/noBannedTypes: its signature asks for Function
  const [first, ...rest] = resolvers as Function[];
  if (!first) throw new Error('No resolvers.');
  const schema = buildSchemaSync({
    // biome-ignore lint/complexity/noBannedTypes: as above
    resolvers: [first, ...rest] as NonEmptyArray<Function>,
    scalarsMap: [
      { type: Date, scalar: DateTimeScalar },
      { type: Object, scalar: GraphQLJSON },
    ],
    orphanedTypes: [],
    validate: false,
    // TypeGraphQL asks for one as soon as there is a subscription; ours bring their own streams (live hub).
    pubSub: createPubSub(),
    nullableByDefault: false,
  });
  resolveUnionsAtOnce(schema);
  return schema;
}

/** TypeGraphQL resolves a union's type by a promise, which compiled execution cannot wait for; ours carry `__typename`. */
function resolveUnionsAtOnce(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) type.resolveType = (value: { __typename: string }) => value.__typename;
  }
}

export { DateTimeScalar, GraphQLJSON };
