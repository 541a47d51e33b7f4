import { correctionStateWords, recordSourceWords, recordStateWords } from '@jinguo/schema';
import { all } from '../../../platform/database/sql.ts';
import { byTime } from '../../../platform/projection/list.ts';
import { selecting } from '../../../platform/projection/stream-rows.ts';
import {
  correctionList,
  ledgerList,
  recordKeyword,
  recordListProjection,
  recordReach,
  recordWhere,
} from '../../hours/index.ts';
import { clock, hours } from '../format.ts';
import { col, type ExportSheet, nameCol, personFields, phoneCol, sheetOfList } from '../sheet-columns.ts';

// Of a sealed service the name that stands for it has its English, as on the screen.
const activity = col('activity', 34, (row: { activityName: string }, say) => say.told(row.activityName));
const date = col('date', 12, (row: { serviceDate: string }) => row.serviceDate);

export const records: ExportSheet = {
  action: 'hours.read',
  projection: recordListProjection,
  selection: selecting([
    ...personFields,
    'activityName',
    'serviceDate',
    'place',
    'content',
    'organiser',
    'personInCharge',
    'minutes',
    'startedAt',
    'endedAt',
    'source',
    'state',
    'proposedByName',
    'approvedByName',
    'approvedAt',
  ]),
  order: byTime('r.held_since', 'r.id'),
  rows: async (context, { records: filter }) => ({
    reach: recordReach(context.actor),
    where: all([
      recordWhere(context.actor, filter ?? {}, context.services.now()),
      await recordKeyword(context, filter?.keyword),
    ]),
  }),
  columns: [
    nameCol,
    phoneCol('record.phone'),
    activity,
    date,
    col('place', 24, (row: { place: string }) => row.place),
    col('content', 30, (row: { content: string }, say) => say.told(row.content)),
    col('organiser', 24, (row: { organiser: string }) => row.organiser),
    col('inCharge', 14, (row: { personInCharge: string }) => row.personInCharge),
    col('began', 18, (row: { startedAt: string }) => clock(row.startedAt)),
    col('ended', 18, (row: { endedAt: string }) => clock(row.endedAt)),
    col('hours', 12, (row: { minutes: number }) => hours(row.minutes), true),
    col('source', 14, (row: { source: string }, say) => say.word(recordSourceWords, row.source)),
    col('state', 10, (row: { state: string }, say) => say.word(recordStateWords, row.state)),
    col('proposedBy', 14, (row: { proposedByName: string }) => row.proposedByName),
    col('approvedBy', 14, (row: { approvedByName: string | null }) => row.approvedByName ?? ''),
    col('approvedAt', 18, (row: { approvedAt: string | null }) => clock(row.approvedAt)),
  ],
};

export const ledger = sheetOfList(ledgerList, (wanted) => wanted.ledger ?? {}, {
  action: 'hours.read',
  selection: selecting([
    ...personFields,
    'sequence',
    'minutes',
    'activityName',
    'serviceDate',
    'unitName',
    'source',
    'reversesSequence',
    'approverName',
    'at',
  ]),
  columns: [
    nameCol,
    phoneCol('record.phone'),
    col('line', 10, (row: { sequence: number }) => row.sequence),
    col('hours', 12, (row: { minutes: number }) => hours(row.minutes), true),
    activity,
    date,
    col('unitName', 26, (row: { unitName: string }) => row.unitName),
    col('source', 18, (row: { source: string }, say) => say.word(recordSourceWords, row.source)),
    col('reversesLine', 12, (row: { reversesSequence: number | null }) => row.reversesSequence),
    col('approvedBy', 14, (row: { approverName: string }) => row.approverName),
    col('enteredAt', 18, (row: { at: string }) => clock(row.at)),
  ],
});

interface Corrected {
  readonly beforeStartedAt: string;
  readonly beforeEndedAt: string;
  readonly beforeMinutes: number;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly minutes: number;
  readonly proposedAt: string;
  readonly decidedAt: string | null;
  readonly proposedByName: string;
  readonly decidedByName: string | null;
  readonly reason: string;
  readonly decisionNote: string | null;
}
export const corrections = sheetOfList(correctionList, (wanted) => wanted.records ?? {}, {
  action: 'hours.read',
  selection: selecting([
    ...personFields,
    'activityName',
    'serviceDate',
    'unitName',
    'beforeStartedAt',
    'beforeEndedAt',
    'beforeMinutes',
    'startedAt',
    'endedAt',
    'minutes',
    'reason',
    'state',
    'proposedByName',
    'proposedAt',
    'decidedByName',
    'decidedAt',
    'decisionNote',
  ]),
  columns: [
    nameCol,
    phoneCol('record.phone'),
    activity,
    date,
    col('unitName', 26, (row: { unitName: string }) => row.unitName),
    col('beganBefore', 18, (row: Corrected) => clock(row.beforeStartedAt)),
    col('endedBefore', 18, (row: Corrected) => clock(row.beforeEndedAt)),
    col('hoursBefore', 14, (row: Corrected) => hours(row.beforeMinutes)),
    col('beganAfter', 18, (row: Corrected) => clock(row.startedAt)),
    col('endedAfter', 18, (row: Corrected) => clock(row.endedAt)),
    col('hoursAfter', 14, (row: Corrected) => hours(row.minutes)),
    col('why', 30, (row: Corrected) => row.reason),
    col('state', 14, (row: { state: string }, say) => say.word(correctionStateWords, row.state)),
    col('proposedBy', 14, (row: Corrected) => row.proposedByName),
    col('proposedAt', 18, (row: Corrected) => clock(row.proposedAt)),
    col('decidedBy', 14, (row: Corrected) => row.decidedByName ?? ''),
    col('decidedAt', 18, (row: Corrected) => clock(row.decidedAt)),
    col('decisionNote', 24, (row: Corrected) => row.decisionNote ?? ''),
  ],
});
