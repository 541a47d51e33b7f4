import type { OutsideBatchState, OutsideState } from '@jinguo/schema';
import type { Tone } from '@jinguo/web';

export const outsideTones: Record<OutsideState, Tone> = { PENDING: 'waiting', DIFFERS: 'danger', ENTERED: 'done' };
export const batchTones: Record<OutsideBatchState, Tone> = {
  WAITING: 'info',
  SENT: 'waiting',
  ANSWERING: 'info',
  ANSWERED: 'done',
  FAILED: 'danger',
  CLOSED: 'muted',
};
