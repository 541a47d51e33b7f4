import { DOMWrapper, flushPromises } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import ActivityPicker from '../../shared/ActivityPicker.vue';
import { render } from '../../testing/render.ts';
import EnterComplaint from './components/EnterComplaint.vue';
import ComplaintCountsPage from './pages/ComplaintCountsPage.vue';
import ComplaintPage from './pages/ComplaintPage.vue';
import ComplaintsPage from './pages/ComplaintsPage.vue';

afterEach(() => {
  document.body.innerHTML = '';
});
const yes = { __typename: 'Verdict', allowed: true, reasons: [] };
const no = (code: string, message: string) => ({
  ...{ __typename: 'Verdict', allowed: false },
  reasons: [{ __typename: 'Reason', code, message, field: null, overridable: false, params: [] }],
});
const later = no('COMPLAINT_DONE_STEP', '这一步还不能办。');
const row = (change: object = {}): object => ({
  ...{ __typename: 'Complaint', id: 'c1', state: 'RECEIVED', about: 'SERVICE', naming: 'NAMED', entered: false },
  ...{ facts: ['等了一上午没有人来', '也没有电话'], sealed: false, activityTitle: '演示·理发', finding: null },
  ...{ receivedAt: '2026-11-30T02:00:00Z', dueOn: '2026-12-07', dueProvisional: false, overdue: false },
  unit: { __typename: 'UnitBrief', id: 'u1', name: '演示一队' },
  desk: { __typename: 'UnitBrief', id: 'u2', name: '演示县妇联' },
  ...change,
});
const full = (change: object = {}): object => ({
  ...row(),
  ...{ aboutName: null, enteredByName: null, complainantName: '演示·投诉人', evidenceUrl: null, version: 3, steps: [] },
  ...{ canAccept: yes, canAnswer: later, canReview: later, canReveal: later, canAskReview: later, canWithdraw: later },
  canUrge: later,
  ...change,
});
const paged = (...nodes: object[]): object => ({
  __typename: 'ComplaintConnection',
  edges: nodes.map((node, i) => ({ __typename: 'ComplaintEdge', cursor: `c${i}`, node })),
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  totalCount: nodes.length,
});
const links = ['complaints', 'complaint', 'complaint-counts'];
const actions = ['complaint.enter', 'complaint.answer'];
const page = (change: object, more: Record<string, () => unknown> = {}) =>
  render(ComplaintPage, {
    ...{ links, actions, path: '/complaints/c1', params: '/complaints/:id' },
    answers: { Complaint: () => ({ complaint: full(change) }), ...more },
  });
const press = async (label: string): Promise<void> => {
  const button = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === label);
  if (!button) throw new Error(`no button ${label}`);
  button.dispatchEvent(new Event('click'));
  await flushPromises();
};

test('the list asks first for what waits and says about whom, what, where it lies and until when', async () => {
  const { asked, text } = await render(ComplaintsPage, {
    ...{ links, actions },
    answers: { Complaints: () => ({ complaints: paged(row({ overdue: true })) }) },
  });
  expect(asked.find((one) => one.name === 'Complaints')?.variables['filter']).toMatchObject({
    open: true,
    state: null,
  });
  expect(text()).toMatch(
    /演示一队 · 演示·理发.*待受理（已逾期）.*等了一上午没有人来.*2 件事.*办理：演示县妇联.*12月7日.*前决定是否受理/s,
  );
});

test('a late one from the figures is asked for by its unit and lateness', async () => {
  const { asked } = await render(ComplaintsPage, {
    ...{ links, actions, path: '/complaints?unit=u9&late=1' },
    answers: {
      Complaints: () => ({ complaints: paged() }),
      PickUnit: () => ({ unit: { __typename: 'Unit', id: 'u9', name: '演示单位' } }),
    },
  });
  expect(asked.find((one) => one.name === 'Complaints')?.variables['filter']).toMatchObject({
    unitId: 'u9',
    late: true,
  });
});

