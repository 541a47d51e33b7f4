import { type Reason, type RecordState, recordStateWords } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { mayMove, type RecordMove } from './record-moves.ts';

/** What the policies look at. */
export interface RecordFacts {
  readonly state: RecordState;
  readonly unitPath: string;
  readonly minutes: number;
  /** All accounts of the person who served. */
  readonly volunteerAccountIds: readonly string[];
  /** All accounts of whoever proposed it. */
  readonly proposedBy: readonly string[];
  /** All accounts of whoever did a scan for her. */
  readonly scannedBy: readonly string[];
  /** Whether her ID number is somebody else's too: one woman's time is not to be counted twice under two names. */
  readonly idDisputed: boolean;
}

export const wrongState = (move: RecordMove, state: RecordState): Reason[] =>
  mayMove(move, state) ? [] : [{ code: 'WRONG_STATE', params: { state: recordStateWords[state].zh } }];

/** A different person decides: never the volunteer, the proposer, or whoever did a scan for her, by whichever account (counter-rule a). */
export function differentPerson(
  actor: Actor | null,
  record: Pick<RecordFacts, 'volunteerAccountIds' | 'proposedBy' | 'scannedBy'>,
): Reason[] {
  const me = actor?.accountId;
  if (!me) return [];
  const reasons: Reason[] = [];
  if (record.volunteerAccountIds.includes(me)) reasons.push({ code: 'APPROVER_IS_VOLUNTEER' });
  else if (record.proposedBy.includes(me)) reasons.push({ code: 'APPROVER_IS_PROPOSER' });
  if (record.scannedBy.includes(me)) reasons.push({ code: 'APPROVER_SCANNED' });
  return reasons;
}

/** Every reason why she may not approve it; empty when she may. */
export const canApprove = (actor: Actor | null, record: RecordFacts): readonly Reason[] => [
  ...lacks(actor, 'hours.approve', record.unitPath),
  ...wrongState('approve', record.state),
  ...differentPerson(actor, record),
  ...(record.minutes < 1 ? [{ code: 'NO_MINUTES' } as const] : []),
  ...(record.idDisputed ? [{ code: 'IDENTITY_IN_DISPUTE' } as const] : []),
];

/** 退回补充 is the approver's other answer, so the same persons may give it. */
export const canReturn = (actor: Actor | null, record: RecordFacts): readonly Reason[] => [
  ...lacks(actor, 'hours.approve', record.unitPath),
  ...wrongState('return', record.state),
  ...differentPerson(actor, record),
];

/** Completing a returned record states a time for her: nobody does that for herself. */
export const canResubmit = (actor: Actor | null, record: RecordFacts): readonly Reason[] => [
  ...lacks(actor, 'attendance.mark', record.unitPath),
  ...wrongState('resubmit', record.state),
  ...(actor && record.volunteerAccountIds.includes(actor.accountId) ? [{ code: 'OWN_ATTENDANCE' } as const] : []),
];
