import type { ImportState, ImportVerdict } from '@jinguo/schema';
import type { Tone } from '@jinguo/web';

export const importTones: Record<ImportState, Tone> = {
  READING: 'info',
  MAPPING: 'waiting',
  CHECKING: 'info',
  CHECKED: 'waiting',
  IMPORTING: 'info',
  DONE: 'done',
  FAILED: 'danger',
  DISCARDED: 'muted',
};
export const verdictTones: Record<ImportVerdict, Tone> = {
  READY: 'done',
  SUSPECT: 'waiting',
  BAD: 'danger',
  IMPORTED: 'done',
};

/** The worker is busy with it: the page asks again every second. */
export const isRunning = (state: ImportState | undefined): boolean =>
  state === 'READING' || state === 'CHECKING' || state === 'IMPORTING';
