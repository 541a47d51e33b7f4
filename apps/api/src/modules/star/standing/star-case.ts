import type { StarDesk, StarState } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, type Fields, object, projection } from '../../../platform/projection/fields.ts';
import { herAccounts, phoneGuard, samePersons, volunteerBriefFields } from '../../people/index.ts';
import { canConfirm, canRefuse } from '../deciding/star.policy.ts';

const step: Fields = {
  id: column('s.id'),
  stars: column('s.stars'),
  state: column('s.state'),
  desk: column('s.desk'),
  minutes: column('s.minutes'),
  proposedByName: column('(select pa.display_name from account pa where pa.id = s.proposed_by)'),
  proposedAt: column('s.proposed_at'),
  decidedAt: column('s.decided_at'),
  decidedByName: column('(select da.display_name from account da where da.id = s.decided_by)'),
  reason: column('s.reason'),
};

/** Steps `s` of one volunteer. */
export const starStepProjection = projection({ name: 'star-step', from: 'star_case s', fields: step });

type Case = { path: string; state: StarState; desk: StarDesk; accounts: string[]; proposers: string[] };
const facts = {
  path: 'cu.path',
  state: 's.state',
  desk: 's.desk',
  accounts: herAccounts,
  proposers: samePersons('array[s.proposed_by]'),
} as const;

/** Proposed stars `s` of a volunteer `v` whose unit is `u`; `cu` is her unit when it was proposed. */
export const starCaseProjection = projection({
  name: 'star-case',
  from: 'star_case s join unit cu on cu.id = s.unit_id join volunteer v on v.id = s.volunteer_id join unit u on u.id = v.unit_id',
  fields: {
    ...step,
    volunteer: object(volunteerBriefFields('v', phoneGuard)),
    unitName: column('cu.name'),
    evaluations: column('s.evaluations'),
    mean: column('s.mean'),
    canConfirm: derived<Case>(facts, (row, { actor }) => verdict(canConfirm(actor, row))),
    canRefuse: derived<Case>(facts, (row, { actor }) => verdict(canRefuse(actor, row))),
  },
});
