import { keysOf, type Words } from './choice.ts';
import type { RecordSource } from './states.ts';

const table = <const T extends Record<string, Words>>(words: T): T => words;

/** 认定等级: how strong the evidence behind minutes is, the strongest first. Shown beside every total. */
export const evidenceGradeWords = table({
  CODE: { zh: '扫码签到', en: 'Attended by code' },
  OFFLINE: { zh: '离线扫码确认', en: 'Offline scan, confirmed' },
  /** 入户服务: no code hangs there. A companion or the recipient's signature says it, and nobody who runs the activity. */
  WITNESS: { zh: '同行人或确认单', en: 'Confirmed by a companion or a slip' },
  COORDINATOR: { zh: '队长确认', en: 'Confirmed by a coordinator' },
  LATE: { zh: '补录', en: 'Late entry' },
});
export const EvidenceGrade = keysOf(evidenceGradeWords);
export type EvidenceGrade = keyof typeof evidenceGradeWords;

/** The grade follows from the source, which a ledger entry is committed to: nobody can give minutes a better one afterwards. */
export const gradeOfSource: Readonly<Record<RecordSource, EvidenceGrade>> = {
  SCAN: 'CODE',
  OFFLINE: 'OFFLINE',
  COMPANION: 'WITNESS',
  SLIP: 'WITNESS',
  PROXY: 'COORDINATOR',
  STATED: 'COORDINATOR',
  LATE: 'LATE',
};

/** Who says that she came where no code hangs. */
export const visitConfirmationWords = table({
  COMPANION: { zh: '同行人确认', en: 'Confirmed by a companion' },
  SLIP: { zh: '服务对象确认单', en: 'Recipient’s slip' },
});
export const VisitConfirmation = keysOf(visitConfirmationWords);
export type VisitConfirmation = keyof typeof visitConfirmationWords;
