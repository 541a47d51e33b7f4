import type { CorrectionState } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

/** What may happen to a correction; decided is final, a further mistake is a further correction. */
const moves = {
  approve: { from: 'PROPOSED', to: 'APPROVED' },
  reject: { from: 'PROPOSED', to: 'REJECTED' },
} as const satisfies Record<string, { from: CorrectionState; to: CorrectionState }>;

const CorrectionSchema = defineEntity({
  name: 'Correction',
  tableName: 'correction',
  properties: {
    id: p.uuid().primary(),
    recordId: p.uuid(),
    volunteerId: p.uuid(),
    unitId: p.uuid(),
    countyCode: p.character().length(6),
    state: p.text().$type<CorrectionState>(),
    reason: p.text(),
    beforeStartedAt: p.datetime().length(3),
    beforeEndedAt: p.datetime().length(3),
    beforeMinutes: p.integer(),
    startedAt: p.datetime().length(3),
    endedAt: p.datetime().length(3),
    minutes: p.integer(),
    policyVersion: p.text(),
    proposedBy: p.uuid(),
    proposedAt: p.datetime().length(3),
    scannedBy: p.array<string>().columnType('uuid[]'),
    holderUnitId: p.uuid(),
    heldSince: p.datetime().length(3),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().length(3).nullable(),
    decisionNote: p.text().nullable(),
    version: p.integer().version(),
  },
});

/** 更正: what an approved record should say instead, and what it said before (令67: error or omission is verified and amended). */
export class Correction extends CorrectionSchema.class {
  /** A different person's yes or no, once. */
  decide(accept: boolean, by: string, note: string | null, now: Date): void {
    const move = accept ? moves.approve : moves.reject;
    if (this.state !== move.from) throw new Error(`A correction cannot be decided while ${this.state}.`);
    this.state = move.to;
    this.decidedBy = by;
    this.decidedAt = now;
    this.decisionNote = note;
  }
}
CorrectionSchema.setClass(Correction);
