import { expect, test } from 'vitest';
import { scheduleOf } from './cron.ts';

test.each([
  ['*/5 * * * *', { every: 'minutes', n: 5 }],
  ['* * * * *', { every: 'minutes', n: 1 }],
  ['7 * * * *', { every: 'hour', minute: 7 }],
  ['20 3 * * *', { every: 'day', time: '03:20' }],
])('a usual schedule is told in words: %s', (cron, told) => {
  expect(scheduleOf(cron)).toEqual(told);
});

test.each(['0 0 1 1 *', '0 0 * * 1', '', 'x * * * *', '0-5 * * * *'])('an unusual one stays as it is: %j', (cron) => {
  expect(scheduleOf(cron)).toBeNull();
});
