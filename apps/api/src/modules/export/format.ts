/** Beijing's wall clock of an instant, as a spreadsheet shows it. */
export const clock = (instant: string | null): string =>
  instant ? new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : '';

/** Minutes as hours to two decimals, never rounded up (rules §1.3). */
export const hours = (minutes: number): number => Math.trunc((minutes * 100) / 60) / 100;
