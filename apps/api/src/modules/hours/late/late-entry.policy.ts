import { limits, type Reason } from '@jinguo/schema';
import type { ServedOpening } from '../../activity/index.ts';

const DAY = 86_400_000;

/** What speaks against entering anybody late for this opening. */
export function openingReasons(opening: ServedOpening, now: Date): Reason[] {
  const reasons: Reason[] = [];
  if (opening.activity_state !== 'PUBLISHED' && opening.activity_state !== 'CLOSED')
    reasons.push({ code: 'LATE_NOT_HELD', field: 'openingId' });
  if (opening.ends_at > now) reasons.push({ code: 'LATE_TOO_EARLY', field: 'openingId' });
  else if (now.getTime() - opening.ends_at.getTime() > limits.lateEntryDays * DAY)
    reasons.push({ code: 'LATE_TOO_LATE', field: 'openingId', params: { days: limits.lateEntryDays } });
  // Approved strictly above, or not at all: where nothing is above nobody could.
  if (!opening.parent_id) reasons.push({ code: 'LATE_NOBODY_ABOVE', field: 'openingId' });
  return reasons;
}
