import { defineEntity, p } from '@mikro-orm/core';

const AccessGrantSchema = defineEntity({
  name: 'AccessGrant',
  tableName: 'access_grant',
  properties: {
    id: p.uuid().primary(),
    accountId: p.uuid(),
    unitId: p.uuid(),
    countyCode: p.character().length(6),
    kind: p.text().$type<'ROLE' | 'ACTION'>(),
    name: p.text(),
    effect: p.text().$type<'ALLOW' | 'DENY'>(),
    validFrom: p.datetime().length(3),
    validTo: p.datetime().length(3).nullable(),
    grantedBy: p.uuid().nullable(),
    reason: p.text().nullable(),
    revokedAt: p.datetime().length(3).nullable(),
    revokedBy: p.uuid().nullable(),
    revokeReason: p.text().nullable(),
    createdAt: p.datetime().length(3),
  },
});

/** Action or role × place × term. Never changed, only revoked: who could do what when stays readable. */
export class AccessGrant extends AccessGrantSchema.class {
  revoke(by: string, now: Date, reason: string): void {
    if (this.revokedAt) throw new Error('The grant was revoked before.');
    this.revokedAt = now;
    this.revokedBy = by;
    this.revokeReason = reason;
  }
}
AccessGrantSchema.setClass(AccessGrant);
