import schemaText from '@jinguo/schema/schema.graphql?raw';
import { buildSchema, isUnionType } from 'graphql';
import { expect, test } from 'vitest';
import { possibleTypes } from './possible-types.ts';

test('the cache knows exactly the unions of the schema and their members', () => {
  const schema = buildSchema(schemaText);
  const unions = Object.values(schema.getTypeMap()).filter(isUnionType);
  const real = Object.fromEntries(
    unions.map((union) => [
      union.name,
      union
        .getTypes()
        .map((type) => type.name)
        .sort(),
    ]),
  );
  const known = Object.fromEntries(Object.entries(possibleTypes).map(([name, members]) => [name, [...members].sort()]));
  expect(known).toEqual(real);
});
