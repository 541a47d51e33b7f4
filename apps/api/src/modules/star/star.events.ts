import { eventKind } from '../../platform/events.ts';

/** A star was confirmed. */
export const starConfirmed = eventKind<{ caseId: string }>('star.confirmed');
