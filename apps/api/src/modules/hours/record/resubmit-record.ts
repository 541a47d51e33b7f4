import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { raiseFlags } from '../flag/raise-flags.ts';
import { recordProposed } from '../hours.events.ts';
import { lateTimeReasons } from '../late/late-times.ts';
import { countUnder, type HoursPolicy, policyNamed } from '../policy/count-time.ts';
import {
  type LockedRecord,
  lockRecords,
  type ShiftTimes,
  shiftTimesOf,
  staleReasons,
  subjectOf,
} from './locked-records.ts';
import { placeInQueues } from './queue.ts';
import { canResubmit } from './record-policy.ts';
import { ServiceRecord } from './service-record.entity.ts';

const fields = {
  id: z.guid(),
  version: z.int(),
  /** Only where the scan of her arrival is wrong too: she scanned both when she left. */
  startedAt: z.date().nullish(),
  endedAt: z.date(),
  note: text(limits.shortText),
} as const;

const MINUTE = 60_000;
const GRACE = limits.leavingGraceHours * 60 * MINUTE;

/** What speaks against the times she states: around the shift, not in the future, and a minute at least. */
function timeReasons(
  policy: HoursPolicy,
  record: LockedRecord & ShiftTimes,
  came: Date,
  left: Date,
  now: Date,
): Reason[] {
  const late = record.source === 'LATE';
  const reasons: Reason[] = late ? lateTimeReasons(record, came, left) : [];
  const earliest = record.shiftStartsAt.getTime() - limits.checkInEarlyMinutes * MINUTE;
  const latest = Math.min(record.shiftEndsAt.getTime() + GRACE, now.getTime());
  const stated = came.getTime() !== record.checkedInAt.getTime();
  if (!late && stated && (came.getTime() < earliest || came.getTime() > latest))
    reasons.push({ code: 'CAME_OUTSIDE_SHIFT', field: 'startedAt' });
  if (!late && (left <= came || left.getTime() > latest))
    reasons.push({ code: 'TIME_OUTSIDE_SHIFT', field: 'endedAt', params: { hours: limits.leavingGraceHours } });
  const { minutes } = countUnder(policy, { ...record, checkedInAt: came, checkedOutAt: left });
  return reasons.length === 0 && minutes < 1 ? [{ code: 'NO_MINUTES', field: 'endedAt' }] : reasons;
}

/** Completes a returned record with the true times and why; a different person than the one who states them approves. */
export const resubmitRecord = useCase({
  name: 'hours.resubmit-record',
  label: '补充后重新提交',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const [locked] = values.id ? await lockRecords(tx, [values.id]) : [];
    if (!locked) return refuse('NOT_FOUND');
    const record = { ...locked, ...(await shiftTimesOf(tx, locked.id)) };
    const policy = await policyNamed(tx, record.policyVersion);
    const came = values.startedAt ?? record.checkedInAt;
    const no = canResubmit(tx.actor, record);
    reasons.push(
      ...no,
      ...(no.length === 0 ? staleReasons(record, values.version) : []),
      ...(values.endedAt ? timeReasons(policy, record, came, values.endedAt, tx.now) : []),
    );
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const entity = await tx.em.findOneOrFail(ServiceRecord, record.id);
    entity.resubmit(
      tx.actor.accountId,
      countUnder(policy, { ...record, checkedInAt: came, checkedOutAt: complete.endedAt }),
      complete.note,
    );
    await tx.em.flush();
    await raiseFlags(tx, [record.id]);
    await placeInQueues(tx, sql`r.id = ${record.id}`);
    tx.about(subjectOf(record));
    tx.publish(recordProposed.of({ recordId: record.id }));
    return { id: record.id };
  },
});