test('accepting names the version that was read', async () => {
  const { asked } = await page({}, { AcceptComplaint: () => ({ acceptComplaint: { __typename: 'Done', id: 'c1' } }) });
  await press('受理');
  expect(asked.find((one) => one.name === 'AcceptComplaint')?.variables).toEqual({ id: 'c1', version: 3 });
});

test('an answer that finds it true is not sent without what is done about it', async () => {
  const { asked } = await page({ state: 'ACCEPTED', canAccept: later, canAnswer: yes });
  await press('答复');
  document.querySelector<HTMLInputElement>('input[value=UPHELD]')?.click();
  await flushPromises();
  const box = document.querySelector('textarea');
  if (!box) throw new Error('the dialog did not open');
  box.value = '属实';
  box.dispatchEvent(new Event('input'));
  await flushPromises();
  await press('答复投诉人');
  expect(asked.some((one) => one.name === 'AnswerComplaint')).toBe(false);
  expect(document.body.textContent).toContain('处理措施');
});

test('whoever entered it reads why another handles it; of a protected one no name is shown', async () => {
  const { text } = await page({
    ...{ naming: 'PROTECTED', complainantName: null, enteredByName: '演示·队长', entered: true },
    canAccept: no('COMPLAINT_BARRED', '请由另一人办理。'),
  });
  expect(text()).toContain('为我保密');
  expect(text()).toContain('请由另一人办理');
  expect(text()).not.toContain('演示·投诉人');
});

test('the history says each step, who took it, and that it was late', async () => {
  const step = {
    __typename: 'ComplaintStep',
    at: '2026-12-22T02:00:00Z',
    deskName: '演示县妇联',
    measure: null,
    finding: null,
  };
  const { text } = await page({
    ...{ state: 'ANSWERED', finding: 'PARTLY', canAccept: later },
    steps: [
      { ...step, id: 's1', kind: 'RECEIVED', byName: null, late: false, words: null },
      {
        ...step,
        id: 's2',
        kind: 'ANSWERED',
        byName: '演示·工作人员',
        late: true,
        words: '核实过了',
        finding: 'PARTLY',
        measure: '已道歉',
      },
    ],
  });
  expect(text()).toMatch(/收到投诉.*投诉人.*答复 · 部分属实.*逾期办理.*演示·工作人员.*核实过了.*处理措施：已道歉/s);
});

test('figures open to the units below and to the complaints they count', async () => {
  const line = { __typename: 'ComplaintTally', unitId: 'u2', unitName: '演示镇妇联', own: false, below: true };
  const { wrapper } = await render(ComplaintCountsPage, {
    ...{ links, actions },
    answers: {
      ComplaintTallies: () => ({
        complaintTallies: [
          { ...line, total: 4, open: 2, near: 0, late: 1, upheld: 1, partly: 0, notUpheld: 1, declined: 0 },
        ],
        unit: { __typename: 'Unit', id: 'u1', name: '演示县妇联', parentId: null },
      }),
    },
  });
  expect(wrapper.findAll('tbody td').map((cell) => cell.text())).toEqual(['4', '2', '1', '1', '0', '1', '0']);
});

test('entered for somebody it names the activity or the organisation, never both', async () => {
  const { wrapper, asked } = await render(EnterComplaint, {
    actions,
    answers: {
      PickUnit: () => ({ unit: { __typename: 'Unit', id: 'u1', name: '演示村妇联' } }),
      PickActivity: () => ({ activityLine: null }),
      EnterComplaint: () => ({ enterComplaint: { __typename: 'Done', id: 'c9' } }),
    },
  });
  wrapper.findComponent(ActivityPicker).vm.$emit('update:modelValue', 'act1');
  await flushPromises();
  const body = new DOMWrapper(document.body);
  expect(body.text()).toContain('由举办这次活动的单位办理');
  expect(body.text()).not.toContain('被投诉的单位');
  await body.find('input[aria-label="投诉人姓名"]').setValue('演示·大娘');
  await body.find('textarea').setValue('没有人来');
  await press('登记');
  expect(asked.find(({ name }) => name === 'EnterComplaint')?.variables['input']).toMatchObject({
    ...{ activityId: 'act1', unitId: null, complainantName: '演示·大娘', facts: ['没有人来'] },
  });
});
