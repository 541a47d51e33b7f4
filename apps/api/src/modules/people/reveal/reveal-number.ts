import { limits, RevealField, RevealPurpose } from '@jinguo/schema';
import { z } from 'zod';
import { raw, sql } from '../../../platform/database/sql.ts';
import { type Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { optionalText } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { personPaths } from '../shared/person-places.ts';
import { volunteerReach } from '../volunteer/volunteer.reach.ts';
import { canReveal, grantUsed } from './reveal.policy.ts';
import { revealsPerHour, showNumber } from './show-number.ts';

const Input = z
  .object({
    volunteerId: z.uuid({ message: 'NOT_FOUND' }),
    field: z.enum(RevealField),
    purpose: z.enum(RevealPurpose),
    reason: optionalText(limits.shortText),
  })
  .refine(({ purpose, reason }) => purpose !== 'OTHER' || reason.length > 1, { message: 'REQUIRED', path: ['reason'] });

interface Row extends Record<string, unknown> {
  id: string;
  unit_id: string;
  county_code: string;
  paths: string[];
}

/** Shows a whole number once, on record: who, when, why; the person reads it in her own app (rules §6). */
export const revealNumber = useCase({
  name: 'people.reveal-number',
  label: '查看完整号码',
  input: Input,
  rate: { points: revealsPerHour, seconds: 3600 },
  async run(tx, { volunteerId, field, purpose, reason }): Promise<{ value: string } | Refusal> {
    const [row] = await tx.sql<Row>(sql`select v.id, v.unit_id, v.county_code, ${raw(personPaths)} as paths
      from volunteer v join unit u on u.id = v.unit_id where v.id = ${volunteerId} and v.erased_at is null and ${volunteerReach(tx.actor)}`);
    if (!row) return refuse('NOT_FOUND');
    const no = refuseIf(canReveal(tx.actor, row, field));
    if (no) return no;
    const grant = grantUsed(tx.actor, row, field);
    if (!grant) throw new Error('A number was revealed without a grant.');
    tx.about({ entityType: 'Volunteer', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    return showNumber(tx, { volunteerId: row.id, field, purpose, reason, grant });
  },
});
