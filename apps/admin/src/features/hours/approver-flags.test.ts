import { DOMWrapper, flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import ApproverFlagsPage from './pages/ApproverFlagsPage.vue';

const flag = (more: object = {}) => ({
  ...{ __typename: 'ApproverFlag', id: 'f1', approverName: '演示·李敏', day: '2026-11-17', records: 42, seconds: 2.5 },
  unit: { __typename: 'UnitBrief', id: 'u1', name: '演示一队' },
  ...{ raisedAt: '2026-11-17T18:20:00Z', resolution: null, resolvedAt: null, resolvedByName: null, reason: null },
  canResolve: { __typename: 'Verdict', allowed: true, reasons: [] },
  ...more,
});
const page = (name: string, nodes: readonly object[]) => ({
  __typename: `${name}Connection`,
  edges: nodes.map((node) => ({ __typename: `${name}Edge`, cursor: 'c', node })),
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  totalCount: nodes.length,
});
const record = {
  ...{ __typename: 'ServiceRecord', id: 'r1', activityName: '演示·清洁家园', serviceDate: '2026-11-16', minutes: 120 },
  ...{ heldSince: '2026-11-17T00:59:00Z', approvedAt: '2026-11-17T01:00:02Z' },
  volunteer: { __typename: 'VolunteerBrief', id: 'v1', name: '演示·王秀兰' },
};
const outside = new DOMWrapper(document.body);
const press = async (words: string, within = outside) => {
  await within
    .findAll('button')
    .filter((one) => one.text() === words)
    .at(-1)
    ?.trigger('click');
  await flushPromises();
};

test('who approved how much how fast is said in words, with the records behind it; what was found goes on record', async () => {
  const { wrapper, asked } = await render(ApproverFlagsPage, {
    answers: {
      ApproverFlags: () => ({ approverFlags: page('ApproverFlag', [flag()]) }),
      ApproverFlagRecords: () => ({ approverFlagRecords: page('ServiceRecord', [record]) }),
      ResolveApproverFlag: () => ({ resolveApproverFlag: { __typename: 'Done', id: 'f1' } }),
    },
    actions: ['hours.read', 'hours.approve'],
  });
  await expect.poll(() => wrapper.text()).toContain('当天审核通过 42 条，没有退回一条，有一半每条用时不超过 2.5 秒。');
  expect(wrapper.text()).not.toContain('演示·王秀兰');
  await press('查看这些记录');
  await expect.poll(() => wrapper.text()).toContain('演示·王秀兰');
  expect(asked.find(({ name }) => name === 'ApproverFlagRecords')?.variables).toMatchObject({ flagId: 'f1' });
  await press('核查');
  const dialog = outside.findAll('.el-dialog').at(-1);
  if (!dialog) throw new Error('the dialog did not open');
  await dialog.findAll('input[type=radio]').at(1)?.setValue(true);
  await dialog.find('textarea').setValue('演示·当面问过');
  await press('核查', dialog as DOMWrapper<HTMLElement>);
  await expect
    .poll(() => asked.find(({ name }) => name === 'ResolveApproverFlag')?.variables)
    .toEqual({ id: 'f1', resolution: 'LOOK_AGAIN', reason: '演示·当面问过' });
  wrapper.unmount();
});

test('one that is another’s to look into says whose, and one looked into says by whom and what was found', async () => {
  const message = '审核人由上级单位的人核查。';
  const no = {
    ...{ __typename: 'Verdict', allowed: false },
    reasons: [{ __typename: 'Reason', code: 'FLAG_NEEDS_ABOVE', message, field: null, overridable: false, params: [] }],
  };
  const done = {
    ...{ id: 'f2', resolution: 'EXPLAINED', resolvedAt: '2026-11-18T02:00:00Z', resolvedByName: '演示·县妇联' },
    ...{ reason: '演示·对照签字表后提交', canResolve: no },
  };
  const { wrapper } = await render(ApproverFlagsPage, {
    answers: { ApproverFlags: () => ({ approverFlags: page('ApproverFlag', [flag({ canResolve: no }), flag(done)]) }) },
    actions: ['hours.read'],
  });
  await expect.poll(() => wrapper.text()).toContain(message);
  expect(wrapper.findAll('button').map((one) => one.text())).not.toContain('核查');
  for (const words of ['已说明情况', '演示·县妇联', '演示·对照签字表后提交']) expect(wrapper.text()).toContain(words);
  wrapper.unmount();
});
