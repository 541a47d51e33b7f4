import { FieldRight, FieldSubject, limits } from '@jinguo/schema';
import { z } from 'zod';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { forgetEveryone } from '../session/sessions.ts';
import { FieldRule } from './field-rule.entity.ts';
import { canHide } from './field-rule.policy.ts';

const fields = {
  unitId: z.uuid({ message: 'NOT_FOUND' }),
  subject: z.enum(FieldSubject),
  field: z.enum(FieldRight, { message: 'INVALID_INPUT' }),
  reason: text(limits.shortText),
} as const;

interface Place extends Record<string, unknown> {
  id: string;
  path: string;
  county_code: string;
}

/** A role no longer sees a field of people at a place and beneath. In force with the commit, in every process. */
export const hideField = useCase({
  name: 'people.hide-field',
  label: '隐藏字段',
  input: anyFields,
  constraints: { field_rule_once: { code: 'FIELD_ALREADY_HIDDEN', field: 'field' } },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const reach = within(tx.actor, 'unit.read', { path: 'u.path', unitId: 'u.id', county: 'u.county_code' });
    const [unit] = await tx.sql<Place>(
      sql`select u.id, u.path, u.county_code from unit u where u.id = ${values.unitId ?? null}::uuid and ${reach} for key share`,
    );
    if (values.unitId && !unit) return refuse('NOT_FOUND', { field: 'unitId' });
    const { subject, field } = values;
    if (unit && subject && field) {
      const same =
        await tx.sql(sql`select 1 as one from field_rule where subject = ${subject} and unit_id = ${unit.id} and field = ${field}
        and lifted_at is null`);
      reasons.push(...canHide(tx.actor, { subject, field, path: unit.path, hidden: same.length > 0 }));
    }
    if (!complete || !unit || reasons.length > 0) return new Refusal(reasons);
    const rule = tx.em.create(FieldRule, {
      id: newId(),
      ...complete,
      countyCode: unit.county_code,
      setBy: tx.actor.accountId,
      setAt: tx.now,
    });
    await tx.em.flush();
    tx.about({ entityType: 'FieldRule', entityId: rule.id, unitId: unit.id, countyCode: unit.county_code });
    forgetEveryone(tx);
    return { id: rule.id };
  },
});
