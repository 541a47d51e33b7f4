import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** Values to try, by the kind of argument: an outsider's ids, words and codes. */
export interface Tries {
  readonly ids: readonly string[];
  readonly words: readonly string[];
  readonly villageCode: string;
  readonly joinCode: string;
}
export interface Walk {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

const DEPTH = 6;

/** Every query field, asked with every argument an outsider might send, selecting everything it can reach. */
export function walksOf(schema: GraphQLSchema, tries: Tries): Walk[] {
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.flatMap((field) => argumentSets(field.args, tries).map((variables) => walkOf(field, variables)));
}

function walkOf(field: GraphQLField<unknown, unknown>, variables: Record<string, unknown>): Walk {
  const used = field.args.filter((arg) => arg.name in variables);
  const head = used.length > 0 ? `(${used.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')})` : '';
  const call = used.length > 0 ? `(${used.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
  return {
    name: field.name,
    query: `query ${head} { ${field.name}${call} ${selection(getNamedType(field.type), DEPTH, [])} }`,
    variables,
  };
}

/** All that can be selected of a type without arguments that must be given; a type is entered twice at most on one way down. */
function selection(type: GraphQLNamedType, depth: number, above: readonly string[]): string {
  if (isLeafType(type)) return '';
  if (isUnionType(type))
    return `{ __typename ${type
      .getTypes()
      .map((one) => `... on ${one.name} ${selection(one, depth, above)}`)
      .join(' ')} }`;
  if (!isObjectType(type)) return '';
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined && arg.name !== 'year'))
      return [];
    const target = getNamedType(field.type);
    const call = field.args.some((arg) => arg.name === 'year') ? '(year: 2026)' : '';
    if (isLeafType(target)) return [`${field.name}${call}`];
    const again = above.filter((name) => name === target.name).length;
    if (depth === 0 || again >= 1) return [];
    return [`${field.name}${call} ${selection(target, depth - 1, [...above, target.name])}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

/** No optional argument at all, and each optional argument by itself with each of its values. */
function argumentSets(args: readonly GraphQLArgument[], tries: Tries): Record<string, unknown>[] {
  const required = args.filter((arg) => isNonNullType(arg.type));
  const optional = args.filter((arg) => !isNonNullType(arg.type));
  let sets: Record<string, unknown>[] = [{}];
  for (const arg of required)
    sets = sets.flatMap((set) => valuesOf(arg.name, arg.type, tries).map((value) => ({ ...set, [arg.name]: value })));
  const more = optional
    .filter((arg) => arg.name !== 'first' && arg.name !== 'after')
    .flatMap((arg) =>
      valuesOf(arg.name, arg.type, tries).flatMap((value) => sets.map((set) => ({ ...set, [arg.name]: value }))),
    );
  const first = args.some((arg) => arg.name === 'first') ? { first: 50 } : {};
  return [...sets, ...more].map((set) => ({ ...first, ...set }));
}

function valuesOf(name: string, type: GraphQLInputType, tries: Tries): unknown[] {
  const inner = getNullableType(type);
  if (isListType(inner)) return valuesOf(name, inner.ofType, tries).map((value) => [value]);
  if (isEnumType(inner)) return inner.getValues().map((value) => value.name);
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields());
    // What must be given is given with each of its values in turn, the rest of it with the first.
    const least = Object.fromEntries(
      fields
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, valuesOf(field.name, field.type, tries)[0]]),
    );
    return fields.flatMap((field) =>
      valuesOf(field.name, field.type, tries).map((value) => ({ ...least, [field.name]: value })),
    );
  }
  const named = getNamedType(type).name;
  if (/villageCode|parentCode/.test(name) || (name === 'code' && named === 'ID'))
    return [tries.villageCode, tries.villageCode.slice(0, 6)];
  if (name === 'list') return ['activities'];
  if (name === 'code') return [tries.joinCode, '000000'];
  if (named === 'ID') return [...tries.ids];
  if (named === 'Boolean') return [true, false];
  if (named === 'LocalDate') return ['2026-11-20'];
  if (named === 'DateTime') return ['2026-01-01T00:00:00Z'];
  if (named === 'Int') return [2026];
  return [...tries.words];
}
