import { flushPromises } from '@vue/test-utils';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.ts';
import NoticeTable from './components/NoticeTable.vue';

const line = (n: number) => ({
  cursor: `c${n}`,
  node: {
    __typename: 'PlanNotice',
    id: `s${n}`,
    effect: 'MOVED',
    hasAccount: true,
    toldAt: null,
    readAt: null,
    smsState: null,
    smsAt: null,
    volunteer: { __typename: 'VolunteerBrief', id: `v${n}`, name: `演示·第${n}人`, phoneMasked: '138****0001' },
    was: { __typename: 'TimeRange', startsAt: '2026-11-28T01:00:00Z', endsAt: '2026-11-28T03:00:00Z' },
    becomes: null,
  },
});

test('everyone a change concerned can be read, page by page, beyond the first', async () => {
  const { wrapper, asked } = await render(NoticeTable, {
    props: { change: 'pc1', people: 21, asOf: 0 },
    answers: {
      PlanNotices: ({ after }) => ({
        planChange: {
          __typename: 'PlanChange',
          id: 'pc1',
          notices: {
            __typename: 'PlanNoticeConnection',
            edges: after ? [line(21)] : Array.from({ length: 20 }, (_, i) => line(i + 1)),
            pageInfo: { hasNextPage: !after, endCursor: after ? 'c21' : 'c20' },
          },
        },
      }),
    },
  });
  await expect.poll(() => wrapper.text()).toContain('演示·第20人');
  expect(wrapper.text()).not.toContain('演示·第21人');
  await wrapper
    .findAll('button')
    .find((one) => one.text().includes('下一页'))
    ?.trigger('click');
  await flushPromises();
  await expect.poll(() => wrapper.text()).toContain('演示·第21人');
  expect(asked.filter((one) => one.name === 'PlanNotices').map((one) => one.variables['after'])).toEqual([null, 'c20']);
  await wrapper.setProps({ asOf: 1 });
  await flushPromises();
  expect(asked.filter((one) => one.name === 'PlanNotices')).toHaveLength(3);
});
