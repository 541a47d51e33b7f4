import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsOf } from '../../src/platform/graphql/operations-of.ts';
import { digestOf, onlyTrustedDocuments } from '../../src/platform/graphql/trusted-documents.ts';
import { onlyHttps } from '../../src/platform/http/only-https.ts';

const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

describe('behind a trusted proxy with an https address', () => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = Fastify({ trustProxy: ['10.0.0.0/8'] });
    onlyHttps(app, { production: true, PUBLIC_URL: 'https://volunteer.example.org' });
    app.all('/*', async () => 'answered');
    closing.push(() => app.close());
  });
  const ask = (url: string, more: object = {}) => app.inject({ url, remoteAddress: '10.1.2.3', ...more });
  const byHttps = { headers: { 'x-forwarded-proto': 'https' } };

  it('what came by https is answered', async () => {
    expect((await ask('/me', byHttps)).payload).toBe('answered');
    expect((await ask('/graphql', { method: 'POST', ...byHttps })).payload).toBe('answered');
  });
  it('a page asked for in the open leads to the https address and nowhere else', async () => {
    for (const url of ['/me?a=1', '//evil.example/']) {
      const { statusCode, headers } = await ask(url);
      expect(statusCode).toBe(308);
      expect(String(headers.location)).toMatch(/^https:\/\/volunteer\.example\.org\//);
    }
  });
  it('anything else in the open is refused', async () => {
    for (const [method, url] of [
      ['POST', '/graphql'],
      ['GET', '/graphql?query={x}'],
      ['POST', '/files'],
      ['GET', '/files/1'],
    ] as const)
      expect((await ask(url, { method })).statusCode, url).toBe(403);
  });
  it('a stranger’s word that she came by https is not believed', async () => {
    expect((await ask('/graphql', { method: 'POST', remoteAddress: '8.8.8.8', ...byHttps })).statusCode).toBe(403);
  });
  it('probes on the machine itself need no https', async () => {
    expect((await ask('/healthz')).payload).toBe('answered');
    expect((await ask('/readyz')).payload).toBe('answered');
  });
});

describe('trusted documents', () => {
  let app: FastifyInstance;
  const text =
    'query Teams($first: Int) { teams(first: $first) { edges { node { ...Line } } } } fragment Line on Team { id name }';
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jinguo-manifest-'));
    closing.push(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'operations.json');
    writeFileSync(file, JSON.stringify([digestOf(parse(text))]));
    app = Fastify();
    onlyTrustedDocuments(app, file);
    for (const url of ['/*', '/graphql', '/graphql/stream']) app.all(url, async () => 'answered');
    closing.push(() => app.close());
  });
  const send = async (query: unknown, url = '/graphql') =>
    (await app.inject({ method: 'POST', url, payload: { query } as object })).statusCode;

  it('an operation of the apps is answered, with the type names a client adds and its fragments in any order', async () => {
    expect(await send(text)).toBe(200);
    expect(
      await send(`fragment Line on Team { id
        name __typename } query Teams($first: Int) { teams(first: $first) { edges { node { ...Line __typename } } } }`),
    ).toBe(200);
  });
  it.each([
    ['one field more', text.replace('name }', 'name joinCode }')],
    ['another operation', '{ teams { edges { node { id } } } }'],
    ['introspection', '{ __schema { types { name } } }'],
    ['no text', undefined],
    ['broken text', '{'],
    ['a number', 7],
  ])('%s is refused', async (_what, query) => {
    expect(await send(query)).toBe(403);
    expect(await send(query, '/graphql/stream')).toBe(403);
  });
  it('a query in the address is judged alike, and pages are none of its business', async () => {
    expect((await app.inject({ url: `/graphql?query=${encodeURIComponent(text)}` })).statusCode).toBe(200);
    expect((await app.inject({ url: '/graphql?query={__typename}' })).statusCode).toBe(403);
    expect((await app.inject({ url: '/graphqlish' })).statusCode).toBe(200);
  });
  it.each(['/%67raphql', 'http://elsewhere.example/graphql', '/graphql/strea%6D', '/graphql?', '/graphql#x'])(
    'the same holds however the address is written: %s',
    async (url) => {
      expect(await send('{ __typename }', url)).toBe(403);
      expect(await send(text, url)).toBe(200);
    },
  );
  it('the manifest holds each operation of both apps with the fragments it needs', () => {
    const all = ['admin', 'volunteer'].flatMap((name) =>
      operationsOf(new URL(`../../../${name}/src`, import.meta.url).pathname),
    );
    expect(all.length).toBeGreaterThan(60);
    for (const document of all)
      for (const definition of document.definitions)
        expect(definition.kind).toMatch(/OperationDefinition|FragmentDefinition/);
  });
});
