import type { FieldSubject } from '@jinguo/schema';
import type { Actor } from '../../../platform/access/actor.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { canLift } from './field-rule.policy.ts';

interface Facts extends Record<string, unknown> {
  subject: FieldSubject;
  path: string;
  liftedAt: string | null;
}

/** By her own session; the use case looks at her other accounts, too. */
const bindsHer = (actor: Actor | null, { subject, path }: Facts): boolean =>
  actor?.grants.some(
    (grant) => grant.effect === 'ALLOW' && (grant.role ?? 'ACTION') === subject && grant.path.startsWith(path),
  ) ?? false;

/** Rules `f` of a unit `fu` that count at a place `here`: those of the place itself and those of units above. */
export const fieldRuleProjection = projection({
  name: 'field-rule',
  from: 'field_rule f join unit fu on fu.id = f.unit_id join unit here on here.path ^@ fu.path join account sa on sa.id = f.set_by',
  joins: { lifter: 'left join account la on la.id = f.lifted_by' },
  fields: {
    id: column('f.id'),
    unit: object(unitBriefFields('fu')),
    inherited: column('(fu.id <> here.id)'),
    subject: column('f.subject'),
    field: column('f.field'),
    reason: column('f.reason'),
    setByName: column('sa.display_name'),
    setAt: column('f.set_at'),
    liftedByName: column('la.display_name', 'lifter'),
    liftedAt: column('f.lifted_at'),
    liftReason: column('f.lift_reason'),
    canLift: derived<Facts>({ subject: 'f.subject', path: 'fu.path', liftedAt: 'f.lifted_at' }, (row, { actor }) =>
      verdict(canLift(actor, { path: row.path, bindsHer: bindsHer(actor, row), lifted: row.liftedAt !== null })),
    ),
  },
});
