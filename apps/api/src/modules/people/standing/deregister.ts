import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { hasDuties } from '../shared/close-account.ts';
import { personParts } from '../shared/person-parts.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { canMoveVolunteer, moveVolunteer } from '../volunteer/volunteer-moves.ts';
import { lockStanding, type StandingRow } from './lock-standing.ts';
import { canChangeStanding } from './standing.policy.ts';

const Input = z.object({
  /** Absent: herself. */
  volunteerId: z.uuid({ message: 'NOT_FOUND' }).nullish(),
  reason: optionalText(limits.shortText),
});

/**
 * 注销: she is a volunteer no more; her hours and records stay hers and can still be read and proved. What was to come is
 * cancelled, her teams know. Erasing what tells who she is, is a request of its own (PIPL §47).
 */
export const deregister = useCase({
  name: 'people.deregister',
  label: '注销志愿者身份',
  input: Input,
  async run(tx, { volunteerId, reason }) {
    const own = !volunteerId || volunteerId === tx.actor.volunteerId;
    const row = await lockStanding(
      tx,
      own ? sql`v.account_id = ${tx.actor.accountId}` : sql`v.id = ${volunteerId} and ${volunteerReach(tx.actor)}`,
    );
    if (!row) return refuse(own ? 'NOT_A_VOLUNTEER' : 'NOT_FOUND');
    const no = own ? null : refuseIf(canChangeStanding(tx.actor, row, 'deregister'));
    if (no) return no;
    if (!own && !reason) return refuse('REQUIRED', { field: 'reason' });
    const reasons = await reasonsAgainst(tx, row);
    if (reasons.length > 0) return new Refusal(reasons);
    for (const part of personParts()) await part.leave?.(tx, row.id, '志愿者身份已注销');
    await leaveTeams(tx, row.id);
    await moveVolunteer(tx, row, 'deregister', { reason: reason || null });
    tx.about({ entityType: 'Volunteer', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    return { id: row.id };
  },
});

/** What must be settled first; what merely ends is told beforehand (leavingConsequences). */
export async function reasonsAgainst(tx: SignedInTx, row: StandingRow): Promise<Reason[]> {
  const reasons: Reason[] = [];
  if (!canMoveVolunteer(row.state, 'deregister')) reasons.push({ code: 'ALREADY_DEREGISTERED' });
  let serving = 0;
  for (const part of personParts()) serving += (await part.open?.(tx, row.id, tx.now))?.serving ?? 0;
  if (serving > 0) reasons.push({ code: 'SERVING_NOW' });
  if (await hasDuties(tx, row.account_id)) reasons.push({ code: 'HAS_DUTIES' });
  return reasons;
}

export async function leaveTeams(tx: SignedInTx, volunteerId: string): Promise<void> {
  const left = await tx.sql<{
    id: string;
    team_id: string;
  }>(sql`update membership set state = 'LEFT', decided_at = ${tx.now}, version = version + 1
    where volunteer_id = ${volunteerId} and state in ('REQUESTED', 'ACTIVE') returning id, team_id`);
  for (const { id, team_id } of left) {
    tx.changed({ entity: 'Membership', id, kind: 'update', after: { state: 'LEFT' } });
    tx.touch(`team:${team_id}`);
  }
}
