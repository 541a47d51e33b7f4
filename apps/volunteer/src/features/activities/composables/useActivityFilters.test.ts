import { expect, test } from 'vitest';
import { daysOf } from './useActivityFilters.ts';

test('choices of time become days counted from today in Beijing', () => {
  expect(daysOf('today', '2026-11-23')).toEqual({ from: '2026-11-23', to: '2026-11-23' });
  expect(daysOf('tomorrow', '2026-11-30')).toEqual({ from: '2026-12-01', to: '2026-12-01' });
  expect(daysOf('week', '2026-12-28')).toEqual({ from: '2026-12-28', to: '2027-01-03' });
  expect(daysOf('any', '2026-11-23')).toEqual({});
});

test('the weekend is this one, also on its Saturday and its Sunday', () => {
  expect(daysOf('weekend', '2026-11-23')).toEqual({ from: '2026-11-28', to: '2026-11-29' });
  expect(daysOf('weekend', '2026-11-28')).toEqual({ from: '2026-11-28', to: '2026-11-29' });
  expect(daysOf('weekend', '2026-11-29')).toEqual({ from: '2026-11-29', to: '2026-11-29' });
});
