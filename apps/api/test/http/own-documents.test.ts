import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { buildSchema, type DocumentNode, Kind, type OperationDefinitionNode, parse, separateOperations } from 'graphql';
import { describe, expect, it } from 'vitest';
import { complexityError } from '../../src/platform/graphql/limits.ts';

const root = resolve(import.meta.dirname, '../../../..');
const schema = buildSchema(readFileSync(resolve(root, 'packages/schema/schema.graphql'), 'utf8'));
/** The largest page an app asks for. */
const PAGE = 50;

const operationsOf = (app: string): readonly (readonly [string, DocumentNode, OperationDefinitionNode])[] => {
  const texts = globSync('src/**/*.graphql', { cwd: resolve(root, 'apps', app) }).map((file) =>
    readFileSync(resolve(root, 'apps', app, file), 'utf8'),
  );
  return Object.entries(separateOperations(parse(texts.join('\n')))).flatMap(([name, document]) =>
    document.definitions.flatMap((one) =>
      one.kind === Kind.OPERATION_DEFINITION ? ([[name, document, one]] as const) : [],
    ),
  );
};

describe.each(['admin', 'volunteer'])('what the %s app asks', (app) => {
  it('stays within what one request may cost, at its largest page', () => {
    const operations = operationsOf(app);
    expect(operations.length).toBeGreaterThan(20);
    const refused = operations.filter(([name, document, { variableDefinitions }]) => {
      const paged = variableDefinitions?.some(({ variable }) => variable.name.value === 'first');
      return complexityError(schema, document, name, paged ? { first: PAGE } : {}) !== null;
    });
    expect(refused.map(([name]) => name)).toEqual([]);
  });
});

it('null puts a variable’s own default out of force, and is measured apart from it', () => {
  const names = Array.from({ length: 220 }, (_, i) => `a${i}: id`).join(' ');
  const document = parse(`query ($first: Int = 100) { findActivities(first: $first) { edges { node { ${names} } } } }`);
  expect(complexityError(schema, document, undefined, { first: null })).toBeNull();
  expect(complexityError(schema, document, undefined, {})).not.toBeNull();
});
