import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import DashboardPage from './pages/DashboardPage.vue';

const answers = {
  Dashboard: () => ({
    dashboard: {
      __typename: 'Dashboard',
      waitingRecords: 0,
      waitingMembers: 0,
      waitingCorrections: 0,
      waitingRequests: 0,
      forgottenCheckOuts: 0,
      oldestWaiting: null,
      drafts: 0,
      today: [],
      short: [],
    },
  }),
};

test('who sees no activities finds the doors to what she is in charge of, and no noughts of what she cannot see', async () => {
  const { wrapper, text } = await render(DashboardPage, { answers, actions: ['account.read', 'audit.read'] });
  expect(wrapper.findAll('a').map((one) => one.attributes('href'))).toEqual(['/access', '/audit']);
  expect(text()).not.toContain('待审核时长');
  expect(text()).not.toContain('今天的活动');
  wrapper.unmount();
});

test('a coordinator sees what waits for her and today, and no doors of others', async () => {
  const { wrapper, text } = await render(DashboardPage, {
    answers,
    actions: ['activity.read', 'hours.read', 'unit.read'],
  });
  expect(text()).toContain('待审核时长');
  expect(text()).toContain('今天没有活动');
  expect(text()).not.toContain('您负责的工作');
  wrapper.unmount();
});
