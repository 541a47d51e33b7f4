/**
 * Whole minutes between arrival and leaving, never rounded up; waiting before the shift does not count (rules §1.3).
 * Told to her at once; the hours module proposes the record by its own policy.
 */
export function servedMinutes(checkedInAt: Date, checkedOutAt: Date, shiftStartsAt: Date): number {
  const from = Math.max(checkedInAt.getTime(), shiftStartsAt.getTime());
  return Math.min(24 * 60, Math.max(0, Math.floor((checkedOutAt.getTime() - from) / 60_000)));
}
