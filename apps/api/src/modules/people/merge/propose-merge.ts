import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { lockPeople } from '../identity/lock-people.ts';
import { commonUnit } from '../shared/common-unit.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { canMerge } from './merge.policy.ts';
import { writeMergeCase } from './merge-case.ts';

const Input = z.object({
  keptId: z.uuid({ message: 'NOT_FOUND' }),
  absorbedId: z.uuid({ message: 'NOT_FOUND' }),
  reason: text(limits.shortText),
});

/** Says that two registrations are one person; nothing changes before another person confirms it. */
export const proposeMerge = useCase({
  name: 'people.propose-merge',
  label: '提出合并重复登记',
  input: Input,
  constraints: { merge_case_once: { code: 'MERGE_ALREADY_PROPOSED' } },
  async run(tx, { keptId, absorbedId, reason }) {
    const seen = await tx.sql<{ id: string }>(sql`select v.id from volunteer v join unit u on u.id = v.unit_id
      where v.id = any(${[keptId, absorbedId]}::uuid[]) and ${volunteerReach(tx.actor, 'volunteer.merge')}`);
    if (seen.length < new Set([keptId, absorbedId]).size) return refuse('NOT_FOUND');
    const people = await lockPeople(tx, [keptId, absorbedId]);
    const kept = people.get(keptId);
    const absorbed = people.get(absorbedId);
    if (!kept || !absorbed) return refuse('NOT_FOUND');
    const no = refuseIf(canMerge(tx.actor, kept, absorbed));
    if (no) return no;
    const unit = await commonUnit(tx, kept.path, absorbed.path);
    const id = await writeMergeCase(tx, { kept, absorbed, unit, reason });
    tx.about({ entityType: 'MergeCase', entityId: id, unitId: unit.id, countyCode: unit.county_code });
    return { id };
  },
});
