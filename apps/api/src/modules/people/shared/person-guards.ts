import type { FieldRight } from '@jinguo/schema';
import { own, within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Guard } from '../../../platform/projection/fields.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';

/** A field of a volunteer `v` with her unit `u`: seen through any place of hers, and always of oneself. */
const personGuard = (right: FieldRight): Guard => ({
  right,
  where: (actor) => sql`(${own('v.id', actor?.volunteerId)} or ${volunteerReach(actor, right)})`,
  own: true,
});
export const phoneGuard = personGuard('volunteer.phone');
export const idNumberGuard = personGuard('volunteer.id-number');
export const ageGuard = personGuard('volunteer.age');
export const residenceGuard = personGuard('volunteer.residence');
export const skillsGuard = personGuard('volunteer.skills');
export const guardianGuard = personGuard('volunteer.guardian');
export const stateReasonGuard = personGuard('volunteer.state-reason');
export const qualificationNumberGuard = personGuard('qualification.number');
export const qualificationPaperGuard = personGuard('qualification.paper');
export const registrationPaperGuard = personGuard('registration.paper');

/** A field of a row that lies at one place: by the columns its reach uses. */
export const placeGuard = (right: FieldRight, columns: Parameters<typeof within>[2]): Guard => ({
  right,
  where: (actor) => sql`(${within(actor, right, columns)})`,
});
