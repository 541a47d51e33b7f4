import { expect, test } from 'vitest';
import { instantsOf, periodOf } from './period.ts';

const none = { period: '', from: '', to: '' };
/** 2026-11-25, 07:30 in Beijing: still the day before in Greenwich. */
const now = Date.parse('2026-11-24T23:30:00Z');

test('a stretch of time begins with a day of Beijing, today counted', () => {
  expect(instantsOf({ ...none, period: 'today' }, 'month', now)).toEqual({
    from: '2026-11-24T16:00:00.000Z',
    to: null,
  });
  expect(instantsOf(none, 'week', now)).toEqual({ from: '2026-11-18T16:00:00.000Z', to: null });
  expect(instantsOf({ ...none, period: 'all' }, 'week', now)).toEqual({ from: null, to: null });
});

test('dates of one’s own hold over a named stretch, and a word nobody knows is the list’s own', () => {
  expect(periodOf({ period: 'week', from: '2026-11-01', to: '' }, 'month')).toBe('own');
  expect(instantsOf({ period: 'week', from: '2026-11-01', to: '2026-11-02' }, 'month', now)).toEqual({
    from: '2026-11-01T00:00:00+08:00',
    to: '2026-11-02T23:59:59.999+08:00',
  });
  expect(periodOf({ ...none, period: 'century' }, 'month')).toBe('month');
});
