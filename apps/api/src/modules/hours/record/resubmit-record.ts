import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { recordProposed } from '../hours.events.ts';
import { nationalPolicy } from './hours-policy.ts';
import { lockRecords, staleReasons, subjectOf } from './locked-records.ts';
import { placeInQueues } from './queue.ts';
import { canResubmit } from './record-policy.ts';
import { ServiceRecord } from './service-record.entity.ts';

const fields = { id: z.guid(), version: z.int(), endedAt: z.date(), note: text(limits.shortText) } as const;

const GRACE = limits.leavingGraceHours * 3_600_000;

/** Completes a returned record with the true leaving time and why; a different person than the one who states it approves. */
export const resubmitRecord = useCase({
  name: 'hours.resubmit-record',
  label: '补充后重新提交',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const [record] = values.id ? await lockRecords(tx, [values.id]) : [];
    if (!record) return refuse('NOT_FOUND');
    const latest = Math.min(record.shiftEndsAt.getTime() + GRACE, tx.now.getTime());
    const { endedAt } = values;
    const outside = endedAt && (endedAt <= record.checkedInAt || endedAt.getTime() > latest);
    const no = canResubmit(tx.actor, record);
    reasons.push(
      ...no,
      ...(no.length === 0 ? staleReasons(record, values.version) : []),
      ...(outside
        ? [{ code: 'TIME_OUTSIDE_SHIFT', field: 'endedAt', params: { hours: limits.leavingGraceHours } } as const]
        : []),
    );
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const entity = await tx.em.findOneOrFail(ServiceRecord, record.id);
    entity.resubmit(
      tx.actor.accountId,
      nationalPolicy.count({ ...record, checkedOutAt: complete.endedAt }),
      complete.note,
    );
    await tx.em.flush();
    await placeInQueues(tx, sql`r.id = ${record.id}`);
    tx.about(subjectOf(record));
    tx.publish(recordProposed.of({ recordId: record.id }));
    return { id: record.id };
  },
});
