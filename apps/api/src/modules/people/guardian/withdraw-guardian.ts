import { z } from 'zod';
import { refuse } from '../../../platform/refusal.ts';
import { anonymousUseCase } from '../../../platform/use-case.ts';
import { guardianWithdrew } from '../people.events.ts';
import { ageOn, dateIn } from '../shared/today.ts';
import { ADULT } from '../volunteer/person-input.ts';
import { lockRequest } from './lock-request.ts';
import { takeBack } from './take-back.ts';

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
    await takeBack(tx, row.id, row);
    tx.about({ entityType: 'Volunteer', entityId: row.volunteer_id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(guardianWithdrew.of({ consentId: row.id }));
    return { id: row.id };
  },
});
