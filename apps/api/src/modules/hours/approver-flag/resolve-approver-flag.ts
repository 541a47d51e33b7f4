import { ApproverFlagResolution, limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { type ApproverFlagFacts, canResolveApproverFlag } from './approver-flag.policy.ts';
import { approverFlagFacts } from './approver-flag.projection.ts';

const fields = {
  id: z.guid(),
  resolution: z.enum(ApproverFlagResolution),
  reason: text(limits.shortText, 2),
} as const;

interface Locked extends ApproverFlagFacts, Record<string, unknown> {
  readonly unitId: string;
  readonly countyCode: string;
}
const facts = raw(
  Object.entries(approverFlagFacts)
    .map(([name, column]) => `${column} as "${name}"`)
    .join(', '),
);

/** 核查审核过快: once, by somebody of the unit above, with what she found (counter-rule c). The hours themselves stay as they are. */
export const resolveApproverFlag = useCase({
  name: 'hours.resolve-approver-flag',
  label: '核查审核过快',
  input: anyFields,
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    const [flag] = values.id
      ? await tx.sql<Locked>(sql`select f.unit_id as "unitId", f.county_code as "countyCode", ${facts}
          from approver_flag f join unit u on u.id = f.unit_id where f.id = ${values.id}
          and ${within(tx.actor, 'hours.read', { path: 'u.path', unitId: 'f.unit_id', county: 'f.county_code' })} for update of f`)
      : [];
    if (!flag) return refuse('NOT_FOUND');
    reasons.push(...canResolveApproverFlag(tx.actor, flag));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const { id, resolution, reason } = complete;
    await tx.sql(sql`update approver_flag set resolution = ${resolution}, resolved_at = ${tx.now}, resolved_by = ${tx.actor.accountId},
      reason = ${reason} where id = ${id}`);
    tx.about({ entityType: 'ApproverFlag', entityId: id, unitId: flag.unitId, countyCode: flag.countyCode });
    tx.changed({ entity: 'ApproverFlag', ids: [id], kind: 'update', after: { resolution } });
    return { id };
  },
});
