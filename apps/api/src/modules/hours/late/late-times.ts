import type { Reason } from '@jinguo/schema';

const MINUTE = 60_000;

/** 补录 is never more than the activity was (rules §2): its times lie within the shift, and a minute at least lies between them. */
export function lateTimeReasons(
  { shiftStartsAt, shiftEndsAt }: { readonly shiftStartsAt: Date; readonly shiftEndsAt: Date },
  startedAt: Date,
  endedAt: Date,
): Reason[] {
  const reasons: Reason[] = [];
  const inside = (at: Date): boolean => at >= shiftStartsAt && at <= shiftEndsAt;
  if (!inside(startedAt)) reasons.push({ code: 'LATE_OUTSIDE_SHIFT', field: 'startedAt' });
  if (!inside(endedAt)) reasons.push({ code: 'LATE_OUTSIDE_SHIFT', field: 'endedAt' });
  if (reasons.length > 0) return reasons;
  if (endedAt < startedAt) return [{ code: 'END_BEFORE_START', field: 'endedAt' }];
  return endedAt.getTime() - startedAt.getTime() < MINUTE ? [{ code: 'NO_MINUTES', field: 'endedAt' }] : [];
}
