import {
  type FlagCode,
  flagCodeWords,
  type Reason,
  type RecordSource,
  type RecordState,
  recordStateWords,
} from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { lacks } from '../../../platform/access/grants.ts';
import { standsAbove } from './apart.ts';
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
  readonly source: RecordSource;
  /** Of a late one all accounts of whoever had a hand in the activity; nobody's otherwise. */
  readonly activityHands: readonly string[];
  /** Whether whoever asks is recorded in the activity herself. */
  readonly recordedHere: boolean;
  /** What looks wrong and nobody has looked into yet. */
  readonly openFlags: readonly FlagCode[];
  /** Whether somebody objects to it and awaits an answer: nothing is decided about it meanwhile. */
  readonly objectionOpen: boolean;
}
/** Who decides apart from those who had a hand in it. */
export type ApartFacts = Pick<
  RecordFacts,
  'volunteerAccountIds' | 'proposedBy' | 'scannedBy' | 'unitPath' | 'source' | 'activityHands' | 'recordedHere'
>;

export const wrongState = (move: RecordMove, state: RecordState): Reason[] =>
  mayMove(move, state) ? [] : [{ code: 'WRONG_STATE', params: { state: recordStateWords[state].zh } }];

export const notFrozen = ({ objectionOpen }: Pick<RecordFacts, 'objectionOpen'>): Reason[] =>
  objectionOpen ? [{ code: 'OBJECTION_OPEN' }] : [];

/**
 * A different person decides: never the volunteer, the proposer, or whoever did a scan for her, by whichever account, nor
 * anybody who is recorded in the same activity (counter-rule a). 补录 is for the parent organisation, and for somebody there who
 * had no hand in the activity at all (counter-rule b).
 */
export function differentPerson(actor: Actor | null, record: ApartFacts): Reason[] {
  const me = actor?.accountId;
  if (!me) return [];
  const reasons: Reason[] = [];
  if (record.volunteerAccountIds.includes(me)) reasons.push({ code: 'APPROVER_IS_VOLUNTEER' });
  else if (record.proposedBy.includes(me)) reasons.push({ code: 'APPROVER_IS_PROPOSER' });
  else if (record.recordedHere) reasons.push({ code: 'RECORDED_IN_ACTIVITY' });
  if (record.scannedBy.includes(me)) reasons.push({ code: 'APPROVER_SCANNED' });
  if (record.source !== 'LATE') return reasons;
  if (!standsAbove(actor, record.unitPath)) reasons.push({ code: 'LATE_NEEDS_ABOVE' });
  const known = record.proposedBy.includes(me) || record.scannedBy.includes(me);
  if (!known && record.activityHands.includes(me)) reasons.push({ code: 'LATE_HAD_A_HAND' });
  return reasons;
}

/** Every reason why she may not approve it; empty when she may. */
export const canApprove = (actor: Actor | null, record: RecordFacts): readonly Reason[] => [
  ...lacks(actor, 'hours.approve', record.unitPath),
  ...wrongState('approve', record.state),
  ...differentPerson(actor, record),
  ...(record.minutes < 1 ? [{ code: 'NO_MINUTES' } as const] : []),
  ...notFrozen(record),
  ...(record.idDisputed ? [{ code: 'IDENTITY_IN_DISPUTE' } as const] : []),
  ...(record.state === 'PROPOSED' ? flagReasons(record.openFlags) : []),
];

/** Nothing that looks wrong becomes hours unseen (counter-rule c). */
const flagReasons = (flags: readonly FlagCode[]): Reason[] =>
  flags.length === 0
    ? []
    : [{ code: 'FLAG_OPEN', params: { flags: flags.map((code) => flagCodeWords[code].zh).join('、') } }];

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
