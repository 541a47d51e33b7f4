import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse } from '../../../platform/refusal.ts';
import { anonymousUseCase } from '../../../platform/use-case.ts';
import { guardianWithdrew } from '../people.events.ts';
import { personParts } from '../shared/person-parts.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { ADULT } from '../volunteer/person-input.ts';
import { canMoveVolunteer, moveVolunteer } from '../volunteer/volunteer-moves.ts';
import { lockRequest } from './lock-request.ts';

/** The guardian takes her consent back: it ends at once, and so do the child's coming services (PIPL §15, SD §10). */
export const withdrawGuardian = anonymousUseCase({
  name: 'people.withdraw-guardian',
  label: '监护人撤回同意',
  input: z.object({ token: z.string().max(100, { message: 'GUARDIAN_LINK_INVALID' }) }),
  rate: { points: 30, seconds: 60 },
  async run(tx, { token }) {
    const row = await lockRequest(tx, token);
    if (row?.state !== 'GIVEN') return refuse('GUARDIAN_LINK_INVALID');
    if (ageOn(row.birth_date, dateIn(tx.now)) >= ADULT) return refuse('GUARDIAN_NOT_NEEDED');
    await tx.sql(sql`update guardian_consent set state = 'WITHDRAWN', withdrawn_at = ${tx.now}, link_hash = null, link_cipher = null
      where id = ${row.id}`);
    if (row.volunteer_state === 'ACTIVE' && canMoveVolunteer(row.volunteer_state, 'awaitGuardian'))
      await moveVolunteer(tx, { id: row.volunteer_id, state: row.volunteer_state }, 'awaitGuardian');
    for (const part of personParts()) await part.leave?.(tx, row.volunteer_id, '监护人撤回同意');
    tx.changed({ entity: 'GuardianConsent', id: row.id, kind: 'withdraw' });
    tx.about({ entityType: 'Volunteer', entityId: row.volunteer_id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(guardianWithdrew.of({ consentId: row.id }));
    return { id: row.id };
  },
});
