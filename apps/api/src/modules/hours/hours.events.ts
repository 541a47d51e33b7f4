import { eventKind } from '../../platform/events.ts';

/** Minutes were proposed from check-in and check-out and wait for an approver. */
export const recordProposed = eventKind<{ recordId: string }>('hours.record-proposed');
/** 退回补充: the record went back with a reason. */
export const recordReturned = eventKind<{ recordId: string }>('hours.record-returned');
/** The minutes stand in the ledger. */
export const recordApproved = eventKind<{ recordId: string }>('hours.record-approved');
/** An approved record is said to be wrong; what is true waits for a different person. */
export const correctionProposed = eventKind<{ correctionId: string }>('hours.correction-proposed');
/** 更正: agreed, record and ledger say what is true; or turned down. */
export const correctionDecided = eventKind<{ correctionId: string; accepted: boolean }>('hours.correction-decided');
