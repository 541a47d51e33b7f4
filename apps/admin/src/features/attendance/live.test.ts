import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import BoardPage from './pages/BoardPage.vue';
import RosterPage from './pages/RosterPage.vue';

const no = { __typename: 'Verdict', allowed: false };
const yes = { __typename: 'Verdict', allowed: true };
const line = (id: string, state: string) => ({
  __typename: 'SignUp',
  id,
  state,
  source: 'SELF',
  createdAt: '2026-11-20T01:00:00Z',
  checkedInAt: null,
  checkedOutAt: null,
  checkInMethod: null,
  checkOutMethod: null,
  leavingReason: null,
  cancelReason: null,
  hidden: [],
  version: 1,
  openingId: 'o1',
  postName: '演示岗位',
  startsAt: '2026-11-20T01:00:00Z',
  endsAt: '2026-11-20T03:00:00Z',
  volunteer: { __typename: 'VolunteerBrief', id: `v-${id}`, name: `演示·${id}`, phoneMasked: '138****0001' },
  canDecide: no,
  canProxyIn: no,
  canProxyOut: no,
  canStateLeaving: no,
  canReach: no,
  canPutRight: no,
});
const connection = (lines: readonly ReturnType<typeof line>[], hasNextPage = false) => ({
  __typename: 'SignUpConnection',
  edges: lines.map((node) => ({ __typename: 'SignUpEdge', cursor: node.id, node })),
  pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: lines.at(-1)?.id ?? null },
  totalCount: lines.length,
});
/** Sixty people: the first page of all holds none of those who forgot to check out. */
function boardOf({ tab, after }: Record<string, unknown>) {
  const lines =
    tab === 'FORGOTTEN'
      ? connection([line('忘了', 'ARRIVED')])
      : connection([line(after ? '第二页' : '第一页', 'SIGNED_UP')], !after);
  return {
    board: {
      __typename: 'Board',
      activityId: 'x',
      title: '演示活动',
      at: '2026-11-20T04:00:00Z',
      signedUp: 60,
      arrived: 1,
      completed: 0,
      requested: 0,
      expected: 59,
      forgotten: 1,
      offline: 0,
      offlineScans: {
        __typename: 'OfflineScanConnection',
        edges: [],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
      lines,
    },
  };
}
const press = async (word: string): Promise<void> => {
  const found = [...document.querySelectorAll<HTMLElement>('button, label')];
  found.find((one) => one.textContent?.trim() === word)?.click();
  await flushPromises();
  await flushPromises();
};
const opened = (page: typeof BoardPage, answers: Parameters<typeof render>[1]) =>
  render(page, { path: '/activities/x', params: '/activities/:id', actions: ['roster.read'], ...answers });

test('the board asks for the lines of the tab that is looked at: who forgot to check out is found behind fifty others', async () => {
  const { wrapper, asked } = await opened(BoardPage, { answers: { Board: boardOf, BoardLive: boardOf } });
  await expect.poll(() => wrapper.text()).toContain('演示·第一页');
  expect(wrapper.text()).toContain('全部 60');
  expect(wrapper.text()).toContain('没签到 59');
  await press('逐个补记');
  await expect.poll(() => wrapper.text()).toContain('演示·忘了');
  expect(wrapper.text()).not.toContain('演示·第一页');
  for (const name of ['Board', 'BoardLive'])
    expect(asked.findLast((one) => one.name === name)?.variables).toEqual({ id: 'x', tab: 'FORGOTTEN', after: null });
  wrapper.unmount();
});

test('a tab of more people than a page holds is turned over, live too, and another tab begins at its first page', async () => {
  const { wrapper, asked } = await opened(BoardPage, { answers: { Board: boardOf, BoardLive: boardOf } });
  await expect.poll(() => wrapper.text()).toContain('共 60 条 · 第 1 页');
  await press('下一页');
  await expect.poll(() => wrapper.text()).toContain('演示·第二页');
  expect(asked.findLast((one) => one.name === 'BoardLive')?.variables).toEqual({
    id: 'x',
    tab: 'ALL',
    after: '第一页',
  });
  await press('没签到 59');
  await expect
    .poll(() => asked.findLast((one) => one.name === 'BoardLive')?.variables)
    .toEqual({
      id: 'x',
      tab: 'EXPECTED',
      after: null,
    });
  wrapper.unmount();
});

const settings = () => ({ listSettings: { __typename: 'ListSettings', hidden: [], views: [] } });
const head = (mayMark: boolean) => () => ({
  activity: {
    __typename: 'Activity',
    id: 'x',
    title: '演示活动',
    sealed: false,
    state: 'PUBLISHED',
    canManage: no,
    canMarkAttendance: mayMark ? yes : no,
    posts: [],
    shifts: [],
    openings: [],
  },
});

test.each([
  ['marks attendance there', true],
  ['only reads it', false],
])('the roster follows what happens at the activity without being asked to, for whoever %s', async (_, mayMark) => {
  let signedUp = 0;
  const Roster = () => {
    signedUp += 1;
    return {
      activity: {
        __typename: 'Activity',
        id: 'x',
        roster: connection(signedUp > 1 ? [line('刚报名', 'SIGNED_UP')] : []),
      },
    };
  };
  const { wrapper } = await opened(RosterPage, {
    answers: {
      RosterHead: head(mayMark),
      Roster,
      ListSettings: settings,
      RosterChanged: () => ({
        rosterChanged: { __typename: 'RosterNews', activityId: 'x', at: '2026-11-20T04:00:00Z' },
      }),
    },
  });
  await expect.poll(() => wrapper.text()).toContain('演示·刚报名');
  wrapper.unmount();
});
