import { expect, test } from 'vitest';
import ListPager from '../../shared/ListPager.vue';
import { render } from '../../testing/render.ts';
import CancelledNote from './components/CancelledNote.vue';

test('a cancelled activity says why, by whom and how many it concerned, and leads to who was told', async () => {
  const { wrapper } = await render(CancelledNote, {
    props: { activityId: 'a1' },
    answers: {
      WhyCancelled: () => ({
        activity: {
          __typename: 'Activity',
          id: 'a1',
          planChanges: {
            __typename: 'PlanChangeConnection',
            edges: [
              {
                __typename: 'PlanChangeEdge',
                node: {
                  __typename: 'PlanChange',
                  id: 'c1',
                  kind: 'CANCELLED',
                  reason: '暴雨红色预警',
                  createdAt: '2026-11-21T01:00:00Z',
                  byName: '演示·周敏',
                  people: 3,
                },
              },
            ],
          },
        },
      }),
    },
  });
  await expect.poll(() => wrapper.text()).toContain('暴雨红色预警');
  expect(wrapper.text()).toContain('演示·周敏');
  expect(wrapper.text()).toContain('影响 3 人');
  expect(wrapper.find('a').attributes('href')).toBe('/activities/a1/history');
});

test.each([
  ['one page of a list has no way to another', { page: 1, hasNext: false, loading: false, total: 3 }, 0],
  ['a list of several pages has both ways', { page: 2, hasNext: false, loading: false, total: 30 }, 2],
])('%s', async (_, props, buttons) => {
  const { wrapper } = await render(ListPager, { props });
  expect(wrapper.findAll('button')).toHaveLength(buttons);
  expect(wrapper.text()).toContain(`共 ${props.total} 条`);
});
