import { eventKind } from '../../platform/events.ts';

/** Minutes were proposed from check-in and check-out and wait for an approver. */
export const recordProposed = eventKind<{ recordId: string }>('hours.record-proposed');
/** 退回补充: the record went back with a reason. */
export const recordReturned = eventKind<{ recordId: string }>('hours.record-returned');
/** The minutes stand in the ledger. */
export const recordApproved = eventKind<{ recordId: string }>('hours.record-approved');
