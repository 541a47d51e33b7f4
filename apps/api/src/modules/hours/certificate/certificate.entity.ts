import type { CertificateFileState, CertificateState } from '@jinguo/schema';
import type { PayloadBasis } from '@jinguo/schema/certificate';
import { defineEntity, p } from '@mikro-orm/core';

const CertificateSchema = defineEntity({
  name: 'Certificate',
  tableName: 'certificate',
  properties: {
    id: p.uuid().primary(),
    requestId: p.uuid(),
    volunteerId: p.uuid(),
    unitId: p.uuid(),
    countyCode: p.character().length(6),
    number: p.text(),
    code: p.character().length(8),
    year: p.smallint(),
    sequence: p.integer(),
    revision: p.integer(),
    issuedAt: p.datetime().length(3),
    issuedBy: p.uuid(),
    issuer: p.text(),
    basis: p.text().$type<PayloadBasis>(),
    periodFrom: p.date(),
    periodTo: p.date(),
    minutes: p.integer(),
    services: p.integer(),
    payload: p.text().nullable(),
    signature: p.blob().nullable(),
    sheet: p.text().nullable(),
    keyId: p.character().length(16),
    supersedesId: p.uuid().nullable(),
    state: p.text().$type<CertificateState>(),
    stateAt: p.datetime().length(3),
    stateBy: p.uuid().nullable(),
    stateReason: p.text().nullable(),
    fileId: p.uuid().nullable(),
    fileState: p.text().$type<CertificateFileState>(),
    fileAttempts: p.smallint(),
    version: p.integer().version(),
  },
});

/** An issued 志愿服务记录证明. What it says was signed and never changes (trigger); only where it stands does. */
export class Certificate extends CertificateSchema.class {
  revoke(by: string, reason: string, now: Date): void {
    this.end('REVOKED', by, reason, now);
  }

  supersede(by: string, reason: string, now: Date): void {
    this.end('SUPERSEDED', by, reason, now);
  }

  /** The tries are counted anew. */
  reprint(): void {
    if (this.fileState !== 'FAILED') throw new Error(`A sheet is not printed again while ${this.fileState}.`);
    this.fileState = 'WAITING';
    this.fileAttempts = 0;
  }

  private end(state: 'REVOKED' | 'SUPERSEDED', by: string, reason: string, now: Date): void {
    if (this.state !== 'VALID') throw new Error(`A certificate cannot become ${state} while ${this.state}.`);
    this.state = state;
    this.stateAt = now;
    this.stateBy = by;
    this.stateReason = reason;
  }
}
CertificateSchema.setClass(Certificate);
