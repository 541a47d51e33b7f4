import { expect, test } from 'vitest';
import { makeShift, makeWorld, show } from '../../../testing/world.ts';
import ShiftItem from './ShiftItem.vue';

const was = { __typename: 'TimeRange', startsAt: '2026-11-24T00:00:00Z', endsAt: '2026-11-24T02:00:00Z' };
const becomes = { __typename: 'TimeRange', startsAt: '2026-11-24T06:00:00Z', endsAt: '2026-11-24T08:00:00Z' };
const change = (more: object) => ({
  __typename: 'MyChange',
  id: 'c1',
  effect: 'MOVED',
  createdAt: '2026-11-23T00:00:00Z',
  reason: '场地有变',
  was,
  becomes,
  placeWas: '村委会',
  placeBecomes: '文化广场',
  ...more,
});

test('a moved shift says the old time and place beside the new ones, and why', async () => {
  const { page } = await show(ShiftItem, { shift: makeShift({ change: change({}) }), past: false }, makeWorld());
  expect(page.find('del').text()).toContain('08:00–10:00');
  expect(page.find('ins').text()).toContain('14:00–16:00');
  expect(page.text()).toContain('文化广场');
  expect(page.text()).toContain('场地有变');
});

test('one the organiser called off says that she need not go', async () => {
  const shift = makeShift({ state: 'CALLED_OFF', change: change({ effect: 'CALLED_OFF', becomes: null }) });
  const { page } = await show(ShiftItem, { shift, past: false }, makeWorld());
  expect(page.text()).toContain('组织方已取消');
  expect(page.text()).toContain('您不用前往');
});
