import type { QualificationState } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

/** A qualification moves only along this table: claimed, looked at, and a verification that proved wrong taken back. */
export const qualificationMoves = {
  verify: { from: ['CLAIMED'], to: 'VERIFIED' },
  reject: { from: ['CLAIMED'], to: 'REJECTED' },
  revoke: { from: ['VERIFIED'], to: 'REJECTED' },
} as const satisfies Record<string, { from: readonly QualificationState[]; to: QualificationState }>;

const QualificationSchema = defineEntity({
  name: 'Qualification',
  tableName: 'qualification',
  properties: {
    id: p.uuid().primary(),
    volunteerId: p.uuid(),
    kindCode: p.text(),
    issuer: p.text(),
    numberCipher: p.text().nullable(),
    validFrom: p.date().$type<string>().nullable(),
    validTo: p.date().$type<string>().nullable(),
    fileId: p.uuid().nullable(),
    state: p.text().$type<QualificationState>(),
    enteredBy: p.uuid().nullable(),
    rejectReason: p.text().nullable(),
    verifiedBy: p.uuid().nullable(),
    verifiedAt: p.datetime().length(3).nullable(),
    version: p.integer().version(),
    createdAt: p.datetime().length(3),
  },
});

/** A professional qualification a volunteer says she has, and whether somebody saw the paper. */
export class Qualification extends QualificationSchema.class {
  /** Seen and right, or not, with the reason she reads; a verified one can be taken back the same way. */
  decide(accept: boolean, reason: string | null, by: string, now: Date): void {
    const move = accept
      ? qualificationMoves.verify
      : this.state === 'VERIFIED'
        ? qualificationMoves.revoke
        : qualificationMoves.reject;
    if (!(move.from as readonly QualificationState[]).includes(this.state))
      throw new Error(`A qualification cannot be decided while ${this.state}.`);
    this.state = move.to;
    this.rejectReason = reason;
    this.verifiedBy = by;
    this.verifiedAt = now;
  }
}
QualificationSchema.setClass(Qualification);
