import type { OfflineScanState, Reason, ScanKind, SignUpState } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';

/** What a claim is measured against. */
export interface Claimed {
  readonly state: SignUpState;
  readonly checked_in_at: Date | null;
  readonly offline_in_at: Date | null;
  readonly offline_out_at: Date | null;
}

/** Why a scan made without a network cannot be claimed for this sign-up. */
export function offlineReasons(kind: ScanKind, at: Date, signUp: Claimed): readonly Reason[] {
  const { state, offline_in_at: inAt, offline_out_at: outAt } = signUp;
  if (state === 'COMPLETED') return [{ code: 'ALREADY_CHECKED_OUT' }];
  if (state === 'REQUESTED') return [{ code: 'NO_SIGN_UP_HERE' }];
  if (kind === 'IN') {
    if (state === 'ARRIVED') return [{ code: 'ALREADY_CHECKED_IN' }];
    return inAt ? [{ code: 'OFFLINE_SCAN_WAITING' }] : [];
  }
  if (outAt) return [{ code: 'OFFLINE_SCAN_WAITING' }];
  const came = state === 'ARRIVED' ? signUp.checked_in_at : inAt;
  return came && at >= came ? [] : [{ code: 'NOT_CHECKED_IN' }];
}

/** What decides over a claim. */
export interface OfflineFacts extends Record<string, unknown> {
  readonly kind: ScanKind;
  readonly state: OfflineScanState;
  readonly signUpState: SignUpState;
  readonly volunteerId: string;
  /** All accounts of the person: a second account of hers is not another person. */
  readonly accounts: readonly string[];
  readonly path: string;
}

/** A claim is decided by somebody who marks attendance there and is not she. */
export const canDecideOffline = (actor: Actor | null, scan: OfflineFacts): readonly Reason[] => [
  ...lacks(actor, 'attendance.mark', scan.path),
  ...(actor && (actor.volunteerId === scan.volunteerId || scan.accounts.includes(actor.accountId))
    ? ([{ code: 'OWN_ATTENDANCE' }] satisfies Reason[])
    : []),
  ...(scan.state === 'PENDING' ? [] : ([{ code: 'ALREADY_DECIDED' }] satisfies Reason[])),
];

/** Confirming moves the sign-up, so it must be able to move: out only after in. */
export function canConfirmOffline(actor: Actor | null, scan: OfflineFacts): readonly Reason[] {
  const reasons = canDecideOffline(actor, scan);
  if (reasons.length > 0) return reasons;
  const { kind, signUpState: state } = scan;
  if (state === 'COMPLETED') return [{ code: 'ALREADY_CHECKED_OUT' }];
  if (kind === 'OUT') return state === 'ARRIVED' ? [] : [{ code: 'NOT_CHECKED_IN' }];
  if (state === 'ARRIVED') return [{ code: 'ALREADY_CHECKED_IN' }];
  return state === 'SIGNED_UP' || state === 'NO_SHOW' ? [] : [{ code: 'NO_SIGN_UP_HERE' }];
}
