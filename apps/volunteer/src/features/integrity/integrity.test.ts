import { expect, test } from 'vitest';
import { makeWorld, settle, show } from '../../testing/world.ts';
import IntegrityPage from './pages/IntegrityPage.vue';

const line = {
  __typename: 'IntegrityLine',
  ...{ id: 'u1', unitName: '演示村妇联', people: 12, records: 1000, minutes: 60_000, lateRecords: 1 },
  ...{ flagsRaised: 8, flagsResolved: 6, medianDays: 4, countedAt: '2026-11-29T19:20:00Z' },
  ...{ complaints: null, approverFlags: null },
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

test('complaints and fast approvals are told in sums of five persons or more, of fewer only that they are not', async () => {
  const complaints = { __typename: 'IntegrityComplaints', received: 9, answered: 8, inTime: 7 };
  const approverFlags = { __typename: 'IntegrityApproverFlags', raised: 20, resolved: 19 };
  const { page: told } = await page([{ ...line, complaints, approverFlags }], root);
  for (const words of ['9 件', '已答复 8 件，按期 7 件', '95%', '发现 20 条，已核查 19 条'])
    expect(told.text()).toContain(words);
  expect(told.text()).not.toContain('不到 5 人，不列');
  told.unmount();
  const { page: few } = await page([line], root);
  expect(few.text().match(/涉及不到 5 人，不列/g)).toHaveLength(2);
  few.unmount();
});

test('without a signature it says so, and an organisation that is not there is not found', async () => {
  const { page: none, world } = await page([], null, '?q=没有');
  expect(none.text()).toContain('还没有签过名');
  expect(none.text()).toContain('没有找到这个单位');
  expect(world.sent.find(({ operation }) => operation === 'Integrity')?.variables).toMatchObject({ keyword: '没有' });
});
