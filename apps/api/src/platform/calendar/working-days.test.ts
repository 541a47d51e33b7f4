import { describe, expect, it } from 'vitest';
import { missingYear, takeOwnDays, withOwnDays, workingDays, workingDaysOf } from './working-days.ts';

describe('working days as the State Council arranges them', () => {
  const calendar = workingDays();

  it('AT-1: ten working days after 2025-09-30 end on 2025-10-21, seven on 2025-10-16', () => {
    expect(calendar.after('2025-09-30', 10)).toBe('2025-10-21');
    expect(calendar.after('2025-09-30', 7)).toBe('2025-10-16');
  });

  it('a make-up Saturday is a working day, the holiday week is not', () => {
    expect(calendar.isWorkingDay('2025-10-11')).toBe(true);
    expect(calendar.isWorkingDay('2025-10-12')).toBe(false);
    for (let day = 1; day <= 8; day += 1) expect(calendar.isWorkingDay(`2025-10-0${day}`)).toBe(false);
  });

  it('AT-10: a notice opened on 2025-06-16 for five working days ends on 2025-06-20', () => {
    expect(calendar.windowEnd('2025-06-16', 5)).toBe('2025-06-20');
    // Opened on a Saturday, the first day counted is the Monday.
    expect(calendar.windowEnd('2025-06-14', 5)).toBe('2025-06-20');
  });

  it('the override file wins over the package, and says how far the data reach', () => {
    expect(calendar.isWorkingDay('2027-01-01')).toBe(false);
    expect(calendar.knows(2026)).toBe(true);
    expect(calendar.knows(2027)).toBe(false);
    const other = workingDaysOf({ knownTo: 2026, days: { '2026-11-25': { work: false, name: '试' } } });
    expect(other.isWorkingDay('2026-11-25')).toBe(false);
    expect(other.after('2026-11-24', 1)).toBe('2026-11-26');
  });

  it('an operator’s own file lies over the program’s: her days win, an upgrade loses neither', () => {
    const base = { knownTo: 2026, days: { '2026-11-25': { work: false, name: '原' } } };
    const own = {
      knownTo: 2027,
      days: { '2026-11-25': { work: true, name: '改' }, '2027-02-06': { work: false, name: '春节' } },
    };
    const calendar = workingDaysOf(withOwnDays(base, own));
    expect([calendar.knownTo, calendar.isWorkingDay('2026-11-25'), calendar.isWorkingDay('2027-02-06')]).toEqual([
      2027,
      true,
      false,
    ]);
    expect(workingDaysOf(withOwnDays({ ...base, knownTo: 2028 }, own)).knownTo).toBe(2028);
    expect(() => takeOwnDays('/nowhere.json')).toThrow(/WORKING_DAYS_FILE[\s\S]*ENOENT/);
  });

  it('beyond the data Monday to Friday count and nothing is guessed', () => {
    const known = workingDaysOf({ knownTo: 2025, days: {} });
    // 2026-10-01 is a holiday in the package: a year the data do not reach is not asked of it.
    expect(known.isWorkingDay('2026-10-01')).toBe(true);
    expect(known.isWorkingDay('2026-10-03')).toBe(false);
    expect(known.isWorkingDay('2025-10-01')).toBe(false);
    expect(
      workingDaysOf({ knownTo: 2025, days: { '2026-01-01': { work: false, name: '元旦' } } }).isWorkingDay(
        '2026-01-01',
      ),
    ).toBe(false);
  });

  it('a year without data is told of from three months before it, and until the data come', () => {
    const known = workingDaysOf({ knownTo: 2026, days: {} });
    expect(missingYear(known, '2026-09-30')).toBeNull();
    expect(missingYear(known, '2026-10-01')).toBe(2027);
    expect(missingYear(known, '2027-05-01')).toBe(2027);
    expect(missingYear(workingDaysOf({ knownTo: 2027, days: {} }), '2026-10-01')).toBeNull();
  });
});
