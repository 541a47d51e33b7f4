import { nationalRule } from '@jinguo/schema';
import { DOMWrapper, flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import SetPolicy from './components/SetPolicy.vue';
import PoliciesPage from './pages/PoliciesPage.vue';

const verdict = (allowed: boolean): object => ({ __typename: 'Verdict', allowed, reasons: [] });
const rule = (more: object = {}): object => ({
  __typename: 'HoursPolicy',
  id: 'p1',
  unit: { __typename: 'UnitBrief', id: 'u0', name: '演示市妇联' },
  inherited: true,
  validFrom: '2027-01-01',
  ...nationalRule,
  unitMinutes: 30,
  reason: '演示办法',
  setByName: '演示·赵安',
  setAt: '2026-11-20T01:00:00Z',
  withdrawnAt: null,
  withdrawnByName: null,
  withdrawReason: null,
  canWithdraw: verdict(false),
  ...more,
});
const answers = (rules: object[], may = true) => ({
  UnitChildren: () => ({ units: [] }),
  HoursPolicyHere: () => ({
    hoursPolicy: {
      __typename: 'HoursPolicyHere',
      unit: { __typename: 'UnitBrief', id: 'u1', name: '演示县妇联', level: 'COUNTY' },
      inForce: { __typename: 'CountingRule', unitName: null, validFrom: null, ...nationalRule },
      canSet: verdict(may),
    },
  }),
  HoursPolicies: () => ({
    hoursPolicies: {
      __typename: 'HoursPolicyConnection',
      edges: rules.map((node) => ({ __typename: 'HoursPolicyEdge', cursor: 'c', node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  }),
});
const body = new DOMWrapper(document.body);
const button = (words: string) => body.findAll('button').find((one) => one.text() === words);

test('it says how the unit counts now, whose rule that is, and every rule there was; who may not set one has no button', async () => {
  const { wrapper } = await render(PoliciesPage, { answers: answers([rule()], false), actions: ['hours.read'] });
  expect(wrapper.text()).toContain('从时段开始计；按实际分钟计，不进位');
  expect(wrapper.text()).toContain('全国规则');
  expect(wrapper.text()).toContain('每满 30 分钟计一次，不满不计');
  expect(wrapper.text()).toContain('演示市妇联制定');
  expect(button('制定规则')).toBeUndefined();
  expect(button('撤回')).toBeUndefined();
  wrapper.unmount();
});

test('one whose day has not come is taken back with a reason', async () => {
  const { wrapper, asked } = await render(PoliciesPage, {
    answers: {
      ...answers([rule({ canWithdraw: verdict(true) })]),
      WithdrawHoursPolicy: () => ({ withdrawHoursPolicy: { __typename: 'Done', id: 'p1' } }),
    },
    actions: ['hours.read', 'hours.policy'],
  });
  await button('撤回')?.trigger('click');
  await flushPromises();
  const dialog = body.findAll('.el-dialog').find((one) => one.find('textarea').exists()) ?? body.find('nothing');
  const save = () => dialog.findAll('button').find((one) => one.text() === '撤回');
  await save()?.trigger('click');
  expect(asked.some(({ name }) => name === 'WithdrawHoursPolicy')).toBe(false);
  await dialog.find('textarea').setValue('演示·写错了');
  await save()?.trigger('click');
  await flushPromises();
  expect(asked.find(({ name }) => name === 'WithdrawHoursPolicy')?.variables).toEqual({
    id: 'p1',
    reason: '演示·写错了',
  });
  wrapper.unmount();
});

test('the form shows what a rule makes of ordinary mornings before it is set', async () => {
  const from = { ...nationalRule, minimumPresence: 60, leastMinutes: 60 };
  const { wrapper } = await render(SetPolicy, { props: { unit: { id: 'u1', name: '演示县妇联' }, from }, answers: {} });
  const dialog = body.findAll('.el-dialog').find((one) => one.text().includes('按这条规则')) ?? body.find('nothing');
  const said = () => dialog.findAll('dd').map((one) => one.text());
  // Came at 9:00 and left at 10:11: less than sixty percent of two hours.
  expect(said()).toEqual(['120 分钟', '125 分钟', '不计', '不计']);
  await button('填成全国规则')?.trigger('click');
  expect(said()).toEqual(['120 分钟', '125 分钟', '71 分钟', '25 分钟']);
  wrapper.unmount();
});
