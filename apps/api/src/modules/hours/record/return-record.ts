import { limits } from '@jinguo/schema';
import { z } from 'zod';
import { anyFields, parseFields } from '../../../platform/parse-fields.ts';
import { Refusal, refuse } from '../../../platform/refusal.ts';
import { text } from '../../../platform/text/input-text.ts';
import { useCase } from '../../../platform/use-case.ts';
import { recordReturned } from '../hours.events.ts';
import { lockRecords, staleReasons, subjectOf } from './locked-records.ts';
import { canReturn } from './record-policy.ts';
import { ServiceRecord } from './service-record.entity.ts';

const fields = { id: z.guid(), version: z.int(), reason: text(limits.shortText) } as const;

/** 退回补充: back to the team, with the reason the volunteer and the coordinator read. */
export const returnRecord = useCase({
  name: 'hours.return-record',
  label: '退回补充',
  input: anyFields,
  async run(tx, raw) {
    const { values, complete, reasons } = parseFields(fields, raw);
    const [record] = values.id ? await lockRecords(tx, [values.id]) : [];
    if (!record) return refuse('NOT_FOUND');
    // Who comes after the decision hears of the decision: that her version is old follows from it.
    const no = canReturn(tx.actor, record);
    reasons.push(...no, ...(no.length === 0 ? staleReasons(record, values.version) : []));
    if (!complete || reasons.length > 0) return new Refusal(reasons);
    const entity = await tx.em.findOneOrFail(ServiceRecord, record.id);
    entity.sendBack(complete.reason, tx.now);
    tx.about(subjectOf(record));
    tx.publish(recordReturned.of({ recordId: record.id }));
    return { id: record.id };
  },
});
