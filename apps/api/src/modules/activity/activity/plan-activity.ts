import { sql } from '../../../platform/database/sql.ts';
import { isRefusal, refuse, refuseIf } from '../../../platform/refusal.ts';
import { type SignedInTx, useCase } from '../../../platform/use-case.ts';
import { PlanActivity } from './activity.input.ts';
import { qualificationReasons } from './activity.policy.ts';
import { lockActivity } from './lock-activity.ts';
import { planReasons } from './plan.policy.ts';
import { publishFactsOf } from './publish-facts.ts';
import { writePlan } from './write-plan.ts';

/** Posts, shifts and openings as one whole. Over what people signed up for, the plan may only grow. */
export const planActivity = useCase({
  name: 'activity.plan-activity',
  label: '安排岗位与时段',
  input: PlanActivity,
  async run(tx, input) {
    const row = await lockActivity(tx, input.activityId, input.version);
    if (isRefusal(row)) return row;
    if (row.state !== 'DRAFT' && row.state !== 'PUBLISHED') return refuse('ACTIVITY_NOT_DRAFT');
    const wrong = refuseIf(planReasons(input, await qualificationCodes(tx)));
    if (wrong) return wrong;
    const held = refuseIf(await writePlan(tx, row, input));
    if (held) return held;
    // Published, the gates keep standing.
    const gates = row.state === 'PUBLISHED' ? refuseIf(qualificationReasons(await publishFactsOf(tx, row.id))) : null;
    if (gates) return gates;
    tx.about({ entityType: 'Activity', entityId: row.id, unitId: row.unit_id, countyCode: row.county_code });
    tx.touch(`activity:${row.id}`);
    return { id: row.id };
  },
});

async function qualificationCodes(tx: SignedInTx): Promise<ReadonlySet<string>> {
  const rows = await tx.sql<{ code: string } & Record<string, unknown>>(sql`select code from qualification_kind`);
  return new Set(rows.map((row) => row.code));
}
