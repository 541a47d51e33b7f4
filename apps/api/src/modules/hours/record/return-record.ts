import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { refuse, refuseIf } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { recordReturned } from '../hours.events.ts';
import { lockRecords, subjectOf } from './locked-records.ts';
import { canReturn } from './record-policy.ts';
import { ServiceRecord } from './service-record.entity.ts';

const Input = z.object({ id: z.guid(), version: z.int(), reason: text(limits.shortText) });

/** 退回补充: back to the team, with the reason the volunteer and the coordinator read. */
export const returnRecord = useCase({
  name: 'hours.return-record',
  label: '退回补充',
  input: Input,
  async run(tx, { id, version, reason }) {
    const [record] = await lockRecords(tx, [id]);
    if (!record) return refuse('NOT_FOUND');
    const no = refuseIf(canReturn(tx.actor, record));
    if (no) return no;
    if (record.version !== version) return refuse('STALE_VERSION');
    const entity = await tx.em.findOneOrFail(ServiceRecord, record.id);
    entity.sendBack(reason, tx.now);
    tx.about(subjectOf(record));
    tx.publish(recordReturned.of({ recordId: record.id }));
    return { id: record.id };
  },
});
