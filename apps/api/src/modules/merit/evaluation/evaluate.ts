import { EvaluatedBy, meritLimits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { canEvaluate, wordReasons } from '../shared/merit.policy.ts';
import { day, pastReasons } from '../shared/past-day.ts';
import { writeFirst } from '../shared/revisions.ts';
import { evaluationFields } from './evaluation-input.ts';
import { lockServed } from './served.ts';

const fields = {
  activityId: z.uuid({ message: 'NOT_FOUND' }),
  volunteerId: z.uuid({ message: 'NOT_FOUND' }),
  /** By the coordinator herself, or from a slip the person served gave her. */
  by: z.enum([EvaluatedBy.COORDINATOR, EvaluatedBy.RECIPIENT]),
  evaluatedOn: day,
  ...evaluationFields,
} as const;

/** How a volunteer served in an activity (令67 §10). A person served speaks through a slip; of sealed services nobody is asked. */
export const evaluate = useCase({
  name: 'merit.evaluate',
  label: '评价志愿者',
  input: anyFields,
  rate: { points: 300, seconds: 3600 },
  constraints: { evaluation_once: { code: 'EVALUATED_ALREADY' } },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.activityId || !values.volunteerId) return refuse('NOT_FOUND');
    const reach = within(tx.actor, 'merit.record', { path: 'u.path', unitId: 'a.unit_id', county: 'a.county_code' });
    const row = await lockServed(tx, values.activityId, values.volunteerId, reach);
    // Who was never there is not hers to see.
    if (!row?.recorded) return refuse('NOT_FOUND');
    if (!row.served) return refuse('EVALUATION_NOT_SERVED');
    const by = values.by ?? EvaluatedBy.COORDINATOR;
    const no = refuseIf(canEvaluate(tx.actor, { ...row, by }));
    if (no) return no;
    reasons.push(
      ...wordReasons(row.privacy, values.comment),
      ...pastReasons('evaluatedOn', values.evaluatedOn, tx.now),
      ...(by === 'RECIPIENT' ? await slipReasons(tx, values.activityId, row.volunteer_id) : []),
    );
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const { activityId, score, comment, evaluatedOn } = complete;
    const place = { volunteer_id: row.volunteer_id, unit_id: row.unit_id, county_code: row.county_code };
    const said = { activity_id: activityId, by, score, comment, evaluated_on: evaluatedOn };
    return writeFirst(tx, 'evaluation', place, said, { by, score, evaluatedOn });
  },
});

async function slipReasons(tx: SignedInTx, activityId: string, volunteerId: string): Promise<readonly Reason[]> {
  const [row] = await tx.sql<{ n: number }>(sql`select count(*)::int as n from evaluation
    where activity_id = ${activityId} and volunteer_id = ${volunteerId} and by = 'RECIPIENT' and replaced_at is null and not withdrawn`);
  return (row?.n ?? 0) < meritLimits.slips ? [] : [{ code: 'EVALUATION_SLIPS', params: { max: meritLimits.slips } }];
}
