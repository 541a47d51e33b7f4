import { nationalStarRule } from '@jinguo/schema';
import { DOMWrapper, flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import StarPanel from './components/StarPanel.vue';
import StarsPage from './pages/StarsPage.vue';

const body = new DOMWrapper(document.body);
const button = (words: string) => body.findAll('button').find((one) => one.text() === words);
const reason = (code: string, message: string): object => ({
  __typename: 'Reason',
  ...{ code, message, field: null, overridable: false, params: [] },
});
const verdict = (...reasons: object[]): object => ({
  __typename: 'Verdict',
  allowed: reasons.length === 0,
  reasons,
});
const row = (more: object): object => ({
  __typename: 'StarCase',
  ...{ id: 's1', stars: 3, state: 'PROPOSED', desk: 'CITY', minutes: 36_000, mean: 48, evaluations: 6 },
  ...{ unitName: '演示村妇联', proposedByName: null, proposedAt: '2026-11-28T01:00:00Z' },
  ...{ decidedAt: null, decidedByName: null, reason: null },
  volunteer: { __typename: 'VolunteerBrief', id: 'v1', name: '演示·李梅', phoneMasked: '138****0002' },
  canConfirm: verdict(),
  canRefuse: verdict(),
  ...more,
});
const cases = (...nodes: object[]) => ({
  starCases: {
    __typename: 'StarCaseConnection',
    edges: nodes.map((node) => ({ __typename: 'StarCaseEdge', cursor: 'c', node })),
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  },
});

test('what waits is confirmed after a question; who stands too low reads who may', async () => {
  const low = verdict(reason('STAR_DESK', '这一级星由市妇联或以上认定。'));
  const { wrapper, asked, text } = await render(StarsPage, {
    answers: {
      StarCases: () => cases(row({}), row({ id: 's2', canConfirm: low, canRefuse: low })),
      ConfirmStar: () => ({ confirmStar: { __typename: 'Done', id: 's1' } }),
    },
    actions: ['volunteer.read', 'star.confirm'],
  });
  expect(asked.find(({ name }) => name === 'StarCases')?.variables).toMatchObject({ filter: { state: 'PROPOSED' } });
  expect(text()).toContain('平均 4.8 分，6 次');
  expect(text()).toContain('这一级星由市妇联或以上认定');
  expect(body.findAll('button').filter((one) => one.text() === '认定')).toHaveLength(1);
  await button('认定')?.trigger('click');
  await flushPromises();
  expect(text()).toContain('认定 演示·李梅 的第 3 颗星？');
  // Boxes of other tests may still fade in the shared document.
  await body.findAll('.el-message-box .el-button--primary').at(-1)?.trigger('click');
  await flushPromises();
  expect(asked.find(({ name }) => name === 'ConfirmStar')?.variables).toEqual({ id: 's1' });
  wrapper.unmount();
});

test('a volunteer’s panel says what her next star asks for and what is missing; nothing can be proposed then', async () => {
  const missing = [reason('STAR_HOURS', '需要累计 100 小时公示无异议的服务时长，还差 0.02 小时。')];
  const { wrapper, text } = await render(StarPanel, {
    props: { volunteerId: 'v1' },
    answers: {
      StarsOf: () => ({
        starsOf: {
          __typename: 'StarStanding',
          ...{ stars: 0, finalMinutes: 5999, waiting: false, missing, history: [] },
          rule: { __typename: 'StarRule', unitName: null, ...nationalStarRule },
          canPropose: verdict(...missing),
        },
      }),
    },
    actions: ['volunteer.read', 'merit.record'],
  });
  expect(body.find('[role="img"]').attributes('aria-label')).toBe('0 颗星（共 5 颗）');
  expect(text()).toContain('第 1 颗星：累计 100 小时，由县（市、区）妇联认定');
  expect(text()).toContain('还差 0.02 小时');
  expect(button('提名第 1 颗星')).toBeUndefined();
  wrapper.unmount();
});
