import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/ids.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { type Tx, useCase } from '../../../platform/use-case.ts';
import { correctionProposed } from '../hours.events.ts';
import { lateTimeReasons } from '../late/late-times.ts';
import { type CountedTime, countUnder, policyNamed } from '../policy/count-time.ts';
import {
  type LockedRecord,
  lockRecords,
  type ShiftTimes,
  shiftTimesOf,
  staleReasons,
  subjectOf,
} from '../record/locked-records.ts';
import { ServiceRecord } from '../record/service-record.entity.ts';
import { Correction } from './correction.entity.ts';
import { canCorrect } from './correction.policy.ts';
import { placeCorrections } from './correction-queue.ts';
import { overlapReasons } from './overlap.ts';

const fields = {
  id: z.guid(),
  version: z.int(),
  startedAt: z.date(),
  endedAt: z.date(),
  reason: text(limits.shortText, 2),
} as const;

/**
 * 更正: an approved record is wrong (令67: errors are verified and amended). Nothing changes yet: the true times and why
 * wait for a different person.
 */
export const correctRecord = useCase({
  name: 'hours.correct-record',
  label: '提出更正',
  input: anyFields,
  constraints: { correction_waiting: { code: 'CORRECTION_WAITING' } },
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const [locked] = values.id ? await lockRecords(tx, [values.id]) : [];
    if (!locked) return refuse('NOT_FOUND');
    const record = { ...locked, ...(await shiftTimesOf(tx, locked.id)) };
    const no = canCorrect(tx.actor, { ...record, correctionWaiting: await waiting(tx, record.id) });
    const { startedAt, endedAt } = values;
    // By the rule it was counted under, whatever the unit has set since.
    const policy = await policyNamed(tx, record.policyVersion);
    const counted =
      startedAt && endedAt
        ? countUnder(policy, { ...record, checkedInAt: startedAt, checkedOutAt: endedAt })
        : undefined;
    reasons.push(...no, ...(no.length === 0 ? staleReasons(record, values.version) : []));
    if (startedAt && endedAt && counted) reasons.push(...(await timeReasons(tx, record, startedAt, endedAt, counted)));
    if (!complete || !counted || reasons.length > 0) return new Refusal(reasons);
    const now = await tx.em.findOneOrFail(ServiceRecord, record.id);
    const correction = tx.em.create(
      Correction,
      {
        id: newId(),
        recordId: record.id,
        volunteerId: now.volunteerId,
        unitId: record.unitId,
        countyCode: record.countyCode,
        state: 'PROPOSED',
        reason: complete.reason,
        beforeStartedAt: now.startedAt,
        beforeEndedAt: now.endedAt,
        beforeMinutes: now.minutes,
        ...counted,
        policyVersion: policy.version,
        proposedBy: tx.actor.accountId,
        proposedAt: tx.now,
        scannedBy: [...now.scannedBy],
        holderUnitId: record.unitId,
        heldSince: tx.now,
      },
      { persist: true },
    );
    await tx.em.flush();
    await placeCorrections(tx, sql`c.id = ${correction.id}`);
    tx.about(subjectOf(record));
    tx.publish(correctionProposed.of({ correctionId: correction.id }));
    return { id: record.id };
  },
});

async function waiting(tx: Tx, recordId: string): Promise<boolean> {
  const rows = await tx.sql(sql`select 1 as one from correction where record_id = ${recordId} and state = 'PROPOSED'`);
  return rows.length > 0;
}

const MINUTE = 60_000;

/** The true times lie around the shift, not in the future, change something, and do not overlap another service of hers. */
async function timeReasons(
  tx: Tx,
  record: LockedRecord & ShiftTimes,
  startedAt: Date,
  endedAt: Date,
  counted: CountedTime,
): Promise<Reason[]> {
  if (endedAt < startedAt) return [{ code: 'END_BEFORE_START', field: 'endedAt' }];
  const reasons: Reason[] = record.source === 'LATE' ? lateTimeReasons(record, startedAt, endedAt) : [];
  const params = { minutes: limits.checkInEarlyMinutes, hours: limits.leavingGraceHours };
  const opens = record.shiftStartsAt.getTime() - limits.checkInEarlyMinutes * MINUTE;
  const closes = Math.min(record.shiftEndsAt.getTime() + limits.leavingGraceHours * 60 * MINUTE, tx.now.getTime());
  if (startedAt.getTime() < opens || startedAt.getTime() > closes)
    reasons.push({ code: 'CORRECTION_OUTSIDE_SHIFT', field: 'startedAt', params });
  if (endedAt.getTime() > closes) reasons.push({ code: 'CORRECTION_OUTSIDE_SHIFT', field: 'endedAt', params });
  if (
    counted.startedAt.getTime() === record.startedAt.getTime() &&
    counted.endedAt.getTime() === record.endedAt.getTime()
  )
    reasons.push({ code: 'CORRECTION_CHANGES_NOTHING', field: 'endedAt' });
  return [...reasons, ...(await overlapReasons(tx, record.id, counted))];
}
