import { type AttendedTime, countTime, type HoursRule, nationalRule } from '@jinguo/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const at = (time: string): number => Date.parse(`2026-11-30T${time}+08:00`);
/** A shift from nine to eleven. */
const count = (rule: Partial<HoursRule>, from: string, to: string): number =>
  countTime(
    { ...nationalRule, ...rule },
    { checkedInAt: at(from), checkedOutAt: at(to), shiftStartsAt: at('09:00:00'), shiftEndsAt: at('11:00:00') },
  ).minutes;

describe('the national rule', () => {
  it('counts whole minutes from the shift’s start to her leaving, and never rounds up', () => {
    expect(count({}, '08:40:00', '11:00:00')).toBe(120);
    expect(count({}, '09:10:30', '10:00:00')).toBe(49);
    expect(count({}, '09:00:00', '11:45:59')).toBe(165);
    expect(count({}, '08:10:00', '08:50:00')).toBe(0);
  });
});

describe('a unit’s own rule', () => {
  it('may begin when people gather', () => {
    expect(count({ clockStart: 'CHECK_IN' }, '08:40:00', '11:00:00')).toBe(140);
  });
  it('may count nothing below a share of the shift; just the share is enough', () => {
    expect(count({ minimumPresence: 60 }, '09:00:00', '10:12:00')).toBe(72);
    expect(count({ minimumPresence: 60 }, '09:00:00', '10:11:59')).toBe(0);
    // Before and after the shift is no presence in it.
    expect(count({ minimumPresence: 60, clockStart: 'CHECK_IN' }, '07:00:00', '09:30:00')).toBe(0);
  });
  it('may count whole units only, downwards', () => {
    expect(count({ unitMinutes: 30 }, '09:00:00', '10:59:00')).toBe(90);
    expect(count({ unitMinutes: 30 }, '09:00:00', '09:29:00')).toBe(0);
  });
  it('may count an hour for whoever came for less, never for whoever did not', () => {
    expect(count({ leastMinutes: 60 }, '09:00:00', '09:20:00')).toBe(60);
    expect(count({ leastMinutes: 60 }, '09:00:00', '10:20:00')).toBe(80);
    expect(count({ leastMinutes: 60 }, '09:00:00', '09:00:30')).toBe(0);
    expect(count({ leastMinutes: 60, minimumPresence: 60 }, '09:00:00', '09:20:00')).toBe(0);
  });
});

it('whatever a rule says: no record holds more than a day, nor counts time before she came or after she left', () => {
  const instants = fc.integer({ min: at('00:00:00'), max: at('00:00:00') + 3 * 86_400_000 });
  fc.assert(
    fc.property(
      fc.record({
        clockStart: fc.constantFrom('SHIFT' as const, 'CHECK_IN' as const),
        minimumPresence: fc.nat(100),
        unitMinutes: fc.integer({ min: 1, max: 60 }),
        leastMinutes: fc.nat(60),
      }),
      fc.tuple(instants, instants, instants, instants),
      (rule, [a, b, c, d]) => {
        const [checkedInAt, checkedOutAt] = [Math.min(a, b), Math.max(a, b)];
        const time: AttendedTime = {
          checkedInAt,
          checkedOutAt,
          shiftStartsAt: Math.min(c, d),
          shiftEndsAt: Math.max(c, d),
        };
        const { startedAt, endedAt, minutes } = countTime(rule, time);
        expect(startedAt).toBeGreaterThanOrEqual(checkedInAt);
        expect(startedAt).toBeLessThanOrEqual(endedAt);
        expect(endedAt).toBe(checkedOutAt);
        expect(minutes).toBeLessThanOrEqual(1440);
        const given = Math.floor((endedAt - startedAt) / 60_000);
        expect(minutes === 0 || minutes <= Math.max(given, rule.leastMinutes)).toBe(true);
        if (rule.clockStart === 'SHIFT' && checkedOutAt <= time.shiftStartsAt) expect(minutes).toBe(0);
      },
    ),
  );
});
