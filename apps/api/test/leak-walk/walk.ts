import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { selection } from './selection.ts';
import { type Tries, valuesOf } from './values.ts';

export type { Tries } from './values.ts';

/** One question to the schema. */
export interface Walk {
  readonly name: string;
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** The optional argument or input field that is tried, as `Type.field.argument.field`; null when none is. */
  readonly asks: string | null;
  /** Where in the answer the asked field stands. */
  readonly path: readonly string[];
}

type Field = GraphQLField<unknown, unknown>;
type Named = Field & { readonly owner: string };
interface Asked {
  readonly asks: string | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Deep enough for everything that hangs on a thing; what has arguments of its own is walked from its own door besides. */
const DEPTH = 5;

/**
 * Every query field and every field with arguments below it, asked with every argument an outsider might send, selecting
 * everything it can reach.
 */
export function walksOf(schema: GraphQLSchema, tries: Tries): Walk[] {
  const query = schema.getQueryType();
  if (!query) return [];
  const top = Object.values(query.getFields()).flatMap((field) => walksTo([{ ...field, owner: 'Query' }], tries));
  const below = [...waysBelow(query)].flatMap(([, way]) => walksTo(way, tries));
  return [...top, ...below];
}

/** Every mutation, asked likewise. */
export function movesOf(schema: GraphQLSchema, tries: Tries): Walk[] {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  return fields.flatMap((field) =>
    walksTo([{ ...field, owner: 'Mutation' }], tries).map((walk) => ({
      ...walk,
      query: walk.query.replace(/^query/, 'mutation'),
    })),
  );
}

/** The shortest way from the query to each field with arguments that is not a query itself. */
export function waysBelow(query: GraphQLObjectType): Map<string, readonly Named[]> {
  const found = new Map<string, readonly Named[]>();
  const entered = new Set([query.name]);
  // A thing by its own id is the plainest way to what it holds.
  const roots = Object.values(query.getFields()).sort((a, b) => Number(byId(b)) - Number(byId(a)));
  let ends: (readonly Named[])[] = roots.map((field) => [{ ...field, owner: query.name }]);
  while (ends.length > 0) {
    const next: (readonly Named[])[] = [];
    for (const way of ends) {
      const type = getNamedType((way.at(-1) as Named).type);
      if (!isObjectType(type) || entered.has(type.name)) continue;
      entered.add(type.name);
      for (const field of Object.values(type.getFields())) {
        const longer = [...way, { ...field, owner: type.name }];
        const key = `${type.name}.${field.name}`;
        if (field.args.length > 0 && !found.has(key)) found.set(key, longer);
        next.push(longer);
      }
    }
    ends = next;
  }
  return found;
}

const byId = (field: Field): boolean => field.args.some(({ name, type }) => name === 'id' && isNonNullType(type));

/** All ways to ask the last field of a way: its own arguments each in turn, what must be given above it each in turn. */
function walksTo(way: readonly Named[], tries: Tries): Walk[] {
  const last = way.at(-1) as Named;
  let above: Asked[][] = [[]];
  for (const step of way.slice(0, -1)) {
    const given = step.args.length > 0 ? requiredSets(step, tries) : [{ asks: null, values: {} }];
    above = above.flatMap((sets) => given.map((set) => [...sets, set]));
  }
  return above.flatMap((sets) => argumentSets(last, tries).map((set) => walkOf(way, [...sets, set])));
}

function walkOf(way: readonly Named[], sets: readonly Asked[]): Walk {
  const variables: Record<string, unknown> = {};
  const heads: string[] = [];
  const calls = way.map((field, at) => {
    const given = field.args.filter((arg) => arg.name in (sets[at]?.values ?? {}));
    for (const arg of given) {
      variables[`${arg.name}${at}`] = sets[at]?.values[arg.name];
      heads.push(`$${arg.name}${at}: ${arg.type}`);
    }
    const call = given.map((arg) => `${arg.name}: $${arg.name}${at}`).join(', ');
    return `${field.name}${call && `(${call})`}`;
  });
  const inner = selection(getNamedType((way.at(-1) as Named).type), DEPTH, []);
  const body = calls.reduceRight(
    (below, call) => (below === '' ? `${call} ${inner}` : `${call} { __typename ${below} }`),
    '',
  );
  return {
    name: way[0]?.name ?? '',
    query: `query ${heads.length > 0 ? `(${heads.join(', ')})` : ''} { ${body} }`,
    variables,
    asks: sets.at(-1)?.asks ?? null,
    path: way.map(({ name }) => name),
  };
}

const paging = (arg: GraphQLArgument): boolean => arg.name === 'first' || arg.name === 'after';

/** What must be given, in all combinations; pages as long as may be. */
function requiredSets(field: Named, tries: Tries): Asked[] {
  let sets: Asked[] = [{ asks: null, values: field.args.some((arg) => arg.name === 'first') ? { first: 50 } : {} }];
  for (const arg of field.args.filter((one) => isNonNullType(one.type))) {
    const tried = valuesOf(field.name, arg.name, arg.type, tries);
    sets = sets.flatMap((set) =>
      tried.map(({ at, value }) => ({
        asks: at.includes('.') ? `${field.owner}.${field.name}.${at}` : set.asks,
        values: { ...set.values, [arg.name]: value },
      })),
    );
  }
  return sets;
}

/** No optional argument at all, and each optional argument by itself with each of its values. */
function argumentSets(field: Named, tries: Tries): Asked[] {
  const sets = requiredSets(field, tries);
  const more = field.args
    .filter((arg) => !isNonNullType(arg.type) && !paging(arg))
    .flatMap((arg) =>
      valuesOf(field.name, arg.name, arg.type, tries).flatMap(({ at, value }) =>
        sets.map((set) => ({
          asks: `${field.owner}.${field.name}.${at}`,
          values: { ...set.values, [arg.name]: value },
        })),
      ),
    );
  return [...sets, ...more];
}
