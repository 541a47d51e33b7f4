import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';
import { accessGranted } from '../people.events.ts';
import { forgetAccount } from '../session/sessions.ts';
import { AccessGrant } from './grant.entity.ts';

interface Spec {
  readonly accountId: string;
  readonly unitId: string;
  readonly countyCode: string;
  readonly kind: 'ROLE' | 'ACTION';
  readonly name: string;
  readonly effect: 'ALLOW' | 'DENY';
  readonly validTo: Date | null;
  readonly reason: string | null;
}

/** Writes a grant once the policy agreed. The account is locked first: two identical grants never stand side by side. */
export async function newGrant(tx: SignedInTx, spec: Spec): Promise<string | Refusal> {
  await tx.sql(sql`select 1 from account where id = ${spec.accountId} for update`);
  const same =
    await tx.sql(sql`select 1 as one from access_grant where account_id = ${spec.accountId} and unit_id = ${spec.unitId} and kind = ${spec.kind}
    and name = ${spec.name} and effect = ${spec.effect} and revoked_at is null and (valid_to is null or valid_to > ${tx.now}::timestamptz) limit 1`);
  if (same.length > 0) return refuse('ALREADY_GRANTED');
  const grant = tx.em.create(AccessGrant, {
    id: newId(),
    ...spec,
    validFrom: tx.now,
    grantedBy: tx.actor.accountId,
    createdAt: tx.now,
  });
  await tx.em.flush();
  tx.about({ entityType: 'AccessGrant', entityId: grant.id, unitId: spec.unitId, countyCode: spec.countyCode });
  tx.publish(accessGranted.of({ grantId: grant.id, accountId: spec.accountId }));
  tx.touch(`team:${spec.unitId}`);
  forgetAccount(tx, spec.accountId);
  return grant.id;
}
