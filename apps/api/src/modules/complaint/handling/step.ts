import type { ComplaintFinding, ComplaintStep } from '@jinguo/schema';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import type { Tx } from '../../../platform/use-case.ts';

interface Step {
  readonly complaintId: string;
  readonly countyCode: string;
  readonly deskUnitId: string;
  readonly kind: ComplaintStep;
  /** Nobody: the complainant, or the clock. */
  readonly by?: string | null;
  readonly dueOn?: string | null;
  readonly finding?: ComplaintFinding | null;
  readonly words?: string | null;
  readonly measure?: string | null;
}

/** One more line of its history. */
export async function addStep(tx: Tx, step: Step): Promise<void> {
  await tx.sql(sql`insert into complaint_step (id, complaint_id, county_code, kind, at, by_account_id, desk_unit_id, due_on, finding, words, measure)
    values (${newId()}, ${step.complaintId}, ${step.countyCode}, ${step.kind}, ${tx.now}, ${step.by ?? null}, ${step.deskUnitId},
      ${step.dueOn ?? null}::date, ${step.finding ?? null}, ${step.words || null}, ${step.measure || null})`);
}
