import { expect, test } from 'vitest';
import {
  dayOf,
  daysBetween,
  formatAmount,
  formatDay,
  formatHours,
  formatPlainDay,
  formatRange,
  formatShare,
  formatTimes,
} from './format.ts';

const now = new Date('2026-11-23T12:00:00+08:00');

test('minutes become hours with at most two decimals and are never rounded up', () => {
  expect(formatHours(5190)).toBe('86.5');
  expect(formatHours(60)).toBe('1');
  expect(formatHours(600)).toBe('10');
  expect(formatHours(5999)).toBe('99.98');
  expect(formatHours(1)).toBe('0.01');
  expect(formatHours(0)).toBe('0');
  expect(formatHours(-90)).toBe('-1.5');
});

test('a day is the day in Beijing, whatever the phone’s zone', () => {
  expect(dayOf('2026-11-22T16:30:00Z')).toBe('2026-11-23');
  expect(dayOf('2026-11-22T15:59:59Z')).toBe('2026-11-22');
});

test('a date carries its weekday, and its year only when it is another one', () => {
  expect(formatDay('2026-11-28', 'zh', now)).toBe('11月28日 周六');
  expect(formatDay('2025-11-28', 'zh', now)).toBe('2025年11月28日 周五');
});

test('a birth date and the end of a licence carry their year and no weekday', () => {
  expect(formatPlainDay('1981-03-02')).toBe('1981年3月2日');
  expect(formatPlainDay('2026-01-01', 'en')).toBe('1 Jan 2026');
});

test('a shift over midnight says 次日 and a longer one names both days', () => {
  expect(formatRange('2026-11-28T01:00:00Z', '2026-11-28T04:00:00Z', 'zh', now)).toBe('11月28日 周六 09:00–12:00');
  expect(formatRange('2026-11-28T14:00:00Z', '2026-11-28T22:00:00Z', 'zh', now)).toBe(
    '11月28日 周六 22:00 – 次日 06:00',
  );
  expect(formatTimes('2026-11-28T14:00:00Z', '2026-11-28T22:00:00Z')).toBe('22:00 – 次日 06:00');
  expect(formatRange('2026-11-28T01:00:00Z', '2026-11-30T01:00:00Z', 'zh', now)).toBe(
    '11月28日 周六 09:00 – 11月30日 周一 09:00',
  );
});

test('days are counted by calendar, not by hours', () => {
  expect(daysBetween('2026-11-22T15:59:00Z', '2026-11-22T16:01:00Z')).toBe(1);
  expect(daysBetween(now, now)).toBe(0);
});

test('less than an hour is said in minutes, more in hours never rounded up', () => {
  expect([5, 1, 59, 60, 90, 100, 0, -30].map((minutes) => formatAmount(minutes))).toEqual([
    '5 分钟',
    '1 分钟',
    '59 分钟',
    '1 小时',
    '1.5 小时',
    '1.66 小时',
    '0 小时',
    '-30 分钟',
  ]);
  expect([1, 5, 60, 90].map((minutes) => formatAmount(minutes, 'en'))).toEqual([
    '1 minute',
    '5 minutes',
    '1 hour',
    '1.5 hours',
  ]);
});

test('a share is told to a tenth of a percent, and little is not told as nothing nor much as all', () => {
  const shares = [0, 1, 123, 5000, 9999, 10_000].map((part) => formatShare(part, 10_000));
  expect(shares).toEqual(['0%', '<0.1%', '1.2%', '50%', '>99.9%', '100%']);
  expect(formatShare(0, 0)).toBe('0%');
});
