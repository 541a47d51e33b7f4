import { nationalRule } from '@jinguo/schema';
import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import HoursReviewPage from './pages/HoursReviewPage.vue';

const yes = { __typename: 'Verdict', allowed: true, reasons: [] };
const no = {
  __typename: 'Verdict',
  allowed: false,
  reasons: [
    {
      __typename: 'Reason',
      code: 'APPROVER_SCANNED',
      message: '签到或签退由您代办，须由另一人审核。',
      field: null,
      overridable: false,
      params: [],
    },
  ],
};
const line = (id: string, name: string, canApprove: object): object => ({
  __typename: 'ServiceRecord',
  id,
  state: 'PROPOSED',
  source: 'SCAN',
  activityName: '演示活动',
  serviceDate: '2026-11-21',
  place: '演示村',
  content: '陪伴',
  organiser: '演示村妇联',
  personInCharge: '演示·张',
  minutes: 120,
  startedAt: '2026-11-21T01:00:00Z',
  endedAt: '2026-11-21T03:00:00Z',
  returnReason: null,
  approvedAt: null,
  approvedByName: null,
  proposedByName: '系统',
  rule: { __typename: 'CountingRule', unitName: null, validFrom: null, ...nationalRule },
  version: 1,
  activityId: 'x',
  heldSince: '2026-11-21T03:00:00Z',
  volunteer: { __typename: 'VolunteerBrief', id: `v${id}`, name, phoneMasked: '138****0000' },
  holder: { __typename: 'UnitBrief', id: 'u1', name: '演示村妇联' },
  corrections: [],
  canCorrect: no,
  canApprove,
  canReturn: yes,
  canResubmit: no,
});
const records = (lines: object[]): object => ({
  records: {
    __typename: 'ServiceRecordConnection',
    edges: lines.map((node, i) => ({ __typename: 'ServiceRecordEdge', cursor: `c${i}`, node })),
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
    totalCount: lines.length,
  },
});

test('approving many reports the refused lines by name, each with its reason', async () => {
  const { wrapper, asked, text } = await render(HoursReviewPage, {
    actions: ['hours.read', 'hours.approve'],
    answers: {
      Records: () => records([line('1', '演示·王秀兰', yes), line('2', '演示·李桂英', yes)]),
      ApproveRecords: () => ({
        approveRecords: {
          __typename: 'RecordsApproved',
          approved: ['1'],
          refused: [{ __typename: 'RecordRefused', id: '2', reasons: no.reasons }],
        },
      }),
    },
  });
  await wrapper.find('thead .el-checkbox input').setValue(true);
  await expect.poll(() => wrapper.text()).toContain('已选 2 条');
  await wrapper
    .findAll('button')
    .find((one) => one.text().includes('审核通过 2 条'))
    ?.trigger('click');
  await flushPromises();
  expect(asked.find((one) => one.name === 'ApproveRecords')?.variables).toEqual({ ids: ['1', '2'], versions: [1, 1] });
  const refused = wrapper.find('.refused');
  expect(refused.text()).toContain('演示·李桂英');
  expect(refused.text()).not.toContain('演示·王秀兰');
  expect(refused.text()).toContain('须由另一人审核');
  expect(text()).toContain('有 1 条没有通过');
});

test('one tick above the cards ticks every line she may approve, and takes them all back', async () => {
  const { wrapper } = await render(HoursReviewPage, {
    actions: ['hours.read', 'hours.approve'],
    answers: {
      Records: () =>
        records([line('1', '演示·王秀兰', yes), line('2', '演示·李桂英', no), line('3', '演示·赵律', yes)]),
    },
  });
  const all = wrapper.find('.cards__all input');
  await all.setValue(true);
  await expect.poll(() => wrapper.text()).toContain('已选 2 条');
  await all.setValue(false);
  await expect.poll(() => wrapper.text()).toContain('已选 0 条');
});

test('a line she may not approve cannot be ticked and says why', async () => {
  const { wrapper } = await render(HoursReviewPage, {
    actions: ['hours.read'],
    answers: { Records: () => records([line('1', '演示·王秀兰', no)]) },
  });
  expect(wrapper.find('tbody .el-checkbox input').attributes('disabled')).toBeDefined();
  expect(wrapper.find('tbody').text()).toContain('签到或签退由您代办');
});

test('an empty queue says how lines come into it', async () => {
  const { text } = await render(HoursReviewPage, { actions: ['hours.read'], answers: { Records: () => records([]) } });
  expect(text()).toContain('志愿者签退后，时长会自动列在这里');
});

test('a line she may not approve says every reason at once', async () => {
  const two = {
    ...no,
    reasons: [
      ...no.reasons,
      { ...no.reasons[0], code: 'APPROVER_IS_PROPOSER', message: '这条记录由您提出，须由另一人审核。' },
    ],
  };
  const { wrapper } = await render(HoursReviewPage, {
    actions: ['hours.read', 'hours.approve'],
    answers: { Records: () => records([line('1', '演示·赵', two)]) },
  });
  await expect.poll(() => wrapper.find('.why').text()).toContain('签到或签退由您代办');
  expect(wrapper.find('.why').text()).toContain('这条记录由您提出');
});
