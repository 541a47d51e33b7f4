import type { ExternalImportState, ExternalVerdict } from '@jinguo/schema';
import type { Tone } from '@jinguo/web';

export const externalTones: Record<ExternalImportState, Tone> = {
  READING: 'info',
  CHECKING: 'info',
  CHECKED: 'waiting',
  IMPORTING: 'info',
  DONE: 'done',
  UNDONE: 'muted',
  FAILED: 'danger',
  DISCARDED: 'muted',
};
export const externalVerdictTones: Record<ExternalVerdict, Tone> = {
  READY: 'done',
  SUSPECT: 'waiting',
  KNOWN: 'muted',
  BAD: 'danger',
  IMPORTED: 'done',
};

/** The worker is busy with it: the page asks again every second. */
export const isUnderWay = (state: ExternalImportState | undefined): boolean =>
  state === 'READING' || state === 'CHECKING' || state === 'IMPORTING';
