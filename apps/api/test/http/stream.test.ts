import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeActivity } from '../../src/modules/activity/testing/activity.make.ts';
import { makePlaces } from '../../src/modules/organization/testing/organization.make.ts';
import { makeAccount, makeSession, makeStaffActor } from '../../src/modules/people/testing/people.make.ts';
import { makeServiceType } from '../../src/modules/service-type/testing/service-type.make.ts';
import { createHttpWorld, type HttpWorld } from './api.make.ts';

let http: HttpWorld;
let address: string;
let cookie: string;
beforeAll(async () => {
  http = await createHttpWorld();
  address = `${await http.app.listen({ port: 0, host: '127.0.0.1' })}/graphql/stream`;
  const { id } = await makeAccount(http.world);
  cookie = `jinguo_admin=${(await makeSession(http.world, id, 'admin')).token}`;
});
afterAll(() => http.close());

const BOARD = 'subscription($id: ID!) { board(activityId: $id) { title } }';
/** What a stream says first; it is left open only where there is something to watch. */
async function said(body: unknown, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'x-jinguo-app': 'admin',
      cookie,
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    signal: AbortSignal.timeout(2000),
  });
  expect(answer.status).toBeLessThan(500);
  return answer.text();
}

it('of one account thirty are open at a time; one that is closed makes room', async () => {
  const { world } = http;
  const places = await makePlaces(world);
  const { account } = await makeStaffActor(world, { unitId: places.village.id });
  const { id: serviceTypeId } = await makeServiceType(world);
  const { id } = await makeActivity(world, {
    unitId: places.village.id,
    villageCode: places.villageCode,
    serviceTypeId,
  });
  const { token } = await makeSession(world, account.id, 'admin');
  const watch = async () => {
    const closing = new AbortController();
    const { body } = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        'x-jinguo-app': 'admin',
        cookie: `jinguo_admin=${token}`,
      },
      body: JSON.stringify({ query: BOARD, variables: { id } }),
      signal: closing.signal,
    });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!text.includes('data:')) text += (await reader?.read())?.value ?? 'data: nothing';
    return { text, close: () => closing.abort() };
  };
  const open = await Promise.all(Array.from({ length: 30 }, watch));
  expect(open.filter(({ text }) => text.includes('"title"'))).toHaveLength(30);
  expect((await watch()).text).toContain('TOO_MANY_REQUESTS');
  open[0]?.close();
  await expect.poll(async () => (await watch()).text).toContain('"title"');
  for (const { close } of open) close();
});

describe('a subscription', () => {
  it.each<[string, unknown]>([
    ['a NUL', '\u0000'],
    ['half a surrogate', '\ud800'],
    ['100,000 characters', 'x'.repeat(100_000)],
    ['an id of nothing', '00000000-0000-0000-0000-000000000000'],
    ['a statement', "'; drop table activity; --"],
    ['nothing', null],
    ['an object', { a: 1 }],
    ['1e308', 1e308],
    ['a list', Array(2000).fill('x')],
  ])('of %s is refused within two seconds, and is no surprise', async (_name, id) => {
    const text = await said({ query: BOARD, variables: { id } });
    // An activity that is not there has nothing to watch: the stream ends. Other kinds of values are told what they are.
    expect(text).toMatch(
      typeof id === 'object' ? /"errors":\[\{"message":"[一-龥].*BAD_USER_INPUT/ : /event: complete/,
    );
    expect(text).not.toContain('INTERNAL_SERVER_ERROR');
    expect(http.logged.filter((line) => line.includes('unexpected'))).toEqual([]);
  });
  it.each<[string, unknown]>([
    ['no query', {}],
    ['a query', { query: '{ __typename }' }],
    ['too many tokens', { query: `subscription { ${'a '.repeat(5000)} }` }],
    ['one that nobody knows', { query: 'subscription { nothingOfTheKind }' }],
    ['variables that are text', { query: BOARD, variables: 'x' }],
    ['no JSON', '{"query": '],
  ])('%s instead of one is refused likewise', async (_name, body) => {
    expect(await said(body)).toMatch(/errors|"code"/);
    expect(http.logged.filter((line) => line.includes('unexpected'))).toEqual([]);
  });
});
