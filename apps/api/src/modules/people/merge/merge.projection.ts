import type { MergeState } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { partyAccounts } from '../identity/dispute.policy.ts';
import { registrationFields } from '../identity/registration.fields.ts';
import { canDecideMerge } from './merge.policy.ts';

type Facts = { state: MergeState; holderPath: string; claimantPath: string; parties: string[]; proposers: string[] };

/** Merges `m` with the unit `u` they lie with; the record that stays `h`, the one absorbed `c`. */
export const mergeProjection = projection({
  name: 'merge-case',
  from: `merge_case m join unit u on u.id = m.unit_id join volunteer h on h.id = m.kept_id join unit hu on hu.id = h.unit_id
    join volunteer c on c.id = m.absorbed_id join unit cu on cu.id = c.unit_id join account pa on pa.id = m.proposed_by`,
  fields: {
    id: column('m.id'),
    state: column('m.state'),
    reason: column('m.reason'),
    kept: object(registrationFields('h', 'hu')),
    absorbed: object(registrationFields('c', 'cu')),
    proposedByName: column('pa.display_name'),
    proposedAt: column('m.proposed_at'),
    decidedByName: column('(select da.display_name from account da where da.id = m.decided_by)'),
    decidedAt: column('m.decided_at'),
    declineReason: column('m.decline_reason'),
    version: column('m.version'),
    canDecide: derived<Facts>(
      {
        state: 'm.state',
        holderPath: 'hu.path',
        claimantPath: 'cu.path',
        parties: partyAccounts,
        proposers: `array(select y.id from account y where y.id = pa.id or (y.phone_index = pa.phone_index and y.display_name = pa.display_name))`,
      },
      ({ state, holderPath, claimantPath, parties, proposers }, { actor }) =>
        verdict(
          canDecideMerge(actor, {
            state,
            paths: [holderPath, claimantPath],
            sameAsProposer: actor !== null && proposers.includes(actor.accountId),
            party: actor !== null && parties.includes(actor.accountId),
          }),
        ),
    ),
  },
});

/** One registration `v` by itself, for the list of possible duplicates. */
export const registrationProjection = projection({
  name: 'registration',
  from: 'volunteer v join unit u on u.id = v.unit_id',
  fields: registrationFields('v', 'u'),
});
