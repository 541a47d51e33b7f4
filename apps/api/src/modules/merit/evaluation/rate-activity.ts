import { z } from 'zod';
import { dateIn } from '../../../platform/calendar/date-in.ts';
import { raw, sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { useCase } from '../../../platform/use-case.ts';
import { wordReasons } from '../shared/merit.policy.ts';
import { lockVersion, writeFirst, writeNext } from '../shared/revisions.ts';
import { evaluationFields } from './evaluation-input.ts';
import { lockServed } from './served.ts';

const fields = { activityId: z.uuid({ message: 'NOT_FOUND' }), ...evaluationFields } as const;
/** Why her second word follows her first: it is hers to change. */
const HER_OWN = '本人修改';

/** The volunteer of the activity she served in; a second word replaces the first, which stays on record. */
export const rateActivity = useCase({
  name: 'merit.rate-activity',
  label: '评价活动',
  input: anyFields,
  rate: { points: 30, seconds: 3600 },
  constraints: { evaluation_once: { code: 'STALE_VERSION' } },
  async run(tx, given) {
    const { values, complete, reasons } = parseFields(fields, given);
    const me = tx.actor.volunteerId;
    if (!me) return refuse('NOT_A_VOLUNTEER');
    if (!values.activityId) return refuse('NOT_FOUND');
    const row = await lockServed(tx, values.activityId, me, raw('true'));
    if (!row?.served) return refuse('NOT_FOUND');
    reasons.push(...wordReasons(row.privacy, values.comment));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const { activityId, score, comment } = complete;
    const [last] = await tx.sql<{ id: string }>(sql`select id from evaluation
      where activity_id = ${activityId} and volunteer_id = ${me} and by = 'VOLUNTEER' and replaced_at is null`);
    const said = { score, comment, evaluated_on: dateIn(tx.now).toString() };
    const before = last && (await lockVersion(tx, 'evaluation', last.id, raw('true')));
    if (before) return writeNext(tx, 'evaluation', before, { ...said, reason: HER_OWN }, { by: 'VOLUNTEER' });
    const place = { volunteer_id: me, unit_id: row.unit_id, county_code: row.county_code };
    // What she thinks of it stands in no log: who reads the log runs the activity.
    return writeFirst(
      tx,
      'evaluation',
      place,
      { activity_id: activityId, by: 'VOLUNTEER', ...said },
      { by: 'VOLUNTEER' },
    );
  },
});
