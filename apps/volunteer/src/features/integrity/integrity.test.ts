import { expect, test } from 'vitest';
import { makeWorld, settle, show } from '../../testing/world.ts';
import IntegrityPage from './pages/IntegrityPage.vue';

const line = {
  __typename: 'IntegrityLine',
  ...{ id: 'u1', unitName: '演示村妇联', people: 12, records: 1000, minutes: 60_000, lateRecords: 1 },
  ...{ flagsRaised: 8, flagsResolved: 6, medianDays: 4, countedAt: '2026-11-29T19:20:00Z' },
  grades: [
    { __typename: 'GradeMinutes', grade: 'CODE', minutes: 59_990 },
    { __typename: 'GradeMinutes', grade: 'LATE', minutes: 10 },
  ],
};
const root = {
  __typename: 'PublicRoot',
  number: 7,
  at: '2026-11-29T16:05:00Z',
  tree: 'ab'.repeat(32),
  signature: 'cd'.repeat(64),
  publicKey: 'ef'.repeat(32),
};
async function page(nodes: readonly object[], latestRoot: object | null, query = '') {
  const integrity = {
    __typename: 'IntegrityLineConnection',
    edges: nodes.map((node) => ({ __typename: 'IntegrityLineEdge', cursor: 'c', node })),
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  };
  const world = makeWorld({ Integrity: { integrity }, LatestRoot: { latestRoot } });
  const shown = await show(IntegrityPage, {}, world, `/integrity${query}`);
  await settle();
  return { ...shown, world };
}

test('shares of each grade, late entries, flags and days are told, little never as nothing', async () => {
  const { page: one } = await page([line], root);
  for (const words of ['1000 小时', '>99.9%', '<0.1%', '0.1%', '75%', '发现 8 条，已核查 6 条', '4 天', '12 人'])
    expect(one.text()).toContain(words);
  expect(one.text()).toContain('ab'.repeat(32));
});

test('without a signature it says so, and an organisation that is not there is not found', async () => {
  const { page: none, world } = await page([], null, '?q=没有');
  expect(none.text()).toContain('还没有签过名');
  expect(none.text()).toContain('没有找到这个单位');
  expect(world.sent.find(({ operation }) => operation === 'Integrity')?.variables).toMatchObject({ keyword: '没有' });
});
