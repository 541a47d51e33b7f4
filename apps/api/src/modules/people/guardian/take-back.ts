import { sql } from '../../../platform/database/sql.ts';
import type { Tx } from '../../../platform/use-case.ts';
import { personParts } from '../shared/person-parts.ts';
import { canMoveVolunteer, moveVolunteer } from '../volunteer/volunteer-moves.ts';
import type { GuardianRow } from './lock-request.ts';

/**
 * A guardian's yes ends, by her taking it back or by a no to the next version of the notice, the one as easily as the other
 * (PIPL §15): the child waits again, and its coming services end (SD §10).
 */
export async function takeBack(tx: Tx, consentId: string, row: GuardianRow): Promise<void> {
  await tx.sql(sql`update guardian_consent set state = 'WITHDRAWN', withdrawn_at = ${tx.now}, link_hash = null, link_cipher = null
    where id = ${consentId}`);
  if (row.volunteer_state === 'ACTIVE' && canMoveVolunteer(row.volunteer_state, 'awaitGuardian'))
    await moveVolunteer(tx, { id: row.volunteer_id, state: row.volunteer_state }, 'awaitGuardian');
  for (const part of personParts()) await part.leave?.(tx, row.volunteer_id, '监护人撤回同意');
  tx.changed({ entity: 'GuardianConsent', id: consentId, kind: 'withdraw' });
}
