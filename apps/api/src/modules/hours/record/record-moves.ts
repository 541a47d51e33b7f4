import type { RecordState } from '@jinguo/schema';

/** What may happen to a record, and where it leads; anything not written here is refused. Approved is final but for a correction that a different person agreed to. */
export const recordMoves = {
  approve: { from: ['PROPOSED'], to: 'APPROVED' },
  return: { from: ['PROPOSED'], to: 'RETURNED' },
  resubmit: { from: ['RETURNED'], to: 'PROPOSED' },
  correct: { from: ['APPROVED'], to: 'APPROVED' },
} as const satisfies Record<string, { from: readonly RecordState[]; to: RecordState }>;

export type RecordMove = keyof typeof recordMoves;

export const mayMove = (move: RecordMove, state: RecordState): boolean =>
  (recordMoves[move].from as readonly RecordState[]).includes(state);
