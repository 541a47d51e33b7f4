import fc from 'fast-check';
import { type GraphQLField, getNamedType, isLeafType, isObjectType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppName } from '../../src/platform/access/actor.ts';
import { newToken, sha256 } from '../../src/platform/crypto/cipher.ts';
import { sql } from '../../src/platform/database/sql.ts';
import { cookieName } from '../../src/platform/graphql/request-context.ts';
import { newId } from '../../src/platform/ids.ts';
import { createHttpWorld, type HttpWorld } from '../http/api.make.ts';
import { type County, makeCounty } from '../leak-walk/two-counties.ts';
import { type Known, valueFor } from './hostile-values.ts';
import { rowsOfCounty } from './untouched.ts';

/** Tries for each argument list and reader; a failure prints its seed and the smallest input that still fails. */
const TRIES = 60;
/** A hang, not slowness: other tests share the processor. */
const PATIENCE_MS = 15_000;

let http: HttpWorld;
let here: County;
let there: County;
let known: Known;
beforeAll(async () => {
  http = await createHttpWorld();
  here = await makeCounty(http.world, 3, '本县私');
  there = await makeCounty(http.world, 5, '邻县密');
  known = {
    ids: [...here.ids, ...there.ids],
    codes: [here.villageCode, here.joinCode, there.villageCode, there.joinCode, '000000'],
  };
});
afterAll(() => http.close());

interface Reader {
  readonly app: AppName;
  readonly account: keyof County['accounts'] | null;
}
const readers = {
  nobody: { app: 'volunteer', account: null },
  'a volunteer': { app: 'volunteer', account: 'volunteer' },
  'a coordinator': { app: 'admin', account: 'coordinator' },
  staff: { app: 'admin', account: 'staff' },
  'a security administrator': { app: 'admin', account: 'security' },
} as const satisfies Record<string, Reader>;

/** The headers of a browser that is signed in, by a session of its own: some tries end the one they came by. */
async function headersOf({ app, account }: Reader): Promise<Record<string, string>> {
  if (!account) return { 'x-jinguo-app': app };
  const token = newToken();
  await http.world.services.read.rows(sql`insert into session (id, account_id, app, token_hash, second_factor, expires_at)
    values (${newId()}, ${here.accounts[account]}, ${app}, ${sha256(token)}, ${app === 'admin'}, now() + interval '1 hour')`);
  return { 'x-jinguo-app': app, cookie: `${cookieName(app, false)}=${token}` };
}

type Field = GraphQLField<unknown, unknown>;

/** One level of plain fields: what is asked matters more here than what is shown (the leak walk sees to that). */
function shallow(field: Field): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (isUnionType(type))
    return `{ __typename ${type
      .getTypes()
      .map((one) =>
        one.name === 'Refused'
          ? '... on Refused { reasons { code message field } }'
          : `... on ${one.name} { __typename }`,
      )
      .join(' ')} }`;
  if (!isObjectType(type)) return '{ __typename }';
  const plain = Object.values(type.getFields()).filter(
    (one) => isLeafType(getNamedType(one.type)) && one.args.length === 0,
  );
  return `{ __typename ${plain.map((one) => one.name).join(' ')} }`;
}

function documentOf(kind: 'query' | 'mutation', field: Field): string {
  const head = field.args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ');
  const call = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  return `${kind} ${head && `(${head})`} { ${field.name}${call && `(${call})`} ${shallow(field)} }`;
}

/** What is wrong with one answer: a surprise, a wait, a refusal without a Chinese sentence. */
async function faultsOf(headers: Record<string, string>, query: string, variables: object): Promise<string[]> {
  const begun = performance.now();
  const { status, body } = await http.post({ query, variables }, headers);
  const took = performance.now() - begun;
  const answer = Object.values(body.data ?? {})[0] as
    | { reasons?: { code: string; message: string }[] }
    | null
    | undefined;
  const sentences = [
    ...(answer?.reasons ?? []),
    ...(body.errors ?? []).map(({ message, extensions }) => ({ code: extensions?.code ?? '', message })),
  ];
  return [
    ...(status >= 500 ? [`status ${status}`] : []),
    ...(took > PATIENCE_MS ? [`took ${Math.round(took)} ms`] : []),
    ...sentences
      .filter(
        ({ code, message }) =>
          code === 'INTERNAL_SERVER_ERROR' ||
          !/\p{Script=Han}/u.test(message) ||
          message.startsWith('Variable') ||
          /[{}]/.test(message),
      )
      .map(({ code, message }) => `${code} says “${message}”`),
  ];
}

function fieldsOf(kind: 'query' | 'mutation'): Field[] {
  const { schema } = http.world;
  const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).filter((field) => field.args.length > 0);
}

/** Tries every field of a kind as a reader; tells each field that answered badly, with the smallest input that shows it. */
async function fuzz(kind: 'query' | 'mutation', reader: Reader): Promise<string[]> {
  const found: string[] = [];
  for (const field of fieldsOf(kind)) {
    const document = documentOf(kind, field);
    const headers = await headersOf(reader);
    const variables = fc.record(
      Object.fromEntries(field.args.map((arg) => [arg.name, valueFor(arg.name, arg.type, known)])),
    );
    const result = await fc.check(
      fc.asyncProperty(variables, async (values) => {
        const faults = await faultsOf(headers, document, values);
        if (faults.length > 0) throw new Error(faults.join('; '));
      }),
      { numRuns: TRIES },
    );
    if (result.failed)
      found.push(
        `${field.name} (seed ${result.seed}): ${String(result.errorInstance)} ← ${JSON.stringify(result.counterexample)?.slice(0, 600)}`,
      );
  }
  return found;
}

describe('whatever anybody sends to any query or mutation', { timeout: 600_000 }, () => {
  it.each(Object.keys(readers) as (keyof typeof readers)[])(
    'as %s is answered or refused in plain Chinese, never by a surprise, and changes nothing in another county',
    async (name) => {
      const changed = await rowsOfCounty(http.world.ownerUrl, there.villageCode.slice(0, 6));
      const surprises = () => http.logged.filter((line) => line.includes('unexpected'));
      expect(await fuzz('query', readers[name])).toEqual([]);
      expect(await fuzz('mutation', readers[name])).toEqual([]);
      expect(surprises()).toEqual([]);
      expect(await changed()).toEqual([]);
    },
  );
});
