import fc from 'fast-check';
import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';

/** What an attacker may know or guess: ids of her own county, of another, codes on a poster, numbers out of the air. */
export interface Known {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
}

const naughty = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff',
  '\u202e王秀兰\u202c',
  '\u200b',
  '𠮷䶮',
  '👩‍👩‍👧‍👦',
  "'; drop table volunteer; --",
  '%_\\',
  '{{constructor}}',
  '__proto__',
  'constructor',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e308',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://a")',
  '\r\nSet-Cookie: a=b',
  'x'.repeat(100_000),
  '志'.repeat(5_000),
  '[]',
  '{"a":1}',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
];
const dates = [
  '2026-11-24',
  '2026-02-30',
  '0000-00-00',
  '0001-01-01',
  '275760-09-13',
  '-271821-04-20',
  '9999-12-31',
  '',
  'now',
  'infinity',
];
const times = [
  '2026-11-24T01:00:00Z',
  '2026-11-24T03:00:00Z',
  '2026-11-24T01:00:00.123456789Z',
  '+275760-09-13T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '2026-13-45T99:99:99Z',
  '2026-11-24',
  'infinity',
  '',
];
const numbers = [
  0,
  1,
  2,
  -1,
  60,
  1000,
  2147483647,
  2147483648,
  -2147483648,
  1e308,
  -1e308,
  1.5,
  Number.MAX_SAFE_INTEGER,
];

/** Anything JSON can carry, where another kind of value belongs. */
const wrong = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, '', [], {}, [[]], [null], { a: { b: { c: {} } } }),
  fc.constant(JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`) as unknown),
  fc.string({ maxLength: 30 }),
);

const text = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '演示·模糊测试',
      '13900000099',
      '2026',
      '大家好',
      '000000',
      '370303199003070021',
      'Jinguo-2026',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom(...naughty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** A long list of one thing, unless the request would be refused for its bytes alone. */
const many = (one: unknown): unknown[] => Array(JSON.stringify(one ?? null).length > 500 ? 1 : 2_000).fill(one);

/** A value for an input type: mostly of the right shape, so that it gets past the door, now and then hostile. */
export function valueFor(name: string, type: GraphQLInputType, known: Known): fc.Arbitrary<unknown> {
  // A forged cursor or page size is refused before anything else is looked at: now and then is enough.
  if (name === 'after')
    return fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: text });
  if (name === 'first')
    return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(undefined, 20, 100) }, { weight: 1, arbitrary: wrong });
  const sound = soundValue(name, type, known);
  const loose = isNonNullType(type) ? [] : [{ weight: 6, arbitrary: fc.constantFrom(undefined, null) }];
  return fc.oneof({ weight: 40, arbitrary: sound }, { weight: 1, arbitrary: wrong }, ...loose);
}

function soundValue(name: string, type: GraphQLInputType, known: Known): fc.Arbitrary<unknown> {
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const item = valueFor(name, inner.ofType, known);
    return fc.oneof(
      { weight: 8, arbitrary: fc.array(item, { maxLength: 3 }) },
      { weight: 1, arbitrary: item.map(many) },
    );
  }
  if (isEnumType(inner)) {
    const values = inner.getValues().map((value) => value.name);
    return fc.oneof(
      { weight: 40, arbitrary: fc.constantFrom(...values) },
      { weight: 1, arbitrary: fc.constant('NOTHING') },
    );
  }
  if (isInputObjectType(inner))
    return fc.record(
      Object.fromEntries(
        Object.values(inner.getFields()).map((field) => [field.name, valueFor(field.name, field.type, known)]),
      ),
    );
  return scalar(name, getNamedType(type).name, known);
}

function scalar(name: string, type: string, known: Known): fc.Arbitrary<unknown> {
  switch (type) {
    case 'ID':
      return fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...known.ids, ...known.codes) },
        { weight: 1, arbitrary: fc.uuid() },
        { weight: 1, arbitrary: fc.constantFrom(...naughty) },
      );
    case 'Boolean':
      return fc.boolean();
    case 'Int':
    case 'Float':
      return fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(1, 2, 10, 2026) },
        { weight: 2, arbitrary: fc.constantFrom(...numbers) },
      );
    case 'LocalDate':
      return fc.constantFrom(...dates);
    case 'DateTime':
      return fc.constantFrom(...times);
    default:
      return /code/i.test(name) ? fc.oneof(fc.constantFrom(...known.codes), text) : text;
  }
}
