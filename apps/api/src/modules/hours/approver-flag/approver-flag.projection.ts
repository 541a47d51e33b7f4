import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { samePersons } from '../../people/index.ts';
import { type ApproverFlagFacts, canResolveApproverFlag } from './approver-flag.policy.ts';

/** What the policy looks at, of a flag `f` and its unit `u`. */
export const approverFlagFacts = {
  resolution: 'f.resolution',
  unitPath: 'u.path',
  unitIsTop: 'u.parent_id is null',
  approverAccounts: samePersons('array[f.account_id]'),
} as const;

export const approverFlagProjection = projection({
  name: 'approver-flag',
  from: 'approver_flag f join unit u on u.id = f.unit_id',
  fields: {
    id: column('f.id'),
    approverName: column('(select a.display_name from account a where a.id = f.account_id)'),
    day: column('f.day'),
    records: column('f.records'),
    seconds: column('f.seconds::float8'),
    unit: object(unitBriefFields('u')),
    raisedAt: column('f.raised_at'),
    resolution: column('f.resolution'),
    resolvedAt: column('f.resolved_at'),
    resolvedByName: column('(select b.display_name from account b where b.id = f.resolved_by)'),
    reason: column('f.reason'),
    canResolve: derived<ApproverFlagFacts & Record<string, unknown>>(approverFlagFacts, (row, { actor }) =>
      verdict(canResolveApproverFlag(actor, row)),
    ),
  },
});
