import type { VolunteerState } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lacksForPerson, personPaths } from '../shared/person-places.ts';
import { stateReasons } from '../volunteer/lock-own-volunteer.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { paperFields, paperReasons, writeClaim } from './qualification-input.ts';

const fields = { volunteerId: z.uuid({ message: 'NOT_FOUND' }), ...paperFields } as const;

interface Row extends Record<string, unknown> {
  id: string;
  account_id: string | null;
  state: VolunteerState;
  unit_id: string;
  county_code: string;
  paths: string[];
}

/**
 * A paper of somebody without an account, written down by whoever may register her; another person verifies it. Who has an
 * account says herself what she is qualified for.
 */
export const enterQualification = useCase({
  name: 'people.enter-qualification',
  label: '代为登记专业资格',
  input: anyFields,
  rate: { points: 60, seconds: 3600 },
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    if (!values.volunteerId) return refuse('NOT_FOUND');
    const [row] =
      await tx.sql<Row>(sql`select v.id, v.account_id, v.state, v.unit_id, v.county_code, ${raw(personPaths)} as paths
      from volunteer v join unit u on u.id = v.unit_id where v.id = ${values.volunteerId} and v.erased_at is null and ${volunteerReach(tx.actor)}
      for update of v`);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(lacksForPerson(tx.actor, 'volunteer.register', row.paths));
    if (no) return no;
    if (row.account_id) reasons.push({ code: 'QUALIFICATION_BY_HERSELF' });
    reasons.push(...stateReasons(row.state), ...(await paperReasons(tx, values)));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    return writeClaim(tx, row, complete, tx.actor.accountId);
  },
});
