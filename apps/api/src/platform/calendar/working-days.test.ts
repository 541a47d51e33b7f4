import { describe, expect, it } from 'vitest';
import { workingDays, workingDaysOf } from './working-days.ts';

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
});
