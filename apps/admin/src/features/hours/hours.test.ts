import { nationalRule } from '@jinguo/schema';
import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import RecordEvidence from './components/RecordEvidence.vue';
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
  standing: 'WAITING',
  noticeUntil: null,
  noticeProvisional: false,
  dueOn: '2026-12-07',
  dueProvisional: false,
  clock: 'IN_TIME',
  volunteer: { __typename: 'VolunteerBrief', id: `v${id}`, name, phoneMasked: '138****0000' },
  holder: { __typename: 'UnitBrief', id: 'u1', name: '演示村妇联' },
  openFlags: [],
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

test('a line that is looked into says what looks wrong, and the dialog sends what was found for all of it', async () => {
  const flag = (id: string, code: string, minutes: string): object => ({
    __typename: 'RecordFlag',
    id,
    code,
    params: [{ __typename: 'ReasonParam', name: 'minutes', value: minutes }],
    raisedAt: '2026-11-21T12:00:00Z',
    resolution: null,
    resolvedAt: null,
    resolvedByName: null,
    reason: null,
  });
  const { wrapper, asked } = await render(RecordEvidence, {
    props: { line: line('1', '演示·王秀兰', no) },
    actions: ['hours.read', 'hours.approve'],
    answers: {
      RecordProof: () => ({
        record: {
          __typename: 'ServiceRecord',
          id: '1',
          lateEntry: {
            __typename: 'LateEntry',
            id: 'e1',
            reason: '演示·没有信号',
            fileId: 'f1',
            enteredByName: '演示·队长',
            enteredAt: '2026-11-22T02:00:00Z',
          },
          flags: [flag('x1', 'OVER_12_HOURS', '800'), flag('x2', 'OVER_8_HOURS', '500')],
        },
      }),
      ResolveFlags: () => ({ resolveFlags: { __typename: 'FlagsResolved', resolved: ['x1', 'x2'], refused: [] } }),
    },
  });
  await expect.poll(() => wrapper.text()).toContain('这条记录当天合计 13 小时 20 分钟，超过 12 小时。');
  expect(wrapper.find('img').attributes('src')).toBe('/files/f1?app=admin');
  expect(wrapper.text()).toContain('演示·队长 补录');
  await wrapper
    .findAll('button')
    .find((one) => one.text() === '核查')
    ?.trigger('click');
  await flushPromises();
  const why = document.querySelector('textarea');
  if (!why) throw new Error('the dialog did not open');
  why.value = '演示·已电话核实';
  why.dispatchEvent(new Event('input'));
  await flushPromises();
  [...document.querySelectorAll('.el-dialog button')]
    .find((one) => one.textContent?.trim() === '核查')
    ?.dispatchEvent(new Event('click'));
  await flushPromises();
  expect(asked.find((one) => one.name === 'ResolveFlags')?.variables).toEqual({
    ids: ['x1', 'x2'],
    confirm: false,
    reason: '演示·已电话核实',
  });
});
