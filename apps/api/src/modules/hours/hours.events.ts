import { eventKind } from '../../platform/events.ts';

/** Minutes were proposed from check-in and check-out and wait for an approver. */
export const recordProposed = eventKind<{ recordId: string }>('hours.record-proposed');
/** 退回补充: the record went back with a reason. */
export const recordReturned = eventKind<{ recordId: string }>('hours.record-returned');
/** The minutes stand in the ledger. */
export const recordApproved = eventKind<{ recordId: string }>('hours.record-approved');
/** 催一下: she asks whoever holds her record. */
export const recordUrged = eventKind<{ recordId: string }>('hours.record-urged');
/** Records that wait with this unit are about to be late. */
export const deadlineNear = eventKind<{ unitId: string; dueOn: string; count: number }>('hours.deadline-near');
/** Somebody approved everything of a day in seconds. */
export const approverFlagged = eventKind<{ flagId: string }>('hours.approver-flagged');
/** An approved record is said to be wrong; what is true waits for a different person. */
export const correctionProposed = eventKind<{ correctionId: string }>('hours.correction-proposed');
/** 更正: agreed, record and ledger say what is true; or turned down. */
export const correctionDecided = eventKind<{ correctionId: string; accepted: boolean }>('hours.correction-decided');
/** A volunteer asks for a 志愿服务记录证明. */
export const certificateRequested = eventKind<{ requestId: string }>('hours.certificate-requested');
/** It was issued (or issued anew), or went back with a reason. */
export const certificateDecided = eventKind<{ requestId: string; certificateId: string | null }>(
  'hours.certificate-decided',
);
/** 撤销: what it says no longer stands. */
export const certificateRevoked = eventKind<{ certificateId: string }>('hours.certificate-revoked');
