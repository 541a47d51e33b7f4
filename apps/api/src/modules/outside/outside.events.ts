import { eventKind } from '../../platform/events.ts';

/** A batch was not acknowledged within the days agreed. */
export const outsideSilent = eventKind<{ batchId: string }>('outside.silent');

/** Hours of other platforms were brought in by a file; how many of whom stands in its rows. */
export const externalImported = eventKind<{ importId: string }>('outside.external-imported');
