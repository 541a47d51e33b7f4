import type { DisputeState } from '@jinguo/schema';
import { mayAnywhere } from '../../../platform/access/grants.ts';
import { within } from '../../../platform/access/reach.ts';
import { sql } from '../../../platform/database/sql.ts';
import { addFileReader } from '../../../platform/files/file-readers.ts';
import { addFileUse } from '../../../platform/files/file-uses.ts';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { canSettle, partyAccounts } from './dispute.policy.ts';
import { registrationFields } from './registration.fields.ts';

type Facts = { state: DisputeState; unitPath: string; holderPath: string; claimantPath: string; parties: string[] };

/** Disputes `d` with the unit `u` that settles them, holder `h` and claimant `c`. */
export const disputeProjection = projection({
  name: 'identity-dispute',
  from: `identity_dispute d join unit u on u.id = d.unit_id join volunteer h on h.id = d.holder_id join unit hu on hu.id = h.unit_id
    join volunteer c on c.id = d.claimant_id join unit cu on cu.id = c.unit_id`,
  fields: {
    id: column('d.id'),
    state: column('d.state'),
    unit: object(unitBriefFields('u')),
    openedAt: column('d.opened_at'),
    holder: object(registrationFields('h', 'hu')),
    claimant: object(registrationFields('c', 'cu')),
    decision: column('d.decision'),
    wrongRecord: column('d.wrong_record'),
    evidence: column('d.evidence'),
    evidenceUrl: derived<{ fileId: string | null }>(
      { fileId: 'd.evidence_file_id' },
      ({ fileId }, { actor, origin }) =>
        fileId && mayAnywhere(actor, 'identity.resolve') ? `/files/${fileId}?app=${origin.app}` : null,
    ),
    settledByName: column('(select sa.display_name from account sa where sa.id = d.settled_by)'),
    settledAt: column('d.settled_at'),
    version: column('d.version'),
    canSettle: derived<Facts>(
      { state: 'd.state', unitPath: 'u.path', holderPath: 'hu.path', claimantPath: 'cu.path', parties: partyAccounts },
      ({ parties, ...row }, { actor }) =>
        verdict(canSettle(actor, { ...row, party: actor !== null && parties.includes(actor.accountId) })),
    ),
  },
});

/** Evidence is for those who settle the dispute it belongs to. */
addFileReader(async ({ services, actor }, fileId) => {
  const reach = within(actor, 'identity.resolve', { path: 'u.path', unitId: 'd.unit_id', county: 'd.county_code' });
  const rows = await services.read.rows(
    sql`select 1 as one from identity_dispute d join unit u on u.id = d.unit_id where d.evidence_file_id = ${fileId} and ${reach} limit 1`,
  );
  return rows.length > 0;
});

addFileUse('identity_dispute.evidence_file_id');
