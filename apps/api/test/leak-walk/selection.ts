import { type GraphQLNamedType, getNamedType, isLeafType, isNonNullType, isObjectType, isUnionType } from 'graphql';

/** All that can be selected of a type without arguments that must be given; a type is entered once on one way down. */
export function selection(type: GraphQLNamedType, depth: number, above: readonly string[]): string {
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
    if (depth === 0 || above.includes(target.name)) return [];
    return [`${field.name}${call} ${selection(target, depth - 1, [...above, target.name])}`];
  });
  return `{ __typename ${parts.join(' ')} }`;
}
