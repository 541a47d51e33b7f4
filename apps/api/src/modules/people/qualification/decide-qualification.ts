import { limits, type QualificationState } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { qualificationDecided } from '../people.events.ts';
import { herAccounts, samePersons } from '../shared/her-accounts.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { Qualification } from './qualification.entity.ts';
import { canReject, canVerify } from './qualification.policy.ts';

const Input = z.object({
  id: z.uuid({ message: 'NOT_FOUND' }),
  version: z.int(),
  accept: z.boolean(),
  reason: optionalText(limits.shortText),
});

interface Row extends Record<string, unknown> {
  volunteer_accounts: string[];
  entered_accounts: string[];
  state: QualificationState;
  proven: boolean;
  version: number;
  path: string;
  unit_id: string;
  county_code: string;
}

/** Staff have seen the paper, or it does not hold. */
export const decideQualification = useCase({
  name: 'people.decide-qualification',
  label: '核验专业资格',
  input: Input,
  async run(tx, { id, version, accept, reason }) {
    const [row] =
      await tx.sql<Row>(sql`select ${raw(herAccounts)} as volunteer_accounts, ${raw(samePersons('array[q.entered_by]'))} as entered_accounts, q.state, q.number_cipher is not null or q.file_id is not null as proven, q.version, u.path, v.unit_id, v.county_code
      from qualification q join volunteer v on v.id = q.volunteer_id join unit u on u.id = v.unit_id
      where q.id = ${id} and ${volunteerReach(tx.actor)} for update of q`);
    if (!row) return refuse('NOT_FOUND');
    const facts = {
      volunteerAccountIds: row.volunteer_accounts,
      enteredAccountIds: row.entered_accounts,
      unitPath: row.path,
      state: row.state,
      proven: row.proven,
    };
    const no = refuseIf(accept ? canVerify(tx.actor, facts) : canReject(tx.actor, facts));
    if (no) return no;
    if (row.version !== version) return refuse('STALE_VERSION');
    if (!accept && !reason) return refuse('REQUIRED', { field: 'reason' });
    const qualification = await tx.em.findOneOrFail(Qualification, id);
    qualification.decide(accept, accept ? null : reason, tx.actor.accountId, tx.now);
    tx.about({ entityType: 'Qualification', entityId: id, unitId: row.unit_id, countyCode: row.county_code });
    tx.publish(qualificationDecided.of({ qualificationId: id, accepted: accept }));
    return { id };
  },
});
