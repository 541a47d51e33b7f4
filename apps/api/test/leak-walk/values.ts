import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { type IdKind, isCode, kindOf } from './id-kinds.ts';

/** Values to try, by the kind of argument: ids, words, codes and links of one county. */
export interface Tries {
  readonly rows: Readonly<Record<IdKind, readonly string[]>>;
  readonly words: readonly string[];
  readonly divisions: readonly string[];
  /** Texts by the argument's name. */
  readonly named: Readonly<Record<string, readonly string[]>>;
  /** Whole inputs whose parts must fit one another. */
  readonly inputs: Readonly<Record<string, readonly object[]>>;
}
/** A value, and the argument or input field it is for. */
export interface Tried {
  readonly at: string;
  readonly value: unknown;
}

/** Kinds whose ids are tried for every other kind as well: what a mix-up would open. */
const mixedUp = ['account', 'unit', 'volunteer'] as const satisfies readonly IdKind[];
/** Rows of one kind and state are alike; so many show all states. */
const STATES = 8;

/** A month from now: logs are read a year back from their end. */
const soon = new Date(Date.now() + 30 * 86_400_000).toISOString();

/** Every value to try for one argument of a field or input. */
export function valuesOf(owner: string, name: string, type: GraphQLInputType, tries: Tries): Tried[] {
  const inner = getNullableType(type);
  if (isListType(inner))
    return valuesOf(owner, name, inner.ofType, tries).map(({ at, value }) => ({ at, value: [value] }));
  if (isEnumType(inner)) {
    const sorts = /sort|order/i.test(name);
    return inner.getValues().map((one) => ({ at: sorts ? `${name}=${one.name}` : name, value: one.name }));
  }
  if (isInputObjectType(inner)) {
    const fields = Object.values(inner.getFields());
    // What must be given is given with each of its values in turn, the rest of it with the first.
    const whole = tries.inputs[inner.name] ?? [
      Object.fromEntries(
        fields
          .filter((field) => isNonNullType(field.type))
          .map((field) => [field.name, valuesOf(inner.name, field.name, field.type, tries)[0]?.value]),
      ),
    ];
    const tried = fields.flatMap((field) =>
      valuesOf(inner.name, field.name, field.type, tries).flatMap(({ at, value }) =>
        whole.map((least) => ({ at: `${name}.${at}`, value: { ...least, [field.name]: value } })),
      ),
    );
    return [...(tries.inputs[inner.name] ?? []).map((value) => ({ at: name, value })), ...tried];
  }
  return scalars(owner, name, getNamedType(type).name, tries).map((value) => ({ at: name, value }));
}

function scalars(owner: string, name: string, type: string, tries: Tries): readonly unknown[] {
  if (type === 'ID' && isCode(name)) return tries.divisions;
  if (type === 'ID') {
    const kind = kindOf(owner, name);
    const own = kind ? tries.rows[kind] : [];
    return [...own.slice(0, STATES), ...mixedUp.flatMap((one) => (one === kind ? [] : tries.rows[one].slice(0, 1)))];
  }
  if (/villageCode|parentCode/.test(name)) return tries.divisions;
  if (type === 'Boolean') return [true, false];
  // From the second to the first lies what was approved.
  if (type === 'LocalDate') return ['2026-11-20', '2026-11-18'];
  if (type === 'DateTime') return ['2026-01-01T00:00:00Z', soon, '2100-01-01T00:00:00Z'];
  if (name === 'version') return [1];
  if (type === 'Int') return [2026, 1];
  return tries.named[name] ?? tries.words;
}
