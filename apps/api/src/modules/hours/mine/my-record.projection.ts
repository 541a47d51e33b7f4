import { isSealed, type PrivacyClass, type RecordState, sealedServiceWords } from '@jinguo/schema';
import { verdict } from '../../../platform/graphql/shared-types.ts';
import { column, derived, projection } from '../../../platform/projection/fields.ts';
import { clockFields, clockJoin } from '../clock/clock-fields.ts';
import { correctionsOfMine } from '../correction/correction.projection.ts';
import { flagsOfMine } from '../flag/flag.fields.ts';
import { lateEntryJoin, myLateEntryField } from '../late/late-entry.fields.ts';
import { noticeJoin, standingFields } from '../notice/record-standing.ts';
import { canUrge } from '../notice/urge.policy.ts';
import { ruleJoin, ruleOfRecord } from '../policy/hours-policy.projection.ts';
import { attendanceFields, attendanceJoin } from '../record/attendance-fields.ts';
import { covered } from '../record/covered.ts';
import { myVisitField, visitJoin } from '../visit/visit.fields.ts';

export const myRecordProjection = projection({
  name: 'my-record',
  from: 'service_record r',
  joins: {
    late: lateEntryJoin,
    visit: visitJoin,
    signUp: attendanceJoin,
    notice: noticeJoin,
    clock: clockJoin,
    holder: 'join unit h on h.id = r.holder_unit_id',
    rule: ruleJoin,
  },
  fields: {
    id: column('r.id'),
    state: column('r.state'),
    source: column('r.source'),
    activityId: column('r.activity_id'),
    activityName: covered('r.activity_name', sealedServiceWords.zh),
    serviceDate: column('r.service_date'),
    place: covered('r.place', ''),
    content: covered('r.content', sealedServiceWords.zh),
    organiser: column('r.organiser'),
    personInCharge: column('r.person_in_charge'),
    minutes: column('r.minutes'),
    rule: ruleOfRecord,
    startedAt: column('r.started_at'),
    endedAt: column('r.ended_at'),
    ...attendanceFields,
    returnReason: column('r.return_reason'),
    returnCode: column('r.return_code'),
    approvedAt: column('r.approved_at'),
    ...standingFields,
    ...clockFields,
    canUrge: derived<{ state: RecordState; urgedFor: string | null }>(
      { state: 'r.state', urgedFor: '(select max(ru.on_day) from record_urge ru where ru.record_id = r.id)' },
      ({ state, urgedFor }, { services }) => verdict(canUrge(state, urgedFor, services.now())),
    ),
    holderName: column('h.name', 'holder'),
    heldSince: column('r.held_since'),
    lateEntry: myLateEntryField,
    visit: myVisitField,
    flags: flagsOfMine,
    corrections: correctionsOfMine,
    sealed: derived<{ privacy: PrivacyClass }>({ privacy: 'r.privacy_class' }, ({ privacy }) => isSealed(privacy)),
  },
});
