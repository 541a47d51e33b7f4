import {
  type ActivityState,
  isSealed,
  limits,
  type PrivacyClass,
  type Reason,
  type SignUpState,
  type VisitConfirmation,
} from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { hoursOpenUntil } from '../absence/absence.policy.ts';
import { windowReasons } from '../attendance/window.ts';
import { localDate } from '../shared/local-time.ts';

/** What the policies of a home visit look at. */
export interface VisitFacts {
  readonly homeVisit: boolean;
  readonly activityState: ActivityState;
  /** 结项: a result that stands is not added to. */
  readonly closed: boolean;
  readonly privacyClass: PrivacyClass;
  readonly activityEndsAt: Date | null;
  readonly state: SignUpState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cameAt: Date | null;
  readonly leftAt: Date | null;
  /** Stated after the shift, not said on the spot. */
  readonly cameStated: boolean;
  readonly leftStated: boolean;
  readonly confirmation: VisitConfirmation | null;
}

export type VisitAct = 'COME' | 'LEAVE' | 'STATE' | 'ASK' | 'SLIP';

/** Why she cannot say, ask or hand in this now; the state speaks before the clock. */
export function visitReasons(act: VisitAct, visit: VisitFacts, now: Date): readonly Reason[] {
  const state = openReasons(visit);
  if (state.length > 0) return state;
  const { cameAt, leftAt, leftStated } = visit;
  switch (act) {
    case 'COME':
      return cameAt ? [{ code: 'VISIT_ALREADY_CAME' }] : windowReasons(visit, now);
    case 'LEAVE':
      if (!cameAt) return [{ code: 'VISIT_NOT_COME' }];
      return leftAt ? [{ code: 'VISIT_ALREADY_LEFT' }] : windowReasons(visit, now);
    case 'STATE':
      // What was said on the spot, by the server's clock, is the better evidence and stays.
      if (leftAt && !leftStated) return [{ code: 'VISIT_ALREADY_LEFT' }];
      return now < visit.endsAt ? [{ code: 'VISIT_NOT_OVER' }] : lateReasons(visit, now);
    case 'ASK':
    case 'SLIP':
      if (act === 'SLIP' && isSealed(visit.privacyClass)) return [{ code: 'SLIP_SEALED' }];
      return confirmableReasons(visit, now);
  }
}

/** Whether it is a home visit of hers that nobody has settled yet, by confirming it or by marking her attendance. */
function openReasons({ homeVisit, activityState, closed, state, confirmation }: VisitFacts): readonly Reason[] {
  if (!homeVisit) return [{ code: 'NOT_A_HOME_VISIT' }];
  if (confirmation) return [{ code: 'VISIT_CONFIRMED' }];
  if (activityState !== 'PUBLISHED' && activityState !== 'CLOSED') return [{ code: 'ACTIVITY_OVER' }];
  if (state === 'NO_SHOW') return [{ code: 'MARKED_NO_SHOW' }];
  if (state === 'ARRIVED') return [{ code: 'ALREADY_CHECKED_IN' }];
  if (state === 'COMPLETED') return [{ code: 'ALREADY_CHECKED_OUT' }];
  if (state !== 'SIGNED_UP') return [{ code: 'NO_SIGN_UP_HERE' }];
  return closed ? [{ code: 'RESULT_CLOSED' }] : [];
}

/** Hours of an activity are recorded within ten working days of its end (令67); later the coordinator's word is needed. */
const lateReasons = ({ activityEndsAt, endsAt }: VisitFacts, now: Date): readonly Reason[] =>
  localDate(now) > hoursOpenUntil(activityEndsAt ?? endsAt)
    ? [{ code: 'HOURS_OVER', params: { days: limits.recordWorkingDays } }]
    : [];

const confirmableReasons = (visit: VisitFacts, now: Date): readonly Reason[] =>
  visit.leftAt ? lateReasons(visit, now) : [{ code: 'VISIT_NOT_LEFT' }];

const MINUTE = 60_000;

/** Times stated afterwards lie where a scan would have counted, the leaving after the coming, and not in the future. */
export function statedReasons(shift: VisitFacts, cameAt: Date, leftAt: Date, now: Date): readonly Reason[] {
  const opens = shift.startsAt.getTime() - limits.checkInEarlyMinutes * MINUTE;
  const closes = Math.min(shift.endsAt.getTime() + limits.checkInLateMinutes * MINUTE, now.getTime());
  const outside = (at: Date): boolean => at.getTime() < opens || at.getTime() > closes;
  const reasons: Reason[] = [];
  if (outside(cameAt)) reasons.push({ code: 'VISIT_TIME_OUTSIDE', field: 'cameAt' });
  if (outside(leftAt)) reasons.push({ code: 'VISIT_TIME_OUTSIDE', field: 'leftAt' });
  if (leftAt.getTime() - cameAt.getTime() < MINUTE) reasons.push({ code: 'END_BEFORE_START', field: 'leftAt' });
  return reasons;
}

/** A companion's own time at the same shift. */
export interface Presence {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** What confirming another's visit looks at beyond the visit itself. */
export interface CompanionFacts {
  readonly volunteerId: string;
  /** All accounts of whose visit it is: a second account of hers is not another person. */
  readonly accounts: readonly string[];
  /** Of whoever confirms; null where she is not signed up for the same shift. */
  readonly presence: Presence | null;
}

/** 同行人确认: by somebody else who was signed up for the same shift, and has said that she was there at that time. */
export function companionReasons(
  actor: Actor | null,
  visit: VisitFacts,
  { volunteerId, accounts, presence }: CompanionFacts,
  now: Date,
): readonly Reason[] {
  if (!actor?.volunteerId) return [{ code: 'NOT_A_VOLUNTEER' }];
  if (actor.volunteerId === volunteerId || accounts.includes(actor.accountId)) return [{ code: 'COMPANION_SELF' }];
  const open = openReasons(visit);
  if (open.length > 0) return open;
  const reasons = confirmableReasons(visit, now);
  if (reasons.length > 0) return reasons;
  return wasThere(visit, presence) ? [] : [{ code: 'COMPANION_NOT_THERE' }];
}

/** Whether the two were there at one time. */
export const wasThere = (
  { cameAt, leftAt }: Pick<VisitFacts, 'cameAt' | 'leftAt'>,
  presence: Presence | null,
): boolean =>
  presence?.from != null &&
  cameAt !== null &&
  leftAt !== null &&
  presence.from <= leftAt &&
  (presence.to === null || presence.to >= cameAt);
