import { limits, type Reason, type SignUpState, signUpStateWords } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { workingDays } from '../../../platform/calendar/working-days.ts';
import { localDate } from '../shared/local-time.ts';
import { canMove } from '../taking/sign-up.moves.ts';

/** Until when hours of an activity can be recorded: ten working days after its end (令67; rules §1.3). */
export const hoursOpenUntil = (endsAt: Date): string =>
  workingDays().after(localDate(endsAt), limits.recordWorkingDays);

/** What putting right looks at. */
export interface AbsenceFacts extends Record<string, unknown> {
  readonly state: SignUpState;
  readonly volunteerId: string;
  readonly path: string;
  readonly activityEndsAt: Date | string | null;
}

/** Whoever was marked as not having come, and did, is put right while hours are open; by a different person than herself. */
export function canPutRight(actor: Actor | null, row: AbsenceFacts, now: Date): readonly Reason[] {
  const reasons: Reason[] = [...lacks(actor, 'attendance.mark', row.path)];
  if (actor?.volunteerId && actor.volunteerId === row.volunteerId) reasons.push({ code: 'OWN_ATTENDANCE' });
  if (!canMove(row.state, 'putRight'))
    return [...reasons, { code: 'WRONG_STATE', params: { state: signUpStateWords[row.state].zh } }];
  if (row.activityEndsAt && localDate(now) > hoursOpenUntil(new Date(row.activityEndsAt)))
    reasons.push({ code: 'HOURS_OVER', params: { days: limits.recordWorkingDays } });
  return reasons;
}
