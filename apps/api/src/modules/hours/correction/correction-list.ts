import { sealedServiceWords } from '@jinguo/schema';
import { all, sql } from '../../../platform/database/sql.ts';
import { column, object, projection } from '../../../platform/projection/fields.ts';
import { byTime, type List } from '../../../platform/projection/list.ts';
import { volunteerBriefFields } from '../../people/index.ts';
import { covered } from '../record/covered.ts';
import { recordPhone } from '../record/record.projection.ts';
import type { RecordFilter } from '../record/record.type.ts';
import { correctionsForMe, recordReach, recordWhere } from '../record/record-filter.ts';
import { recordKeyword } from '../record/record-keyword.ts';
import { saidOfCorrection } from './correction.projection.ts';

/** Of a sealed service a sheet holds type and time only: neither what it was nor why it was corrected (rules §3, P4). */
const correctionLineProjection = projection({
  name: 'correction-line',
  from: 'correction c join service_record r on r.id = c.record_id join unit u on u.id = r.unit_id',
  joins: {
    volunteer: 'join volunteer v on v.id = r.volunteer_id',
    proposer: 'join account pa on pa.id = c.proposed_by',
    decider: 'left join account da on da.id = c.decided_by',
  },
  fields: {
    ...saidOfCorrection,
    reason: covered('c.reason', ''),
    decisionNote: covered('c.decision_note', ''),
    proposedByName: column('pa.display_name', 'proposer'),
    decidedByName: column('da.display_name', 'decider'),
    activityName: covered('r.activity_name', sealedServiceWords.zh),
    serviceDate: column('r.service_date'),
    unitName: column('u.name'),
    volunteer: object(volunteerBriefFields('v', recordPhone), { join: 'volunteer' }),
  },
});

/** 时长更正: of the records she filtered, those that wait where she looks at what waits, else all that were ever proposed. */
export const correctionList: List<RecordFilter> = {
  projection: correctionLineProjection,
  order: byTime('c.proposed_at', 'c.id'),
  rows: async (context, filter) => ({
    reach: recordReach(context.actor),
    where: all([
      recordWhere(context.actor, filter, context.services.now()),
      await recordKeyword(context, filter.keyword),
      filter.correcting && (filter.mine ? correctionsForMe(context.actor) : sql`c.state = 'PROPOSED'`),
    ]),
  }),
};
