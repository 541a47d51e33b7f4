import { limits, type Reason } from '@jinguo/schema';
import { z } from 'zod';
import { useCase } from '../../../platform/use-case.ts';
import { recordApproved } from '../hours.events.ts';
import { putOnNotice } from '../notice/record-notice.ts';
import { approveLocked } from './approve-locked.ts';
import { commonSubject, type LockedRecord, lockRecords, staleReasons } from './locked-records.ts';
import { overlapsAmong } from './overlaps.ts';
import { canApprove } from './record-policy.ts';

const Input = z
  .object({
    ids: z.array(z.guid()).min(1).max(limits.approvals),
    versions: z.array(z.int()).max(limits.approvals).nullish(),
  })
  .refine(({ ids, versions }) => !versions || versions.length === ids.length, {
    path: ['versions'],
    message: 'INVALID_INPUT',
  });

export interface RecordRefusal {
  readonly id: string;
  readonly reasons: readonly Reason[];
}

/**
 * 审核时长, one or many at once: what may be approved is, the rest is told line by line. Each approval appends to the
 * ledger in the same transaction; they are final when their notice is over (公示); later changes are corrections. With
 * `versions`, one for each id, a line that changed since it was shown is not approved unseen.
 */
export const approveRecords = useCase({
  name: 'hours.approve-records',
  label: '审核时长',
  input: Input,
  async run(tx, { ids, versions }) {
    const wanted = [...new Set(ids)];
    const seen = new Map(versions?.map((version, i) => [ids[i], version]));
    const records = await lockRecords(tx, wanted);
    const known = new Map(records.map((record) => [record.id, record]));
    const refused: RecordRefusal[] = [];
    const passed: LockedRecord[] = [];
    for (const id of wanted) {
      const record = known.get(id.toLowerCase());
      const reasons: readonly Reason[] = record
        ? [...canApprove(tx.actor, record), ...(versions ? staleReasons(record, seen.get(id)) : [])]
        : [{ code: 'NOT_FOUND' }];
      if (record && reasons.length === 0) passed.push(record);
      else refused.push({ id, reasons });
    }
    const { overlapping, heads } = await overlapsAmong(tx, passed);
    refused.push(...[...overlapping].map((id) => ({ id, reasons: [{ code: 'RECORD_OVERLAP' } as const] })));
    const approved = passed.filter((record) => !overlapping.has(record.id));
    await approveLocked(tx, approved, heads);
    await putOnNotice(tx, approved);
    tx.publish(...approved.map((record) => recordApproved.of({ recordId: record.id })));
    tx.about(
      (await commonSubject(tx, approved)) ?? {
        entityType: 'ServiceRecord',
        entityId: wanted[0] ?? '',
        unitId: null,
        countyCode: null,
      },
    );
    if (refused.length > 0)
      tx.changed({ refused: refused.map(({ id, reasons }) => ({ id, codes: reasons.map((reason) => reason.code) })) });
    return { approved: approved.map((record) => record.id), refused };
  },
});
