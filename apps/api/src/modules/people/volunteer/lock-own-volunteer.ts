import type { Reason, VolunteerState } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse } from '../../../platform/refusal.ts';
import type { SignedInTx } from '../../../platform/use-case.ts';

export interface OwnVolunteer extends Record<string, unknown> {
  readonly id: string;
  readonly state: VolunteerState;
  readonly unit_id: string;
  readonly county_code: string;
}

/** The volunteer who is asking, locked; a refusal when she is none. */
export async function lockOwnVolunteer(tx: SignedInTx): Promise<OwnVolunteer | Refusal> {
  const [row] = await tx.sql<OwnVolunteer>(
    sql`select id, state, unit_id, county_code from volunteer where account_id = ${tx.actor.accountId} for update`,
  );
  return row ?? refuse('NOT_A_VOLUNTEER');
}

/** Why somebody in this state may not take part yet or any more. */
export function stateReasons(state: VolunteerState): readonly Reason[] {
  if (state === 'ACTIVE') return [];
  if (state === 'PENDING_SELF') return [{ code: 'PENDING_SELF_CONFIRMATION' }];
  if (state === 'PENDING_GUARDIAN') return [{ code: 'GUARDIAN_PENDING' }];
  return [{ code: state === 'SUSPENDED' ? 'VOLUNTEER_SUSPENDED' : 'NOT_A_VOLUNTEER' }];
}
