import { eventKind } from '../../platform/events.ts';

/** A training or an award was recorded of somebody; a correction is no news of this kind. */
export const meritEntered = eventKind<{ kind: 'TRAINING' | 'AWARD'; id: string }>('merit.entered');
