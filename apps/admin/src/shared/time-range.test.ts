import { expect, test } from 'vitest';
import { defineComponent, h, nextTick, reactive } from 'vue';
import { render } from '../testing/render.ts';
import { endsTooEarly, useTimeRange, usualEnd } from './time-range.ts';

async function open() {
  const range = reactive({ startsAt: '', endsAt: '' });
  const host = defineComponent(() => {
    const order = useTimeRange(() => range);
    return () => h('p', order.value);
  });
  const { wrapper } = await render(host);
  const set = async (change: Partial<typeof range>) => {
    Object.assign(range, change);
    await nextTick();
    await nextTick();
  };
  return { range, set, said: () => wrapper.text() };
}

test('a start proposes an end two hours later, over midnight too, and takes it along until one was chosen', async () => {
  const { range, set } = await open();
  await set({ startsAt: '2026-11-28T23:00' });
  expect(range.endsAt).toBe('2026-11-29T01:00');
  await set({ startsAt: '2026-11-28T09:00' });
  expect(range.endsAt).toBe('2026-11-28T11:00');
  await set({ endsAt: '2026-11-28T12:30' });
  await set({ startsAt: '2026-11-28T10:00' });
  expect(range.endsAt).toBe('2026-11-28T12:30');
});

test('an end that does not come after the start says so at once, in the server’s words', async () => {
  const { set, said } = await open();
  await set({ startsAt: '2026-11-28T09:00', endsAt: '2026-11-28T09:00' });
  expect(said()).toBe('结束时间要晚于开始时间。');
  await set({ endsAt: '2026-11-28T09:01' });
  expect(said()).toBe('');
  expect(endsTooEarly({ startsAt: '2026-11-28T09:00', endsAt: '' })).toBe(false);
  expect(usualEnd('')).toBe('');
});
