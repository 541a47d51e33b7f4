import type { CertificateRequestState, NameShown } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

/** Every move begins where it waits: what was decided is asked for anew. */
const moves = { issue: 'ISSUED', return: 'RETURNED', withdraw: 'WITHDRAWN' } as const satisfies Record<
  string,
  CertificateRequestState
>;

const RequestSchema = defineEntity({
  name: 'CertificateRequest',
  tableName: 'certificate_request',
  properties: {
    id: p.uuid().primary(),
    volunteerId: p.uuid(),
    unitId: p.uuid(),
    countyCode: p.character().length(6),
    state: p.text().$type<CertificateRequestState>(),
    periodFrom: p.date(),
    periodTo: p.date(),
    nameShown: p.text().$type<NameShown>(),
    showsIdNumber: p.boolean(),
    showsNumber: p.boolean(),
    wantsSeal: p.boolean(),
    requestedAt: p.datetime().length(3),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().length(3).nullable(),
    returnReason: p.text().nullable(),
    version: p.integer().version(),
  },
});

/** A volunteer asks a unit for a 志愿服务记录证明 of a period, and says what it shows of her (令67 §11). */
export class CertificateRequest extends RequestSchema.class {
  issue(by: string, now: Date): void {
    this.decide('issue', by, now);
  }

  sendBack(by: string, reason: string, now: Date): void {
    this.decide('return', by, now);
    this.returnReason = reason;
  }

  withdraw(): void {
    this.move('withdraw');
  }

  private decide(move: 'issue' | 'return', by: string, now: Date): void {
    this.move(move);
    this.decidedBy = by;
    this.decidedAt = now;
  }

  private move(move: keyof typeof moves): void {
    if (this.state !== 'REQUESTED') throw new Error(`A request cannot ${move} while ${this.state}.`);
    this.state = moves[move];
  }
}
RequestSchema.setClass(CertificateRequest);
