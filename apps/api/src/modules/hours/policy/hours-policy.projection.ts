import { nationalRule } from '@jinguo/schema';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { canWithdrawPolicy } from './hours-policy.policy.ts';

/** What a rule `hp` says, with the national rule where a record names none of a unit. */
const said = {
  clockStart: column(`coalesce(hp.clock_start, '${nationalRule.clockStart}')`),
  minimumPresence: column(`coalesce(hp.minimum_presence, ${nationalRule.minimumPresence})`),
  unitMinutes: column(`coalesce(hp.unit_minutes, ${nationalRule.unitMinutes})`),
  leastMinutes: column(`coalesce(hp.least_minutes, ${nationalRule.leastMinutes})`),
};

/** The rule a record `r` was counted under. */
export const ruleJoin =
  'left join hours_policy hp on hp.version = r.policy_version left join unit hpu on hpu.id = hp.unit_id';
export const ruleOfRecord = object(
  { unitName: column('hpu.name'), validFrom: column('hp.valid_from'), ...said },
  { join: 'rule' },
);

interface Facts extends Record<string, unknown> {
  path: string;
  validFrom: string;
  withdrawn: boolean;
}

/** Rules `hp` of a unit `u` that count at a place `here`: those of the place itself and those of units above. */
export const hoursPolicyProjection = projection({
  name: 'hours-policy',
  from: 'hours_policy hp join unit u on u.id = hp.unit_id join unit here on here.path ^@ u.path join account sa on sa.id = hp.set_by',
  joins: { withdrawer: 'left join account wa on wa.id = hp.withdrawn_by' },
  fields: {
    id: column('hp.id'),
    unit: object(unitBriefFields('u')),
    unitName: column('u.name'),
    inherited: column('(u.id <> here.id)'),
    validFrom: column('hp.valid_from'),
    ...said,
    reason: column('hp.reason'),
    setByName: column('sa.display_name'),
    setAt: column('hp.set_at'),
    withdrawnAt: column('hp.withdrawn_at'),
    withdrawnByName: column('wa.display_name', 'withdrawer'),
    withdrawReason: column('hp.withdraw_reason'),
    canWithdraw: derived<Facts>(
      { path: 'u.path', validFrom: 'hp.valid_from::text', withdrawn: 'hp.withdrawn_at is not null' },
      (row, context) =>
        verdict(canWithdrawPolicy(context.actor, { ...row, today: dateIn(context.services.now()).toString() })),
    ),
  },
});
