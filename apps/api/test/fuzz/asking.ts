import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { HttpWorld } from '../http/api.make.ts';
import type { Change, Undo } from './undo.ts';

/** One level of plain fields: what is asked matters more here than what is shown (the leak walk sees to that). */
function shallow(type: ReturnType<typeof getNamedType>, depth: number): string {
  if (isLeafType(type)) return '';
  if (isUnionType(type))
    return `{ __typename ${type
      .getTypes()
      .map((one) =>
        one.name === 'Refused'
          ? '... on Refused { reasons { code message field } }'
          : `... on ${one.name} ${shallow(one, depth)}`,
      )
      .join(' ')} }`;
  if (!isObjectType(type)) return '{ __typename }';
  const fields = Object.values(type.getFields()).filter((one) => one.args.length === 0);
  const parts = fields.flatMap((one) => {
    const target = getNamedType(one.type);
    if (isLeafType(target)) return [one.name];
    return depth > 0 && isObjectType(target) ? [`${one.name} ${shallow(target, depth - 1)}`] : [];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

export interface Argument {
  /** The variable that carries it. */
  readonly variable: string;
  readonly owner: string;
  readonly name: string;
  readonly type: GraphQLInputType;
}

export interface Operation {
  readonly name: string;
  readonly kind: 'query' | 'mutation';
  readonly args: readonly Argument[];
  readonly document: string;
}

type Step = GraphQLField<unknown, unknown>;

/** A field at the end of a way from the top, with the arguments of all on the way; of those above it only what must be given. */
export function operationOf(kind: 'query' | 'mutation', way: readonly Step[]): Operation {
  const args: Argument[] = [];
  const calls = way.map((field, at) => {
    const last = at === way.length - 1;
    const taken = field.args.filter((arg) => last || isNonNullType(arg.type));
    for (const { name, type } of taken)
      args.push({ variable: at === 0 ? name : `${name}${at}`, owner: field.name, name, type });
    const call = taken.map((arg) => `${arg.name}: $${at === 0 ? arg.name : `${arg.name}${at}`}`).join(', ');
    return `${field.name}${call && `(${call})`}`;
  });
  const inner = shallow(getNamedType((way.at(-1) as Step).type), kind === 'query' ? 2 : 1);
  const body = calls.reduceRight(
    (below, call) => (below === '' ? `${call} ${inner}` : `${call} { __typename ${below} }`),
    '',
  );
  const head = args.map(({ variable, type }) => `$${variable}: ${type}`).join(', ');
  return {
    name: way.map(({ name }) => name).join('.'),
    kind,
    args,
    document: `${kind} ${head && `(${head})`} { ${body} }`,
  };
}

/** How far a request came. */
export type Outcome = 'accepted' | 'refused by a rule' | 'stopped at the door' | 'malformed';

export interface Answer {
  readonly outcome: Outcome;
  readonly codes: readonly string[];
  readonly faults: readonly string[];
  readonly changes: readonly Change[];
  /** Of a page, where the next begins. */
  readonly endCursor: string | null;
  readonly ms: number;
}

/** Refusals for which nothing had to be known but the input itself or who asks. */
const atTheDoor = new Set([
  'NOT_SIGNED_IN',
  'FINISH_SIGNING_IN',
  'NOT_ALLOWED',
  'NOT_FOUND',
  'STALE_VERSION',
  'TOO_MANY_REQUESTS',
  'UNAUTHENTICATED',
  'FORBIDDEN',
]);
const malformed = new Set([
  'INVALID_INPUT',
  'REQUIRED',
  'TOO_LONG',
  'TOO_SHORT',
  'TOO_MANY',
  'TOO_FEW',
  'OUT_OF_RANGE',
  'INVALID_DATE',
  'INVALID_TIME',
  'UNSUPPORTED_CHARACTERS',
  'INVALID_CURSOR',
  'KIND_CODE',
  'INVALID_PHONE',
  'INVALID_ID_NUMBER',
  'BIRTH_DATE_MISMATCH',
  'GENDER_MISMATCH',
  'WEAK_PASSWORD',
  'WEAK_PIN',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
]);

function outcomeOf(data: unknown, codes: readonly string[]): Outcome {
  if (codes.length === 0) return data === null || data === undefined ? 'stopped at the door' : 'accepted';
  if (codes.some((code) => malformed.has(code))) return 'malformed';
  return codes.some((code) => atTheDoor.has(code)) ? 'stopped at the door' : 'refused by a rule';
}

/** No request may take longer; one slow answer on a busy machine is asked again before it counts. */
const PATIENCE_MS = 2000;

export interface Judge {
  /** Texts that an answer to this operation must not hold. */
  forbidden(operation: string, reader: string): RegExp | null;
  /** A change that may be made all the same: anybody may ask to join a team, a wrong guess is counted. */
  mayChange(asked: { operation: Operation; reader: string; outcome: Outcome }, change: Change): boolean;
}

/** Somebody who asks, and the headers of her browser. */
export interface Reader {
  readonly name: string;
  readonly headers: Record<string, string>;
  /** Few things are hers to do: she tries the others by sound arguments only. */
  readonly rarely: boolean;
}

/** Asks, undoes what it did, and tells what is wrong with the answer. */
export function asker(http: HttpWorld, undo: Undo, judge: Judge) {
  const slowest: { what: string; ms: number }[] = [];
  let asked = 0;
  const once = async (reader: Reader, operation: Operation, variables: object): Promise<Answer> => {
    const payload = JSON.stringify({ query: operation.document, variables });
    const begun = performance.now();
    const { status, body, text } = await http.post(payload, reader.headers);
    const ms = performance.now() - begun;
    const changes = await undo.undo();
    const data = Object.values(body.data ?? {})[0] as { reasons?: { code: string; message: string }[] } | null;
    const sentences = [
      ...(data?.reasons ?? []),
      ...(body.errors ?? []).map(({ message, extensions }) => ({ code: extensions?.code ?? '', message })),
    ];
    const codes = sentences.map(({ code }) => code);
    const forbidden = judge.forbidden(operation.name, reader.name);
    const outcome = outcomeOf(data, codes);
    const asked = { operation, reader: reader.name, outcome };
    return {
      outcome,
      endCursor: endCursorOf(data),
      codes,
      changes,
      ms,
      faults: [
        ...(status >= 500 ? [`status ${status}`] : []),
        ...sentences.filter(isBadSentence).map(({ code, message }) => `${code} says “${message}”`),
        ...(forbidden ? [...new Set(text.match(forbidden) ?? [])].map((word) => `shows ${word}`) : []),
        ...changes
          .filter((change) => !judge.mayChange(asked, change))
          .map(({ kind, table, row }) => `${outcome}, and yet ${kind} of ${table}: ${row.slice(0, 150)}`),
      ],
    };
  };
  return {
    /** How many requests there were, and the slowest of them. */
    report(): string {
      const ten = slowest.toSorted((a, b) => b.ms - a.ms).slice(0, 10);
      return `${asked} requests; slowest: ${ten.map(({ what, ms }) => `${what} ${Math.round(ms)} ms`).join(', ')}`;
    },
    async ask(reader: Reader, operation: Operation, variables: object): Promise<Answer> {
      let answer = await once(reader, operation, variables);
      for (let again = 0; again < 2 && answer.ms > PATIENCE_MS; again += 1) {
        const next = await once(reader, operation, variables);
        answer = { ...answer, ms: Math.min(answer.ms, next.ms), faults: [...answer.faults, ...next.faults] };
      }
      asked += 1;
      slowest.push({ what: operation.name, ms: answer.ms });
      if (slowest.length > 1000) slowest.sort((a, b) => b.ms - a.ms).splice(10);
      return answer.ms > PATIENCE_MS
        ? { ...answer, faults: [...answer.faults, `took ${Math.round(answer.ms)} ms three times`] }
        : answer;
    },
  };
}

/** Where the page at the end of a way ended; null for what is no page. */
function endCursorOf(data: unknown): string | null {
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return null;
  const { pageInfo, ...below } = data as { pageInfo?: { endCursor?: string | null } };
  if (pageInfo) return pageInfo.endCursor ?? null;
  const found = Object.values(below).map(endCursorOf);
  return found.find((cursor) => cursor !== null) ?? null;
}

/** A surprise, or a refusal that does not say in Chinese what is wrong. */
const isBadSentence = ({ code, message }: { code: string; message: string }): boolean =>
  code === 'INTERNAL_SERVER_ERROR' ||
  !/\p{Script=Han}/u.test(message) ||
  message.startsWith('Variable') ||
  /[{}]/.test(message);
