import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type IdKind, isCode, kindOf } from '../leak-walk/id-kinds.ts';
import type { Argument } from './asking.ts';

/** What sound values are taken from: rows of the reader's county, and texts by the name of what they are for. */
export interface Sound {
  readonly rows: Readonly<Record<IdKind, readonly string[]>>;
  /** Candidates by argument or field, the most likely first; `Owner.name` goes before `name`. */
  readonly named: Readonly<Record<string, readonly unknown[]>>;
}

/** A place in the arguments of an operation that takes a plain value, as `input.shifts.0.startsAt`. */
export interface Leaf {
  readonly path: readonly (string | number)[];
  /** The operation or input type it belongs to. */
  readonly owner: string;
  readonly name: string;
  /** The named type of the value, `ID` or an enum. */
  readonly type: GraphQLInputType;
  readonly required: boolean;
  /** Sound values, the most likely first. */
  readonly candidates: readonly unknown[];
}

/** All leaves of an operation's arguments; of a list one item is made. */
export const leavesOf = (args: readonly Argument[], sound: Sound): Leaf[] =>
  args.flatMap(({ variable, owner, name, type }) =>
    leavesAt([variable], owner, name, type, isNonNullType(type), sound),
  );

function leavesAt(
  path: readonly (string | number)[],
  owner: string,
  name: string,
  type: GraphQLInputType,
  required: boolean,
  sound: Sound,
): Leaf[] {
  const inner = getNullableType(type);
  // A list whose values must fit one another is given whole.
  const whole = sound.named[`${owner}.${name}`] ?? sound.named[name];
  if (isListType(inner) && whole?.some(Array.isArray))
    return [{ path, owner, name, type: getNamedType(type), required, candidates: whole }];
  if (isListType(inner)) return leavesAt([...path, 0], owner, name, inner.ofType, required, sound);
  if (isInputObjectType(inner))
    return Object.values(inner.getFields()).flatMap((field) =>
      leavesAt([...path, field.name], inner.name, field.name, field.type, required && isNonNullType(field.type), sound),
    );
  return [{ path, owner, name, type: inner, required, candidates: candidatesOf(owner, name, inner, sound) }];
}

/** Rows of one kind and state are alike: so many show all states. */
const STATES = 10;

function candidatesOf(owner: string, name: string, type: GraphQLInputType, { rows, named }: Sound): readonly unknown[] {
  const own = named[`${owner}.${name}`] ?? named[name];
  if (own) return own;
  if (isEnumType(type)) return type.getValues().map((value) => value.name);
  const scalar = getNamedType(type).name;
  if (scalar === 'ID' && !isCode(name)) {
    const kind = kindOf(owner, name);
    return kind ? rows[kind].slice(0, STATES) : [];
  }
  if (scalar === 'Boolean') return [true, false];
  if (scalar === 'LocalDate') return ['2026-11-20'];
  if (scalar === 'DateTime') return [/to|until/i.test(name) ? '2026-12-01T00:00:00Z' : '2026-11-25T01:00:00Z'];
  if (scalar === 'Int' || scalar === 'Float') return [1];
  return ['演示·模糊测试'];
}

/** The tree of arguments that has these values at its leaves; a leaf left out is not sent. */
export function argumentsOf(leaves: readonly Leaf[], values: readonly unknown[]): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  leaves.forEach(({ path }, at) => {
    if (values[at] !== undefined) put(tree, path, values[at]);
  });
  return tree;
}

/** Sets the value at a path, making what is missing above it. */
export function put(tree: object, path: readonly (string | number)[], value: unknown): void {
  const [step, ...rest] = path;
  const here = tree as Record<string | number, unknown>;
  if (step === undefined) return;
  if (rest.length === 0) here[step] = value;
  else {
    const below = here[step];
    if (below === null || typeof below !== 'object') here[step] = typeof rest[0] === 'number' ? [] : {};
    put(here[step] as object, rest, value);
  }
}

/** A deep copy that shares nothing. */
export const copyOf = (tree: Record<string, unknown>): Record<string, unknown> =>
  structuredClone(tree) as Record<string, unknown>;

/** The value at a path; undefined where nothing stands. */
export function valueAt(tree: unknown, path: readonly (string | number)[]): unknown {
  let at = tree;
  for (const step of path) {
    if (at === null || typeof at !== 'object') return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

/** Whether a value stands at a path. */
export const has = (tree: unknown, path: readonly (string | number)[]): boolean =>
  (valueAt(tree, path) ?? null) !== null;
