import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lacksForPerson, personPaths } from '../shared/person-places.ts';
import { issueConfirmation } from './confirmation-code.ts';
import type { RegisteredFor } from './register-for.ts';
import { volunteerReach } from './volunteer.reach.ts';

interface Row extends Record<string, unknown> {
  readonly state: string;
  readonly unit_id: string;
  readonly county_code: string;
  readonly paths: string[];
}

/**
 * A slip was lost, or seven days have passed: whoever might register her makes a new code, and the one before ends. Only
 * digests are kept, so nothing is ever shown a second time.
 */
export const reissueCode = useCase({
  name: 'people.reissue-code',
  label: '重新生成确认码',
  input: z.object({ volunteerId: z.uuid({ message: 'NOT_FOUND' }) }),
  rate: { points: 30, seconds: 3600 },
  async run(tx, { volunteerId }) {
    const [row] = await tx.sql<Row>(sql`select v.state, v.unit_id, v.county_code, ${raw(personPaths)} as paths
      from volunteer v join unit u on u.id = v.unit_id where v.id = ${volunteerId} and v.erased_at is null and ${volunteerReach(tx.actor)}
      for update of v`);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(lacksForPerson(tx.actor, 'volunteer.register', row.paths));
    if (no) return no;
    if (row.state !== 'PENDING_SELF') return refuse('NO_CODE_NEEDED');
    const { code, validUntil } = await issueConfirmation(tx, volunteerId);
    tx.changed({ entity: 'Volunteer', id: volunteerId, kind: 'update', after: { confirmationCode: 'renewed' } });
    tx.about({ entityType: 'Volunteer', entityId: volunteerId, unitId: row.unit_id, countyCode: row.county_code });
    return { volunteerId, confirmationCode: code, validUntil } satisfies RegisteredFor;
  },
});
