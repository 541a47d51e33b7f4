import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { forgetEveryone } from '../session/sessions.ts';
import { bindsAccount } from './bound-accounts.ts';
import { FieldRule } from './field-rule.entity.ts';
import { canLift } from './field-rule.policy.ts';

const fields = { id: z.uuid({ message: 'NOT_FOUND' }), reason: text(limits.shortText) } as const;

interface Row extends Record<string, unknown> {
  path: string;
  lifted: boolean;
  binds_her: boolean;
}

/** Lifts a rule: what the code allows the role is seen again at the place, unless another rule still hides it. */
export const showField = useCase({
  name: 'people.show-field',
  label: '恢复显示字段',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    if (!values.id) return refuse('NOT_FOUND');
    const reach = within(tx.actor, 'account.read', { path: 'u.path', unitId: 'f.unit_id' });
    const [row] = await tx.sql<Row>(sql`select u.path, f.lifted_at is not null as lifted,
        ${bindsAccount('u.path', 'f.subject', tx.now, tx.actor.accountId)} as binds_her
      from field_rule f join unit u on u.id = f.unit_id where f.id = ${values.id} and ${reach} for update of f`);
    if (!row) return refuse('NOT_FOUND');
    reasons.push(...canLift(tx.actor, { path: row.path, bindsHer: row.binds_her, lifted: row.lifted }));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const rule = await tx.em.findOneOrFail(FieldRule, complete.id);
    rule.lift(tx.actor.accountId, complete.reason, tx.now);
    tx.about({ entityType: 'FieldRule', entityId: rule.id, unitId: rule.unitId, countyCode: rule.countyCode });
    forgetEveryone(tx);
    return { id: rule.id };
  },
});
