import { eventKind } from '../../platform/events.ts';

/** The notice of these things is over and nobody objects: they stand. Told in portions, never of more than a few hundred at once. */
export const noticeClosed = eventKind<{ kind: string; subjectIds: readonly string[] }>('publicity.notice-closed');
/** Somebody objects; the thing is frozen until it is answered. */
export const objectionOpened = eventKind<{ objectionId: string }>('publicity.objection-opened');
/** It is to be answered within two working days. */
export const objectionDue = eventKind<{ objectionId: string }>('publicity.objection-due');
/** Upheld, dismissed or taken back. */
export const objectionAnswered = eventKind<{ objectionId: string }>('publicity.objection-answered');
