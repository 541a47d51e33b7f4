import { limits, type PrivacyClass } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { canEvaluate, wordReasons } from '../shared/merit.policy.ts';
import { endedReasons, lockVersion, writeNext } from '../shared/revisions.ts';
import { evaluationFields } from './evaluation-input.ts';

const fields = {
  id: z.uuid({ message: 'NOT_FOUND' }),
  reason: text(limits.shortText, 2),
  ...evaluationFields,
} as const;

/** What the desk said of a volunteer, said anew; a volunteer's word on an activity is hers alone. */
export const correctEvaluation = useCase({
  name: 'merit.correct-evaluation',
  label: '更正评价',
  input: anyFields,
  rate: { points: 120, seconds: 3600 },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.id) return refuse('NOT_FOUND');
    const reach = within(tx.actor, 'merit.record', { path: 'au.path', unitId: 'x.unit_id', county: 'x.county_code' });
    const before = await lockVersion(tx, 'evaluation', values.id, sql`x.by <> 'VOLUNTEER' and ${reach}`);
    if (!before) return refuse('NOT_FOUND');
    const [activity] = await tx.sql<{ privacy: PrivacyClass }>(
      sql`select privacy_class as privacy from activity where id = ${before.whole['activity_id']}`,
    );
    const privacy = activity?.privacy ?? 'P4';
    const no = refuseIf([...canEvaluate(tx.actor, { ...before, privacy, by: 'COORDINATOR' }), ...endedReasons(before)]);
    if (no) return no;
    reasons.push(...wordReasons(privacy, values.comment));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const { score, comment, reason } = complete;
    return writeNext(tx, 'evaluation', before, { score, comment, reason }, { score });
  },
});
