import { keysOf, type Words } from './choice.ts';
import type { RecordSource } from './states.ts';

const table = <const T extends Record<string, Words>>(words: T): T => words;

/** 认定等级: how strong the evidence behind minutes is, the strongest first. Shown beside every total. */
export const evidenceGradeWords = table({
  CODE: { zh: '扫码签到', en: 'Attended by code' },
  OFFLINE: { zh: '离线扫码确认', en: 'Offline scan, confirmed' },
  COORDINATOR: { zh: '队长确认', en: 'Confirmed by a coordinator' },
  LATE: { zh: '补录', en: 'Late entry' },
});
export const EvidenceGrade = keysOf(evidenceGradeWords);
export type EvidenceGrade = keyof typeof evidenceGradeWords;

/** The grade follows from the source, which a ledger entry is committed to: nobody can give minutes a better one afterwards. */
export const gradeOfSource: Readonly<Record<RecordSource, EvidenceGrade>> = {
  SCAN: 'CODE',
  OFFLINE: 'OFFLINE',
  PROXY: 'COORDINATOR',
  STATED: 'COORDINATOR',
  LATE: 'LATE',
};
