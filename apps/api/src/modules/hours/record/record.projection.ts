import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { herAccounts, placeGuard, volunteerBriefFields } from '../../people/index.ts';
import { canCorrect } from '../correction/correction.policy.ts';
import { correctionsOfRecord, correctionWaitingSql } from '../correction/correction.projection.ts';
import { canApprove, canResubmit, canReturn, type RecordFacts } from './record-policy.ts';

type Facts = RecordFacts & Record<string, unknown>;
const facts = {
  state: 'r.state',
  unitPath: 'u.path',
  minutes: 'r.minutes',
  volunteerAccountIds: herAccounts,
  proposedBy: 'r.proposed_by',
  scannedBy: 'r.scanned_by',
  idDisputed: 'v.id_disputed',
} as const;

/** The phone of whose record it is, where a rule leaves it. */
export const recordPhone = placeGuard('record.phone', { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' });

/** A record as approvers see it. Of a sealed service the row itself holds type and time only. */
export const recordProjection = projection({
  name: 'service-record',
  from: 'service_record r join unit u on u.id = r.unit_id',
  joins: {
    volunteer: 'join volunteer v on v.id = r.volunteer_id',
    holder: 'join unit h on h.id = r.holder_unit_id',
    proposer: 'join account pa on pa.id = r.proposed_by',
    approver: 'left join account aa on aa.id = r.approved_by',
  },
  fields: {
    id: column('r.id'),
    state: column('r.state'),
    source: column('r.source'),
    activityName: column('r.activity_name'),
    serviceDate: column('r.service_date'),
    place: column('r.place'),
    content: column('r.content'),
    organiser: column('r.organiser'),
    personInCharge: column('r.person_in_charge'),
    minutes: column('r.minutes'),
    startedAt: column('r.started_at'),
    endedAt: column('r.ended_at'),
    returnReason: column('r.return_reason'),
    note: column('r.note'),
    approvedAt: column('r.approved_at'),
    approvedByName: column('aa.display_name', 'approver'),
    proposedByName: column('pa.display_name', 'proposer'),
    version: column('r.version'),
    volunteer: object(volunteerBriefFields('v', recordPhone), { join: 'volunteer' }),
    activityId: column('r.activity_id'),
    holder: object(unitBriefFields('h'), { join: 'holder' }),
    heldSince: column('r.held_since'),
    canApprove: derived<Facts>(facts, (row, context) => verdict(canApprove(context.actor, row)), 'volunteer'),
    canReturn: derived<Facts>(facts, (row, context) => verdict(canReturn(context.actor, row)), 'volunteer'),
    corrections: correctionsOfRecord,
    canCorrect: derived<Facts & { correctionWaiting: boolean }>(
      { ...facts, correctionWaiting: correctionWaitingSql },
      (row, context) => verdict(canCorrect(context.actor, row)),
      'volunteer',
    ),
    canResubmit: derived<Facts>(facts, (row, context) => verdict(canResubmit(context.actor, row)), 'volunteer'),
  },
});
