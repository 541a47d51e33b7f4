import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { sql } from '../../../platform/database/sql.ts';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { recordProposed } from '../hours.events.ts';
import { nationalPolicy } from './hours-policy.ts';
import { lockRecords, subjectOf } from './locked-records.ts';
import { placeInQueues } from './queue.ts';
import { canResubmit } from './record-policy.ts';
import { ServiceRecord } from './service-record.entity.ts';

const Input = z.object({ id: z.guid(), version: z.int(), endedAt: z.date(), note: text(limits.shortText) });

const GRACE = limits.leavingGraceHours * 3_600_000;

/** Completes a returned record with the true leaving time and why; a different person than the one who states it approves. */
export const resubmitRecord = useCase({
  name: 'hours.resubmit-record',
  label: '补充后重新提交',
  input: Input,
  async run(tx, { id, version, endedAt, note }) {
    const [record] = await lockRecords(tx, [id]);
    if (!record) return refuse('NOT_FOUND');
    const no = refuseIf(canResubmit(tx.actor, record));
    if (no) return no;
    if (record.version !== version) return refuse('STALE_VERSION');
    const latest = Math.min(record.shiftEndsAt.getTime() + GRACE, tx.now.getTime());
    if (endedAt <= record.checkedInAt || endedAt.getTime() > latest) {
      return refuse('TIME_OUTSIDE_SHIFT', { field: 'endedAt', params: { hours: limits.leavingGraceHours } });
    }
    const entity = await tx.em.findOneOrFail(ServiceRecord, record.id);
    entity.resubmit(tx.actor.accountId, nationalPolicy.count({ ...record, checkedOutAt: endedAt }), note);
    await tx.em.flush();
    await placeInQueues(tx, sql`r.id = ${record.id}`);
    tx.about(subjectOf(record));
    tx.publish(recordProposed.of({ recordId: record.id }));
    return { id: record.id };
  },
});
