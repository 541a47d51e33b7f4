import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, type Fields, list, object } from '../../../platform/projection/fields.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { herAccounts, samePersons } from '../../people/index.ts';
import { recordObjected } from '../notice/record-objected.ts';
import { activityHands, recordedHere } from '../record/apart.ts';
import { type CorrectionFacts, canDecideCorrection } from './correction.policy.ts';

/** Of a correction `c`: what it changes, when and why. */
export const saidOfCorrection: Fields = {
  id: column('c.id'),
  state: column('c.state'),
  reason: column('c.reason'),
  beforeMinutes: column('c.before_minutes'),
  minutes: column('c.minutes'),
  beforeStartedAt: column('c.before_started_at'),
  beforeEndedAt: column('c.before_ended_at'),
  startedAt: column('c.started_at'),
  endedAt: column('c.ended_at'),
  proposedAt: column('c.proposed_at'),
  decidedAt: column('c.decided_at'),
};
const newest = { orderBy: 'c.proposed_at desc, c.id', limit: 20 } as const;

/** Whether a correction of the record `r` waits. */
export const correctionWaitingSql = `exists (select from correction c where c.record_id = r.id and c.state = 'PROPOSED')`;

/** Corrections of a record `r` of a unit `u`, as approvers see them. */
export const correctionsOfRecord = list({
  from: `correction c join volunteer v on v.id = c.volunteer_id join unit h on h.id = c.holder_unit_id
    join account pa on pa.id = c.proposed_by left join account da on da.id = c.decided_by`,
  where: 'c.record_id = r.id',
  ...newest,
  fields: {
    ...saidOfCorrection,
    proposedByName: column('pa.display_name'),
    decidedByName: column('da.display_name'),
    decisionNote: column('c.decision_note'),
    holder: object(unitBriefFields('h')),
    heldSince: column('c.held_since'),
    version: column('c.version'),
    canDecide: derived<CorrectionFacts & Record<string, unknown>>(
      {
        correctionState: 'c.state',
        correctionBy: samePersons('array[c.proposed_by]'),
        unitPath: 'u.path',
        volunteerAccountIds: herAccounts,
        scannedBy: samePersons('c.scanned_by'),
        source: 'r.source',
        activityHands: activityHands('r'),
        recordedHere: { where: recordedHere },
        objectionOpen: recordObjected,
      },
      (row, { actor }) => verdict(canDecideCorrection(actor, row)),
    ),
  },
});

/** Of her own record: what is proposed and what was agreed; what was turned down changed nothing. */
export const correctionsOfMine = list({
  from: 'correction c',
  where: `c.record_id = r.id and c.state <> 'REJECTED'`,
  ...newest,
  fields: saidOfCorrection,
});
