import { eventKind } from '../../platform/events.ts';

export const teamCreated = eventKind<{ teamId: string }>('organization.team-created');
export const teamClosed = eventKind<{ teamId: string }>('organization.team-closed');
