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
      lateRecords: 0,
      openObjections: 0,
      objectionDueOn: null,
      openComplaints: 0,
      complaintDueOn: null,
      matters: [],
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

test('queues about people are doors: 99+ beyond ninety-nine, what is overdue says so', async () => {
  const late = { kind: 'RIGHTS', count: 100, since: '2026-11-01T00:00:00Z', dueOn: '2026-11-20', late: true };
  const waiting = { kind: 'GUARDIANS', count: 2, since: new Date().toISOString(), dueOn: null, late: false };
  const matters = [late, waiting].map((one) => ({ __typename: 'MatterWaiting', ...one }));
  const { wrapper, text } = await render(DashboardPage, {
    answers: { Dashboard: () => ({ dashboard: { ...answers.Dashboard().dashboard, matters } }) },
    actions: ['activity.read', 'volunteer.register', 'rights.handle'],
  });
  const doors = wrapper.findAll('[aria-label="人员事务"] a').map((one) => one.attributes('href'));
  expect(doors).toEqual(['/rights-requests', '/volunteers?state=PENDING_GUARDIAN']);
  expect(text()).toContain('99+');
  expect(text()).toContain('已逾期');
  wrapper.unmount();
});

test('what is late at the units below and what is objected to are doors where there is something, and overdue says so', async () => {
  const draw = async (more: object) => {
    const { wrapper } = await render(DashboardPage, {
      answers: { Dashboard: () => ({ dashboard: { ...answers.Dashboard().dashboard, ...more } }) },
      actions: ['activity.read', 'hours.read', 'objection.answer', 'complaint.answer'],
    });
    const text = wrapper.text();
    const doors = wrapper.findAll('a.tile').map((one) => one.attributes('href'));
    wrapper.unmount();
    return { text, doors };
  };
  const calm = await draw({});
  expect(calm.text).not.toContain('超期');
  expect(calm.doors).not.toContain('/objections');
  const busy = await draw({ lateRecords: 4, openObjections: 1, objectionDueOn: '2020-01-02' });
  expect(busy.text).toMatch(/超期未审核的时长4条.*待答复异议1件已逾期/s);
  expect(busy.doors).toEqual(expect.arrayContaining(['/deadlines', '/objections']));
  expect(busy.doors).not.toContain('/complaints');
  const complained = await draw({ openComplaints: 2, complaintDueOn: '2020-01-02' });
  expect(complained.text).toMatch(/待办理投诉2件已逾期/s);
  expect(complained.doors).toContain('/complaints');
});
