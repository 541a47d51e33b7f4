import { limits } from '@jinguo/schema';
import type { Tx } from '../../../platform/use-case.ts';
import { openNotices, restartNotice } from '../../publicity/index.ts';

interface OfRecord {
  readonly id: string;
  readonly unitId: string;
  readonly countyCode: string;
}
const item = ({ id, unitId, countyCode }: OfRecord) => ({ subjectId: id, unitId, countyCode });

/** 公示 of what was just approved (rules §2): three working days, one notice for each unit. */
export const putOnNotice = (tx: Tx, records: readonly OfRecord[]): Promise<void> =>
  openNotices(tx, 'HOURS', limits.hoursNoticeWorkingDays, records.map(item));

/** A corrected record says something nobody has seen: it is put up anew. */
export const putOnNoticeAgain = (tx: Tx, record: OfRecord): Promise<void> =>
  restartNotice(tx, 'HOURS', limits.hoursNoticeWorkingDays, item(record));
