import { gql } from '@apollo/client/core';
import { expect, test } from 'vitest';
import { createClient } from './client.ts';

const answer = (body: object, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const query = gql`query Q { me { accountId } }`;

test('every request names its app: the cookie and the protection against forged requests hang on it', async () => {
  let seen: Headers | undefined;
  const client = createClient({
    app: 'volunteer',
    fetch: async (_url, init) => {
      seen = new Headers(init?.headers);
      return answer({ data: { me: null } });
    },
  });
  await client.query({ query });
  expect(seen?.get('x-jinguo-app')).toBe('volunteer');
});

test('a lost session is told to the app once the server says so', async () => {
  let told = 0;
  const client = createClient({
    app: 'admin',
    onSignedOut: () => {
      told += 1;
    },
    fetch: async () =>
      answer({ data: null, errors: [{ message: '请先登录。', extensions: { code: 'UNAUTHENTICATED' } }] }),
  });
  await expect(client.query({ query })).rejects.toThrow();
  expect(told).toBe(1);
});

test('a slow answer becomes an error after the time-out, not an endless wait', async () => {
  const client = createClient({
    app: 'volunteer',
    timeoutMs: 10,
    fetch: (_url, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))),
      ),
  });
  await expect(client.query({ query })).rejects.toThrow();
});

test('the next page is appended, whatever was shown before stays', () => {
  const cache = createClient({ app: 'volunteer', fetch: async () => answer({}) }).cache;
  const page = gql`query Inbox($after: String) { inbox(first: 1, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`;
  const write = (id: string, after: string | null, more: boolean): void => {
    const edges = [{ __typename: 'MessageEdge', cursor: id, node: { __typename: 'Message', id } }];
    cache.writeQuery({
      query: page,
      variables: { after },
      data: {
        inbox: {
          __typename: 'MessageConnection',
          edges,
          pageInfo: { __typename: 'PageInfo', hasNextPage: more, endCursor: id },
        },
      },
    });
  };
  write('a', null, true);
  write('b', 'a', false);
  const read = cache.readQuery<{ inbox: { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean } } }>({
    query: page,
    variables: { after: null },
  });
  expect(read?.inbox.edges.map((edge) => edge.node.id)).toEqual(['a', 'b']);
  expect(read?.inbox.pageInfo.hasNextPage).toBe(false);
});
