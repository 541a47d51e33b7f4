import { expect, test } from 'vitest';
import { nearShift } from './near-shift.ts';

test('a time of day is of the day of the shift, and after midnight of the next', () => {
  expect(nearShift('2026-11-24T00:00:00Z', '09:30')).toBe('2026-11-24T01:30:00.000Z');
  expect(nearShift('2026-11-24T14:00:00Z', '23:30')).toBe('2026-11-24T15:30:00.000Z');
  expect(nearShift('2026-11-24T14:00:00Z', '00:30')).toBe('2026-11-24T16:30:00.000Z');
  expect(nearShift('2026-11-24T14:00:00Z', '')).toBeNull();
});
