import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { allOpenItems } from '../../../platform/open-items.ts';
import { type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { AccessGrant } from '../grant/grant.entity.ts';
import { newGrant } from '../grant/new-grant.ts';
import { accessRevoked } from '../people.events.ts';
import { endSessions } from '../session/sessions.ts';
import { type GrantToMove, planHandover, whoToWhom } from './plan-handover.ts';

const Input = z.object({ ...whoToWhom, reason: text(limits.shortText) });

export interface HandedOver {
  readonly accountId: string;
  readonly grants: number;
}

/**
 * 换届交接: in one act all duties of one account go to another, with what waits on them, and the former's access ends at
 * once. Both accounts are locked in one order, so that two handovers follow each other.
 */
export const handOver = useCase({
  name: 'people.hand-over',
  label: '换届交接',
  input: Input,
  rate: { points: 30, seconds: 3600, shared: true },
  async run(tx, input): Promise<HandedOver | Refusal> {
    const index = tx.services.cipher.index('phone', input.phone);
    await tx.sql(
      sql`select id from account where id = ${input.fromAccountId} or phone_index = ${index} order by id for update`,
    );
    const plan = await planHandover(tx, tx.actor, input);
    if (!plan) return refuse('NOT_FOUND', { field: 'fromAccountId' });
    const no = refuseIf(plan.reasons);
    if (no) return no;
    if (!plan.handover) return refuse('SUCCESSOR_NO_ACCOUNT', { field: 'phone' });
    for (const grant of plan.grants) await move(tx, grant, plan.handover.from, plan.handover.to, input.reason);
    for (const kind of allOpenItems()) await kind.move?.(tx, plan.handover);
    await endSessions(tx, plan.handover.from, 'HANDED_OVER');
    const [first] = plan.grants;
    tx.changed({
      entity: 'Account',
      id: plan.handover.from,
      kind: 'hand-over',
      after: {
        to: plan.handover.to,
        reason: input.reason,
        items: plan.items.map(({ name, count }) => ({ name, count })),
      },
    });
    tx.about({
      entityType: 'Account',
      entityId: plan.handover.from,
      unitId: first?.unit_id ?? null,
      countyCode: first?.county_code ?? null,
    });
    return { accountId: plan.handover.to, grants: plan.grants.length };
  },
});

/** Ended here, begun there, with the same term. What she holds already for as long is not given twice. */
async function move(tx: SignedInTx, row: GrantToMove, from: string, to: string, reason: string): Promise<void> {
  const grant = await tx.em.findOneOrFail(AccessGrant, row.id);
  grant.revoke(tx.actor.accountId, tx.now, reason);
  await tx.em.flush();
  tx.publish(accessRevoked.of({ grantId: row.id, accountId: from }));
  tx.touch(`team:${row.unit_id}`);
  await endShorter(tx, row, to, reason);
  await newGrant(tx, {
    accountId: to,
    unitId: row.unit_id,
    countyCode: row.county_code,
    kind: row.kind,
    name: row.name,
    effect: row.effect,
    validTo: row.valid_to === null ? null : new Date(row.valid_to),
    reason,
  });
}

/** She holds the same for a shorter term: that one ends and the longer follows it, as whenever a term is extended. */
async function endShorter(tx: SignedInTx, row: GrantToMove, accountId: string, reason: string): Promise<void> {
  const shorter = await tx.sql<{ id: string }>(sql`select id from access_grant where account_id = ${accountId}
    and unit_id = ${row.unit_id} and kind = ${row.kind} and name = ${row.name} and effect = ${row.effect} and revoked_at is null
    and valid_to > ${tx.now}::timestamptz and valid_to < coalesce(${row.valid_to}::timestamptz, 'infinity')`);
  for (const { id } of shorter) (await tx.em.findOneOrFail(AccessGrant, id)).revoke(tx.actor.accountId, tx.now, reason);
  await tx.em.flush();
}
