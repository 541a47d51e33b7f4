import { DOMWrapper, flushPromises } from '@vue/test-utils';
import { afterEach, expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import ExternalHoursPage from './pages/ExternalHoursPage.vue';

afterEach(() => {
  document.body.innerHTML = '';
});
const line = (change: object = {}): object => ({
  ...{
    __typename: 'ExternalHours',
    id: 'x1',
    platform: '志愿汇',
    number: 'Z-1',
    title: '演示·清洁日',
    organiser: '演示社区',
  },
  ...{ serviceDate: '2025-05-01', lastDate: '2025-05-01', startedAt: null, endedAt: null, minutes: 60, evidence: '' },
  ...{ maybeSame: false, maybeTwice: true, unitName: '演示县妇联', importedAt: '2026-11-30T02:00:00Z', importId: 'i1' },
  canUndo: { __typename: 'Verdict', allowed: true },
  volunteer: { __typename: 'VolunteerBrief', id: 'v1', name: '演示·志愿者', phoneMasked: '138****0001' },
  ...change,
});
const page = (actions: readonly string[], change: object = {}) =>
  render(ExternalHoursPage, {
    actions,
    answers: {
      ExternalHours: () => ({
        externalHours: {
          __typename: 'ExternalHoursConnection',
          edges: [{ __typename: 'ExternalHoursEdge', cursor: 'c', node: line(change) }],
          pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
        },
      }),
      UndoExternalHours: () => ({ undoExternalHours: { __typename: 'Done', id: 'x1' } }),
      ColumnsOf: () => ({ listColumns: null }),
      MyViews: () => ({ savedViews: [] }),
    },
  });

test('hours of two platforms at one time are told to be possibly twice, and one line is taken back with its reason', async () => {
  const { asked, text } = await page(['hours.read', 'hours.outside']);
  expect(text()).toContain('可能与另一平台重复');
  const body = new DOMWrapper(document.body);
  await body
    .findAll('button')
    .find((button) => button.attributes('aria-label') === '撤销 演示·清洁日')
    ?.trigger('click');
  await flushPromises();
  const box = body.findAll('.el-message-box').at(-1);
  await box?.find('textarea').setValue('演示·记错了人');
  await box?.find('.el-message-box__btns .el-button--primary').trigger('click');
  await flushPromises();
  expect(asked.find(({ name }) => name === 'UndoExternalHours')?.variables).toEqual({
    id: 'x1',
    reason: '演示·记错了人',
  });
});

test('whoever exchanges no hours is offered none to take back', async () => {
  const { text } = await page(['hours.read'], { maybeTwice: false });
  expect(text()).not.toContain('撤销');
  expect(text()).not.toContain('可能与另一平台重复');
});
