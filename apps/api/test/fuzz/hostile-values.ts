import fc from 'fast-check';
import { type GraphQLInputType, getNamedType, isEnumType } from 'graphql';

/** What an attacker may know or guess: ids of another county by their kind, ids of all kinds, codes, cursors of any list. */
export interface Known {
  readonly foreign: (owner: string, name: string) => readonly string[];
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly cursors: string[];
}

const naughty: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff',
  'a\ud83d',
  '\u202e王秀兰\u202c',
  '\u200b',
  '\ufeff',
  '\u2028',
  '𠮷䶮',
  'e\u0301'.repeat(500),
  'ﷺ'.repeat(200),
  '👩‍👩‍👧‍👦',
  "'; drop table volunteer; --",
  '%_\\',
  '\\',
  '{{constructor}}',
  '#{7*7}',
  '{name}',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'true',
  '-0',
  '1e308',
  '0x1F',
  '９９９',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://a")',
  '\r\nSet-Cookie: a=b',
  'x'.repeat(100_000),
  '志'.repeat(5_000),
  '((((((((((a){9}){9}){9}){9}){9}){9}){9}',
  '[]',
  '{"a":1}',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '{00000000-0000-0000-0000-000000000000}',
];
const dates = [
  '2026-02-30',
  '0000-00-00',
  '0000-01-01',
  '0001-01-01',
  '-0001-01-01',
  '275760-09-13',
  '+275760-09-13',
  '-271821-04-20',
  '9999-12-31',
  '2026-1-1',
  '',
  'now',
  'infinity',
  'today',
];
const times = [
  '2026-11-24T01:00:00.123456789Z',
  '+275760-09-13T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '-271821-04-20T00:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-13-45T99:99:99Z',
  '2026-11-24T24:00:00Z',
  '2026-11-24T23:59:60Z',
  '2026-11-24T01:00:00+99:00',
  '2026-11-24',
  'infinity',
  '-infinity',
  '',
];
const numbers = [
  0,
  -1,
  -0.5,
  1.5,
  1e6,
  2147483647,
  -2147483648,
  2147483648,
  4294967296,
  Number.MAX_SAFE_INTEGER,
  1e21,
  1e308,
  -1e308,
];

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;
const deep = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`) as unknown;

/** Anything JSON can carry, where another kind of value belongs. */
export const wrong: fc.Arbitrary<unknown> = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  [],
  {},
  [[]],
  [null],
  { a: { b: { c: {} } } },
  JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}'),
  nested(200),
  nested(5_000),
  deep(5_000),
  Array(3_000).fill(null),
);

/** A long list of one thing, unless the request would be refused for its bytes alone. */
export const many = (one: unknown): unknown[] => Array(JSON.stringify(one ?? null).length > 500 ? 20 : 2_000).fill(one);

const texts = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...naughty) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
);

/** Hostile values of the type itself, for an argument or input field. */
export function hostile(name: string, type: GraphQLInputType, known: Known): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 4, arbitrary: ofType(name, type, known) }, { weight: 1, arbitrary: wrong });
}

function ofType(name: string, type: GraphQLInputType, known: Known): fc.Arbitrary<unknown> {
  if (name === 'after')
    return fc.oneof(
      texts,
      fc.constantFrom(...known.cursors, 'e30=', 'W10=', 'bnVsbA=='),
      fc
        .array(
          fc.constantFrom<unknown>(
            ...[null, '', 'a', 1, 2 ** 31, '2026-11-24', 'infinity', '\u0000', '2026-02-30T12:00:00Z'],
            ...['0000-01-01T00:00:00Z', '2026-11-24T24:00:00Z', '00000000-0000-4000-8000-000000000001'],
          ),
          { maxLength: 4 },
        )
        .map(asCursor),
    );
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((one) => one.name), 'NOTHING', '', '__proto__');
  switch (getNamedType(type).name) {
    case 'ID':
      return fc.oneof(fc.constantFrom(...known.ids), texts, fc.uuid());
    case 'Boolean':
      return fc.boolean();
    case 'Int':
    case 'Float':
      return fc.oneof(fc.constantFrom(...numbers), fc.integer());
    case 'LocalDate':
      return fc.oneof(fc.constantFrom(...dates), texts);
    case 'DateTime':
      return fc.oneof(fc.constantFrom(...times), texts);
    default:
      return /code/i.test(name) ? fc.oneof(fc.constantFrom(...known.codes), texts) : texts;
  }
}

/** A cursor as ours are, of whatever values. */
const asCursor = (values: readonly unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** What no run may leave out. */
export function always(owner: string, name: string, type: GraphQLInputType, known: Known): unknown[] {
  const kind = getNamedType(type).name;
  if (kind === 'ID') return known.foreign(owner, name).slice(0, 2);
  // The ends of what is a date here come furthest.
  if (kind === 'DateTime') return ['+275760-09-13T00:00:00Z', '1850-01-01T00:00:00Z', '2200-12-31T23:59:59Z'];
  if (kind === 'LocalDate') return ['275760-09-13', '1850-01-01', '2200-12-31'];
  if (kind === 'Int' || kind === 'Float') return [2147483647, 1e308];
  return kind === 'String' ? ['a\u0000b', 'x\ud800'] : [];
}
