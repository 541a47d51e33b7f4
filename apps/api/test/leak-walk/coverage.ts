import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** Notes every field of every type that an answer holds with a value; lists are looked through, `__typename` tells the type. */
export function noteFields(value: unknown, seen: Set<string>): void {
  if (Array.isArray(value)) for (const one of value) noteFields(one, seen);
  else if (value !== null && typeof value === 'object') {
    const type = (value as { __typename?: string }).__typename ?? 'Query';
    for (const [name, inner] of Object.entries(value)) {
      if (name === '__typename' || inner === null || (Array.isArray(inner) && inner.length === 0)) continue;
      seen.add(`${type}.${name}`);
      noteFields(inner, seen);
    }
  }
}

/** Whether an answer holds anything where a way ends: rows of a page or list, a thing that is no refusal. */
export function answered(data: unknown, path: readonly string[]): boolean {
  if (Array.isArray(data)) return data.some((one) => answered(one, path));
  if (data === null || data === undefined) return false;
  const [step, ...rest] = path;
  if (step !== undefined) return answered((data as Record<string, unknown>)[step], rest);
  if (typeof data !== 'object') return true;
  const { __typename: type, edges } = data as { __typename?: string; edges?: unknown[] };
  return edges ? edges.length > 0 : type !== 'Refused';
}

/** Every field that can be reached from the queries of a schema, as `Type.field`. */
export function readableFields(schema: GraphQLSchema): Set<string> {
  const fields = new Set<string>();
  eachReadable(schema, (type, field) => fields.add(`${type}.${field.name}`));
  return fields;
}

/** Every optional argument, every field of every input and every value of every sort of the readable fields, paging apart. */
export function optionalArguments(schema: GraphQLSchema): Set<string> {
  const found = new Set<string>();
  eachReadable(schema, (type, { name, args }) => {
    for (const arg of args)
      if (arg.name !== 'first' && arg.name !== 'after')
        for (const at of leavesOf(arg.name, arg.type))
          if (!isNonNullType(arg.type) || at.includes('.')) found.add(`${type}.${name}.${at}`);
  });
  return found;
}

function leavesOf(name: string, type: GraphQLInputType): string[] {
  const inner = getNullableType(type);
  if (isListType(inner)) return leavesOf(name, inner.ofType);
  if (isEnumType(inner) && /sort|order/i.test(name)) return inner.getValues().map((value) => `${name}=${value.name}`);
  if (!isInputObjectType(inner)) return [name];
  return Object.values(inner.getFields()).flatMap((field) =>
    leavesOf(field.name, field.type).map((at) => `${name}.${at}`),
  );
}

type Visit = (type: string, field: { name: string; args: readonly { name: string; type: GraphQLInputType }[] }) => void;

function eachReadable(schema: GraphQLSchema, visit: Visit): void {
  const waiting = [schema.getQueryType()?.name ?? ''];
  const visited = new Set(waiting);
  const enter = (name: string): void => {
    if (!visited.has(name)) waiting.push(name);
    visited.add(name);
  };
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = schema.getType(name);
    if (isUnionType(type)) for (const one of type.getTypes()) enter(one.name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      visit(name, field);
      enter(getNamedType(field.type).name);
    }
  }
}
