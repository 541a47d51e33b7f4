const DAY = 86_400_000;
const OFFSET = 8 * 3_600_000;

/** Stretches of time people ask for; the number is how many days back they begin, today counted. */
const presets = { today: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;
export type Period = keyof typeof presets | 'all' | 'own';
export const periods = [...Object.keys(presets), 'all', 'own'] as readonly Period[];

export interface PeriodFilters {
  period: string;
  from: string;
  to: string;
}

/** What the address says, or what the list opens with. Dates of one's own say it by being there. */
export const periodOf = ({ period, from, to }: PeriodFilters, fallback: Period): Period =>
  from || to ? 'own' : (periods.find((one) => one === period) ?? fallback);

const startOfDay = (now: number, daysBack: number): string =>
  new Date(Math.floor((now + OFFSET) / DAY) * DAY - OFFSET - daysBack * DAY).toISOString();

/** The instants a stretch begins and ends at, Beijing's days; null: open on that side. */
export function instantsOf(
  filters: PeriodFilters,
  fallback: Period,
  now = Date.now(),
): { from: string | null; to: string | null } {
  const period = periodOf(filters, fallback);
  if (period === 'own')
    return {
      from: filters.from ? `${filters.from}T00:00:00+08:00` : null,
      to: filters.to ? `${filters.to}T23:59:59.999+08:00` : null,
    };
  return { from: period === 'all' ? null : startOfDay(now, presets[period] - 1), to: null };
}
