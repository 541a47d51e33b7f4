import { eventKind } from '../../platform/events.ts';

/** Something is to be done about it, by those at its desk. */
export const complaintWaits = eventKind<{ complaintId: string; why: 'NEW' | 'REVIEW' | 'MOVED' | 'DUE' | 'URGED' }>(
  'complaint.waits',
);
/** It came a step further; who complained, or entered it for somebody, wants to know. */
export const complaintMoved = eventKind<{ complaintId: string }>('complaint.moved');
