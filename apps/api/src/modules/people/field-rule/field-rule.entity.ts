import type { FieldRight, FieldSubject } from '@jinguo/schema';
import { defineEntity, p } from '@mikro-orm/core';

const FieldRuleSchema = defineEntity({
  name: 'FieldRule',
  tableName: 'field_rule',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    countyCode: p.character().length(6),
    subject: p.text().$type<FieldSubject>(),
    field: p.text().$type<FieldRight>(),
    reason: p.text(),
    setBy: p.uuid(),
    setAt: p.datetime().length(3),
    liftedBy: p.uuid().nullable(),
    liftedAt: p.datetime().length(3).nullable(),
    liftReason: p.text().nullable(),
  },
});

/** A field a role does not see at a place and beneath. Never changed, only lifted: who was kept from what stays readable. */
export class FieldRule extends FieldRuleSchema.class {
  lift(by: string, reason: string, now: Date): void {
    if (this.liftedAt) throw new Error('The rule was lifted before.');
    this.liftedAt = now;
    this.liftedBy = by;
    this.liftReason = reason;
  }
}
FieldRuleSchema.setClass(FieldRule);
