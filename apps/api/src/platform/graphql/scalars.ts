import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const invalid = (what: string): GraphQLError => new GraphQLError(what, { extensions: { code: 'BAD_USER_INPUT' } });

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** Days that do not exist (02-30) are refused, which `Date` would roll over. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= '1850-01-01' && text <= '2200-12-31'
  );
}

const instantOf = (value: unknown): Date => {
  // Compiled queries coerce variables a second time (executor.ts): what is an instant already stays one.
  if (value instanceof Date) return value;
  if (typeof value !== 'string' || !INSTANT.test(value) || !isDate(value.slice(0, 10)))
    throw invalid('时间应为 ISO 8601 格式，带时区。');
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) throw invalid('时间不存在。');
  return date;
};

/** An instant: text with offset on the wire, a Date in use cases; rows of the read path pass as text. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, ISO 8601 with offset.',
  serialize: (value) =>
    typeof value === 'string'
      ? value.endsWith('+00:00')
        ? `${value.slice(0, -6)}Z`
        : value
      : (value as Date).toISOString(),
  parseValue: instantOf,
  parseLiteral: (node) => instantOf(node.kind === Kind.STRING ? node.value : null),
});

const dateOf = (value: unknown): string => {
  if (typeof value !== 'string' || !isDate(value)) throw invalid('日期不存在，应为 YYYY-MM-DD。');
  return value;
};

/** A calendar date, text on both sides. */
export const LocalDateScalar = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A calendar date, YYYY-MM-DD.',
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
  parseValue: dateOf,
  parseLiteral: (node) => dateOf(node.kind === Kind.STRING ? node.value : null),
});
