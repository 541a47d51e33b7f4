import { eventKind } from '../../platform/events.ts';

/** A batch was not acknowledged within the days agreed. */
export const outsideSilent = eventKind<{ batchId: string }>('outside.silent');
