import { limits, type Reason, type SignUpState } from '@jinguo/schema';

const MINUTE = 60_000;

/** When codes count: from a while before the shift until a while after its end. */
export function windowReasons(shift: { readonly startsAt: Date; readonly endsAt: Date }, now: Date): readonly Reason[] {
  if (now.getTime() < shift.startsAt.getTime() - limits.checkInEarlyMinutes * MINUTE)
    return [{ code: 'TOO_EARLY', params: { minutes: limits.checkInEarlyMinutes } }];
  return now.getTime() > shift.endsAt.getTime() + limits.checkInLateMinutes * MINUTE ? [{ code: 'TOO_LATE' }] : [];
}

/** What she scanned without a network and nobody has confirmed yet. */
export interface Waiting {
  readonly offlineInAt?: Date | string | null;
  readonly offlineOutAt?: Date | string | null;
}

/** Why she cannot check in (kind IN) or out now; the state speaks before the clock. */
export function checkReasons(
  kind: 'IN' | 'OUT',
  signUp: Waiting & { readonly state: SignUpState; readonly startsAt: Date; readonly endsAt: Date },
  now: Date,
): readonly Reason[] {
  const state = stateReasons(kind, signUp.state, signUp);
  return state.length > 0 ? state : windowReasons(signUp, now);
}

function stateReasons(
  kind: 'IN' | 'OUT',
  state: SignUpState,
  { offlineInAt, offlineOutAt }: Waiting,
): readonly Reason[] {
  if (state === 'NO_SHOW') return [{ code: 'MARKED_NO_SHOW' }];
  if (kind === 'IN') {
    if (state === 'SIGNED_UP') return offlineInAt ? [{ code: 'OFFLINE_SCAN_WAITING' }] : [];
    if (state === 'ARRIVED') return [{ code: 'ALREADY_CHECKED_IN' }];
    return [{ code: state === 'COMPLETED' ? 'ALREADY_CHECKED_OUT' : 'NO_SIGN_UP_HERE' }];
  }
  if (offlineOutAt) return [{ code: 'OFFLINE_SCAN_WAITING' }];
  if (state === 'ARRIVED' || (state === 'SIGNED_UP' && offlineInAt)) return [];
  if (state === 'COMPLETED') return [{ code: 'ALREADY_CHECKED_OUT' }];
  return [{ code: state === 'SIGNED_UP' ? 'NOT_CHECKED_IN' : 'NO_SIGN_UP_HERE' }];
}
