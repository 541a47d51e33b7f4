import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAccount, makeSession } from '../../src/modules/people/testing/people.make.ts';
import { createHttpWorld, type HttpWorld } from './api.make.ts';

let http: HttpWorld;
beforeAll(async () => {
  http = await createHttpWorld();
});
afterAll(() => http.close());

describe('a request that asks too much is refused with a reason, never a 500', () => {
  it.each([
    ['too deep', `{ __type(name: "Query") { ${'fields { type { '.repeat(20)} name ${'} }'.repeat(20)} } }`],
    ['too many tokens', `{ ${'__typename '.repeat(5000)} }`],
    ['too many aliases', `{ ${Array.from({ length: 60 }, (_, i) => `a${i}: __typename`).join(' ')} }`],
    ['too many root fields', `{ ${Array.from({ length: 30 }, () => 'serviceTypes { id }').join(' ')} }`],
    ['too many mutations', `mutation { ${Array.from({ length: 10 }, (_, i) => `a${i}: signOut`).join(' ')} }`],
    [
      'too wide',
      '{ teams(first: 100) { edges { node { members(first: 100) { edges { node { team { id name } volunteer { id name } } } } } } } }',
    ],
    ['a fragment that contains itself', '{ serviceTypes { ...F } } fragment F on ServiceType { id ...F }'],
  ])('%s', async (_, query) => {
    const { status, body } = await http.post({ query });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body.errors?.[0]?.extensions?.code).toMatch(
      /^(QUERY_TOO_LARGE|GRAPHQL_(PARSE|VALIDATION)_FAILED|MAX_RECURSIVE_SELECTIONS_EXCEEDED)$/,
    );
  });

  it.each([
    [
      'mutations hidden in a fragment',
      `mutation { ...F } fragment F on Mutation { ${Array.from({ length: 10 }, (_, i) => `a${i}: signOut`).join(' ')} }`,
      '最多 5 个操作',
    ],
    [
      'fragments that double each other 18 times over',
      `{ serviceTypes { ...F0 } } ${Array.from({ length: 18 }, (_, i) => `fragment F${i} on ServiceType { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F18 on ServiceType { id }`,
      '个字段',
    ],
  ])('%s', async (_, query, sentence) => {
    const { status, body } = await http.post({ query });
    expect(status).toBe(400);
    expect(body.errors?.map(({ message }) => message).join()).toContain(sentence);
  });

  it('more bytes than any page of ours sends', async () => {
    const { status, body } = await http.post({
      query: `{ serviceTypes { id } }`,
      variables: { x: 'x'.repeat(3_000_000) },
    });
    expect(status).toBe(413);
    expect(body.errors?.[0]?.message).toBe('提交的内容太大，请减少后再试。');
  });

  it.each([
    ['no JSON', '{"query": '],
    ['an array', '[{"query":"{ __typename }"}]'],
    ['a number', '5'],
    ['no query', '{}'],
    ['a query that is no text', '{"query": {"a": 1}}'],
    ['variables that are text', '{"query":"{ __typename }","variables":"x"}'],
    ['a null byte', '{"query":"\\u0000"}'],
  ])('%s', async (_, text) => {
    const { status } = await http.post(text);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it('variables of the wrong type', async () => {
    for (const variables of [
      { first: 'x' },
      { first: 1.5 },
      { first: {} },
      { first: [1] },
      { first: 99999999999 },
      { filter: 5 },
      { filter: { state: 'NOPE' } },
    ]) {
      const { status, body } = await http.post({
        query: 'query($first: Int, $filter: TeamFilter) { teams(first: $first, filter: $filter) { totalCount } }',
        variables,
      });
      expect(status).toBe(400);
      expect(body.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    }
  });

  it.each([
    [
      'query($d: LocalDate) { activities(filter: { from: $d }) { totalCount } }',
      { d: '2026-02-30' },
      'd',
      '日期不存在',
    ],
    [
      'query($f: TeamFilter) { teams(filter: $f) { totalCount } }',
      { f: { state: 'NOPE' } },
      'filter.state',
      '不符合要求',
    ],
    ['{ nothingOfTheKind }', {}, undefined, '与接口不符'],
    ['{ serviceTypes {', {}, undefined, '写法不正确'],
  ])(
    'what GraphQL itself refuses is said in plain Chinese, with the field: %s',
    async (query, variables, field, sentence) => {
      const { body } = await http.post({ query, variables });
      const [error] = body.errors ?? [];
      expect(error?.message).toMatch(/^[\u4e00-\u9fff]/);
      expect(error?.message).toContain(sentence);
      expect((error?.extensions as { field?: string } | undefined)?.field).toBe(field?.replace('filter', 'f'));
    },
  );

  it.each([
    ['that nobody keeps', {}, { version: 1, sha256Hash: 'a'.repeat(64) }],
    ['with a digest of another text', { query: '{ __typename }' }, { version: 1, sha256Hash: 'a'.repeat(64) }],
    ['of a version to come', { query: '{ __typename }' }, { version: 7, sha256Hash: {} }],
  ])('a persisted query %s is no fault of ours', async (_, more, persistedQuery) => {
    const { body } = await http.post({ ...more, extensions: { persistedQuery } });
    expect(body.errors?.[0]?.extensions?.code).toMatch(/^PERSISTED_QUERY/);
  });

  it.each(['#\n', ' ', ','])('a document of half a million signs of nothing (%j) is not read', async (nothing) => {
    const { status, body } = await http.post({ query: `{ __typename }${nothing.repeat(500_000)}` });
    expect([status, body.errors?.[0]?.extensions?.code]).toEqual([400, 'QUERY_TOO_LARGE']);
  });

  it('a subscription sent to the wrong address is told where to go', async () => {
    const { status, body } = await http.post({ query: 'subscription { board(activityId: "x") { title } }' });
    expect(status).toBe(400);
    expect(body.errors?.[0]).toMatchObject({ message: expect.stringContaining('/graphql/stream') });
  });

  it('a stream asked for with no object is answered at once', async () => {
    const answer = await http.app.inject({
      method: 'POST',
      url: '/graphql/stream',
      payload: 'null',
      headers: { 'content-type': 'application/json', 'x-jinguo-app': 'admin' },
    });
    expect(answer.statusCode).toBe(400);
  });
});

describe('cross-site requests', () => {
  it('are not executed as simple requests', async () => {
    const form = await http.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: 'query={__typename}',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(form.statusCode).toBeGreaterThanOrEqual(400);
    const plain = await http.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: '{"query":"{__typename}"}',
      headers: { 'content-type': 'text/plain' },
    });
    expect(plain.statusCode).toBeGreaterThanOrEqual(400);
    const get = await http.app.inject({ method: 'GET', url: '/graphql?query={__typename}' });
    expect(get.statusCode).toBe(400);
  });
  it('cannot change anything by GET, and get no CORS grant', async () => {
    const get = await http.app.inject({
      method: 'GET',
      url: `/graphql?query=${encodeURIComponent('mutation { signOut }')}`,
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(get.statusCode).toBe(405);
    const asked = await http.app.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'POST' },
    });
    expect(asked.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('hostile values in every mutation', () => {
  const monsters = [
    'x'.repeat(100_000),
    "'; drop table account; --",
    '\u202Eevil',
    '<script>alert(1)</script>',
    '𠮷'.repeat(3000),
    '-1',
    '９９９',
    'null',
    'a\u0000b',
    '\uD800',
  ];
  it('sign-in and registration answer with data, whatever is typed', async () => {
    for (const monster of monsters) {
      const { status, body } = await http.post(
        {
          query: `mutation($phone: String!, $password: String!, $register: RegisterInput!) {
          signIn(input: { phone: $phone, password: $password }) { __typename ... on Refused { reasons { code message field } } }
          register(input: $register) { __typename ... on Refused { reasons { code message field } } }
          verifySecondFactor(code: $phone) { __typename }
        }`,
          variables: {
            phone: monster,
            password: monster,
            register: {
              name: monster,
              gender: 'FEMALE',
              birthDate: '1990-01-01',
              idType: 'RESIDENT_ID',
              idNumber: monster,
              phone: monster,
              password: monster,
              villageCode: monster,
              serviceTypeIds: [monster],
              availability: [],
              noticeVersion: monster,
              consents: [],
              joinCode: monster,
            },
          },
        },
        { 'x-jinguo-app': 'volunteer' },
      );
      expect(status, monster.slice(0, 20)).toBe(200);
      expect(body.errors, monster.slice(0, 20)).toBeUndefined();
      expect(JSON.stringify(body.data)).toContain('Refused');
      expect(JSON.stringify(body.data)).toMatch(/[\u4e00-\u9fff]/);
    }
  });
  it('leaves no trace of what was typed in the log', () => {
    expect(http.logged.join('\n')).not.toMatch(/drop table|xxxxxx|script/);
  });
});

describe('a slow network', () => {
  it('gets long answers compressed', async () => {
    const answer = await http.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: JSON.stringify({ query: '{ __schema { types { name fields { name } } } }' }),
      headers: { 'content-type': 'application/json', 'accept-encoding': 'br' },
    });
    expect(answer.headers['content-encoding']).toBe('br');
  });
});

describe('a cookie', () => {
  const who = async (app: string, cookie: string) =>
    ((await http.post({ query: '{ me { name } }' }, { 'x-jinguo-app': app, cookie })).body.data?.['me'] as {
      name: string;
    } | null) ?? null;

  it('opens what is its own account’s, in its own app', async () => {
    const hers = await makeAccount(http.world, { name: '演示·甲' });
    const others = await makeAccount(http.world, { name: '演示·乙' });
    const { token } = await makeSession(http.world, hers.id, 'admin');
    const { token: phone } = await makeSession(http.world, others.id, 'volunteer');
    const both = `jinguo_admin=${token}; jinguo_volunteer=${phone}`;
    expect(await who('admin', both)).toEqual({ name: '演示·甲' });
    expect(await who('volunteer', both)).toEqual({ name: '演示·乙' });
    expect(await who('admin', `jinguo_admin=${phone}`)).toBeNull();
    expect(await who('volunteer', `jinguo_volunteer=${token}`)).toBeNull();
  });

  it('that was guessed, cut, stretched or mangled is nobody’s and no fault', async () => {
    const { id } = await makeAccount(http.world);
    const { token } = await makeSession(http.world, id, 'admin');
    for (const forged of [
      token.slice(1),
      `${token}A`,
      token.toLowerCase(),
      'A'.repeat(43),
      'A'.repeat(8_000),
      '',
      '%00',
      '%',
      '%F0%9F',
      "' or 1=1 --",
      '__proto__',
      id,
    ])
      expect(await who('admin', `jinguo_admin=${forged}`), forged.slice(0, 50)).toBeNull();
  });
});

describe('a connection', () => {
  it.each(['%', 'a b', '[::1', '<script>'])('whose host is %j is refused, and is no fault of ours', async (host) => {
    const answer = await http.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: '{ __typename }' },
      headers: { host },
    });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  it.each(['fe80::1%eth0', '203.0.113.9:5678', 'unknown'])(
    'from %s is counted and noted all the same',
    async (from) => {
      const { payload } = await http.app.inject({
        method: 'POST',
        url: '/graphql',
        remoteAddress: from,
        payload: { query: 'mutation { signIn(input: { phone: "13900000000", password: "x" }) { __typename } }' },
        headers: { 'x-jinguo-app': 'volunteer' },
      });
      expect(payload).toBe('{"data":{"signIn":{"__typename":"Refused"}}}\n');
    },
  );

  it('that sends its request too slowly is given up', () => {
    expect(http.app.server.requestTimeout).toBeGreaterThan(0);
    expect(http.app.server.headersTimeout).toBeGreaterThan(0);
  });

  it('with huge headers is refused, with a broken request too, and the server answers the next', async () => {
    const url = new URL(await http.app.listen({ port: 0, host: '127.0.0.1' }));
    const answerTo = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(url.port), url.hostname, () => socket.end(text));
        let answer = '';
        socket.on('data', (chunk) => (answer += String(chunk)));
        socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''));
        // What was not read any more is cut off: refused as well.
        socket.on('error', () => resolve(answer || 'cut off'));
      });
    const head = 'POST /graphql HTTP/1.1\r\nhost: x\r\n';
    expect(await answerTo(`${head}x: ${'x'.repeat(100_000)}\r\n\r\n`)).toMatch(/431|cut off/);
    expect(await answerTo('NONSENSE\r\n\r\n')).toContain('400');
    expect(await answerTo(`${head}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`)).toContain('400');
    expect(await answerTo(`${head}content-length: -1\r\n\r\n`)).toContain('400');
    expect((await fetch(new URL('/graphql', url), { method: 'POST', body: '{' })).status).toBeLessThan(500);
  });
});
