import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import zh from '../../messages/zh/attendance.ts';
import { render } from '../../testing/render.ts';
import CodeCard from './components/CodeCard.vue';
import { secondsLeft } from './composables/useCheckInCode.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-28T01:00:00Z'), toFake: ['setInterval', 'clearInterval', 'Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('the countdown never goes below zero', () => {
  expect(secondsLeft('2026-11-28T01:00:30Z', Date.parse('2026-11-28T01:00:00.500Z'))).toBe(30);
  expect(secondsLeft('2026-11-28T01:00:30Z', Date.parse('2026-11-28T01:02:00Z'))).toBe(0);
});

test('the code counts down and is fetched anew when its step ends', async () => {
  let n = 0;
  const { wrapper } = await render(CodeCard, {
    props: { activityId: 'x' },
    answers: {
      CheckInCode: () => {
        n += 1;
        return {
          checkInCode: {
            __typename: 'CheckInCode',
            activityId: 'x',
            digits: n === 1 ? '123456' : '654321',
            url: `/c/x/code${n}`,
            validUntil: new Date(Date.now() + 30_000).toISOString(),
            stepSeconds: 30,
          },
        };
      },
    },
  });
  expect(wrapper.text()).toContain('123 456');
  vi.advanceTimersByTime(10_000);
  await flushPromises();
  expect(wrapper.text()).toContain('20 秒后更换');
  vi.advanceTimersByTime(20_500);
  await flushPromises();
  await flushPromises();
  expect(wrapper.text()).toContain('654 321');
  expect(n).toBe(2);
  wrapper.unmount();
});

test('an activity that is over says it has no code instead of waiting for one', async () => {
  const { wrapper } = await render(CodeCard, {
    props: { activityId: 'x' },
    answers: { CheckInCode: () => ({ checkInCode: null }) },
  });
  expect(wrapper.text()).toContain(zh.attendance.noCode);
  wrapper.unmount();
});
