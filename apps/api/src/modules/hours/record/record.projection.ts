import { isSealed, type PrivacyClass, sealedServiceWords } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, object, projection } from '../../../platform/projection/fields.ts';
import { unitBriefFields } from '../../organization/index.ts';
import { herAccounts, placeGuard, samePersons, volunteerBriefFields } from '../../people/index.ts';
import { clockFields, clockJoin } from '../clock/clock-fields.ts';
import { canCorrect } from '../correction/correction.policy.ts';
import { correctionsOfRecord, correctionWaitingSql } from '../correction/correction.projection.ts';
import { flagsOfRecord } from '../flag/flag.fields.ts';
import { lateEntryField, lateEntryJoin } from '../late/late-entry.fields.ts';
import { recordObjected } from '../notice/record-objected.ts';
import { noticeJoin, standingFields } from '../notice/record-standing.ts';
import { ruleJoin, ruleOfRecord } from '../policy/hours-policy.projection.ts';
import { visitField, visitJoin } from '../visit/visit.fields.ts';
import { activityHands, recordedHere } from './apart.ts';
import { attendanceFields, attendanceJoin } from './attendance-fields.ts';
import { covered } from './covered.ts';
import { canApprove, canResubmit, canReturn, type RecordFacts } from './record-policy.ts';

type Facts = RecordFacts & Record<string, unknown>;
/** What the policies look at, of a record `r`, its unit `u` and its volunteer `v`. */
export const recordFacts = {
  state: 'r.state',
  unitPath: 'u.path',
  minutes: 'r.minutes',
  volunteerAccountIds: herAccounts,
  proposedBy: samePersons('array[r.proposed_by]'),
  scannedBy: samePersons('r.scanned_by'),
  idDisputed: 'v.id_disputed',
  source: 'r.source',
  activityHands: activityHands('r'),
  recordedHere: { where: recordedHere },
  openFlags: 'r.open_flags',
  objectionOpen: recordObjected,
} as const;

/** The phone of whose record it is, where a rule leaves it. */
export const recordPhone = placeGuard('record.phone', { path: 'u.path', unitId: 'r.unit_id', county: 'r.county_code' });

/** A record as approvers see it, opened. Of a sealed service the row itself holds type and time only. */
const recordOpened = {
  name: 'service-record',
  from: 'service_record r join unit u on u.id = r.unit_id',
  joins: {
    volunteer: 'join volunteer v on v.id = r.volunteer_id',
    holder: 'join unit h on h.id = r.holder_unit_id',
    proposer: 'join account pa on pa.id = r.proposed_by',
    signUp: attendanceJoin,
    approver: 'left join account aa on aa.id = r.approved_by',
    rule: ruleJoin,
    late: lateEntryJoin,
    visit: visitJoin,
    notice: noticeJoin,
    clock: clockJoin,
  },
  fields: {
    id: column('r.id'),
    state: column('r.state'),
    source: column('r.source'),
    activityName: covered('r.activity_name', sealedServiceWords.zh),
    serviceDate: column('r.service_date'),
    place: covered('r.place', ''),
    content: column('r.content'),
    organiser: column('r.organiser'),
    personInCharge: column('r.person_in_charge'),
    minutes: column('r.minutes'),
    rule: ruleOfRecord,
    startedAt: column('r.started_at'),
    endedAt: column('r.ended_at'),
    ...attendanceFields,
    returnReason: column('r.return_reason'),
    returnCode: column('r.return_code'),
    sealed: derived<{ privacy: PrivacyClass }>({ privacy: 'r.privacy_class' }, ({ privacy }) => isSealed(privacy)),
    note: column('r.note'),
    lateEntry: lateEntryField,
    visit: visitField,
    openFlags: column('r.open_flags'),
    flags: flagsOfRecord,
    approvedAt: column('r.approved_at'),
    ...standingFields,
    ...clockFields,
    approvedByName: column('aa.display_name', 'approver'),
    proposedByName: column('pa.display_name', 'proposer'),
    version: column('r.version'),
    volunteer: object(volunteerBriefFields('v', recordPhone), { join: 'volunteer' }),
    activityId: column('r.activity_id'),
    holder: object(unitBriefFields('h'), { join: 'holder' }),
    heldSince: column('r.held_since'),
    canApprove: derived<Facts>(recordFacts, (row, context) => verdict(canApprove(context.actor, row)), 'volunteer'),
    canReturn: derived<Facts>(recordFacts, (row, context) => verdict(canReturn(context.actor, row)), 'volunteer'),
    corrections: correctionsOfRecord,
    canCorrect: derived<Facts & { correctionWaiting: boolean }>(
      { ...recordFacts, correctionWaiting: correctionWaitingSql },
      (row, context) => verdict(canCorrect(context.actor, row)),
      'volunteer',
    ),
    canResubmit: derived<Facts>(recordFacts, (row, context) => verdict(canResubmit(context.actor, row)), 'volunteer'),
  },
} as const;
export const recordProjection = projection(recordOpened);

/** The same in lists, which are read over shoulders and lie about as sheets: not even the type is told (words.md). */
export const recordListProjection = projection({
  ...recordOpened,
  name: 'service-record-line',
  fields: { ...recordOpened.fields, content: covered('r.content', sealedServiceWords.zh) },
});
