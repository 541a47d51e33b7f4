import { nationalStarRule } from '@jinguo/schema';
import { expect, test } from 'vitest';
import { makeWorld, settle, show } from '../../../testing/world.ts';
import StarCard from './StarCard.vue';

const missing = {
  __typename: 'Reason',
  message: '需要累计 100 小时公示无异议的服务时长，还差 0.02 小时。',
  ...{ code: 'STAR_HOURS', field: null, overridable: false, params: [] },
};
const refused = {
  __typename: 'StarStep',
  ...{ id: 's1', stars: 1, state: 'REFUSED', desk: 'COUNTY', minutes: 6000, reason: '演示·材料还要核实' },
  ...{ proposedAt: '2026-11-20T01:00:00Z', decidedAt: '2026-11-21T01:00:00Z' },
};
async function card(more: object) {
  const myStars = {
    __typename: 'StarStanding',
    ...{ stars: 0, finalMinutes: 5999, waiting: false, missing: [], history: [] },
    rule: { __typename: 'StarRule', unitName: null, ...nationalStarRule },
    ...more,
  };
  const { page } = await show(StarCard, { mine: myStars }, makeWorld({}));
  await settle();
  return page;
}

test('what is missing is said to the hundredth of an hour, and the bar is never full before it is reached', async () => {
  const page = await card({ missing: [missing], history: [refused] });
  expect(page.text()).toContain('公示无异议的时长 99.98 小时');
  expect(page.text()).toContain('还差 0.02 小时');
  expect(page.find('[role=progressbar]').attributes('aria-valuenow')).toBe('99');
  expect(page.text()).toContain('演示·材料还要核实');
});

test('who has what it takes need not ask; what is proposed waits for the desk that may', async () => {
  const reached = await card({ finalMinutes: 6000 });
  expect(reached.text()).toContain('不用您申请');
  const waiting = await card({ finalMinutes: 6000, waiting: true });
  expect(waiting.text()).toContain('第 1 颗星已提名，等待县（市、区）妇联认定');
  expect(waiting.text()).not.toContain('不用您申请');
});

test('five stars are all there are', async () => {
  const page = await card({ stars: 5, finalMinutes: 90_000 });
  expect(page.text()).toContain('五颗星都已认定');
  expect(page.find('[role=progressbar]').exists()).toBe(false);
  expect(page.find('[role=img]').attributes('aria-label')).toBe('5 颗星（共 5 颗）');
});
