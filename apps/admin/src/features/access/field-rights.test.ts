import { type FieldRight, fieldRightWords } from '@jinguo/schema';
import { DOMWrapper, flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import FieldRightsPage from './pages/FieldRightsPage.vue';

const yes = { __typename: 'Verdict', allowed: true, reasons: [] };
const no = (code: string, message: string): object => ({
  __typename: 'Verdict',
  allowed: false,
  reasons: [{ __typename: 'Reason', code, message, field: null, overridable: false, params: [] }],
});
const rule = (field: string, more: Record<string, unknown> = {}): object => ({
  __typename: 'FieldRule',
  id: `rule-${field}`,
  unit: { __typename: 'UnitBrief', id: 'u1', name: '演示县妇联' },
  inherited: false,
  subject: 'COORDINATOR',
  field,
  reason: '按最小必要收紧',
  setByName: '演示·赵安',
  setAt: '2026-11-20T01:00:00Z',
  liftedByName: null,
  liftedAt: null,
  liftReason: null,
  canLift: yes,
  ...more,
});
const answers = (rules: object[], canChange: object = yes) => ({
  UnitChildren: () => ({ units: [] }),
  FieldRights: (variables: Record<string, unknown>) => ({
    fieldRights: {
      __typename: 'FieldRights',
      unit: { __typename: 'UnitBrief', id: 'u1', name: '演示县妇联', level: 'COUNTY' },
      subject: variables['subject'],
      accounts: 12,
      canChange,
      fields: Object.keys(fieldRightWords).map((field) => ({
        __typename: 'FieldState',
        field,
        ofRole: !field.startsWith('qualification.'),
        along: field === 'roster.phone' ? 'volunteer.phone' : null,
      })),
      rules,
    },
  }),
  FieldRuleHistory: () => ({
    fieldRules: {
      __typename: 'FieldRuleConnection',
      edges: [],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    },
  }),
});
const body = new DOMWrapper(document.body);
const line = (field: FieldRight) =>
  body.findAll('.field').find((one) => one.find('b').text() === fieldRightWords[field].zh) ?? body;

test('each field says how it stands: by default, hidden here, hidden above and by whom, along with another, never', async () => {
  const above = { __typename: 'UnitBrief', id: 'u0', name: '演示市妇联' };
  const { wrapper } = await render(FieldRightsPage, {
    answers: answers([rule('volunteer.phone'), rule('volunteer.age', { inherited: true, unit: above })]),
    actions: ['account.read', 'grant.manage'],
  });
  expect(line('volunteer.skills').text()).toContain('默认可见');
  expect(line('volunteer.phone').text()).toContain('此处隐藏');
  expect(line('volunteer.phone').text()).toContain('演示·赵安');
  expect(line('volunteer.age').text()).toContain('上级已隐藏');
  expect(line('volunteer.age').text()).toContain('由演示市妇联隐藏');
  expect(line('roster.phone').text()).toContain('随“手机号”一同隐藏');
  expect(line('qualification.number').text()).toContain('该角色本来看不到');
  expect(line('qualification.number').find('[role="switch"]').exists()).toBe(false);
  expect(body.text()).toContain('影响 12 个账号');
  wrapper.unmount();
});

test('turning a switch changes nothing before a reason is given, and then hides that field at that place from that role', async () => {
  const { wrapper, asked } = await render(FieldRightsPage, {
    answers: { ...answers([]), HideField: () => ({ hideField: { __typename: 'Done', id: 'r1' } }) },
    actions: ['account.read', 'grant.manage'],
  });
  await line('volunteer.phone').find('[role="switch"]').trigger('click');
  await flushPromises();
  // Other pages' dialogs may stand in the same document.
  const dialog =
    body.findAll('.el-dialog').find((one) => one.text().includes('将影响 12 个账号')) ?? body.find('nothing');
  const save = () => dialog.findAll('button').find((one) => one.text() === '隐藏');
  await save()?.trigger('click');
  await flushPromises();
  expect(asked.some(({ name }) => name === 'HideField')).toBe(false);
  await dialog.find('textarea').setValue('电话由队部统一联系');
  await save()?.trigger('click');
  await flushPromises();
  expect(asked.find(({ name }) => name === 'HideField')?.variables).toEqual({
    unitId: 'u1',
    subject: 'COORDINATOR',
    field: 'volunteer.phone',
    reason: '电话由队部统一联系',
  });
  wrapper.unmount();
});

test('who may look but not change sees switches that do not turn, and whom to ask; a rule that binds herself says why', async () => {
  const looking = await render(FieldRightsPage, {
    answers: answers([], no('NOT_ALLOWED', '没有这项权限')),
    actions: ['account.read'],
  });
  expect(body.text()).toContain('您可以查看，不能更改');
  expect(line('volunteer.age').find('[role="switch"]').attributes('aria-disabled')).toBe('true');
  looking.wrapper.unmount();
  const bound = await render(FieldRightsPage, {
    answers: answers([rule('volunteer.age', { canLift: no('OWN_FIELD_RULE', '这条规定也管着您自己') })]),
    actions: ['account.read', 'grant.manage'],
  });
  expect(line('volunteer.age').text()).toContain('这条规定也管着您自己');
  expect(line('volunteer.age').find('[role="switch"]').attributes('aria-disabled')).toBe('true');
  bound.wrapper.unmount();
});
