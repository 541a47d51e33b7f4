import { eventKind } from '../../platform/events.ts';

/** News of people, for the modules above. Ids only: names are read by whoever may read them. */
export const membershipRequested = eventKind<{ membershipId: string; teamId: string }>('people.membership-requested');
export const membershipDecided = eventKind<{ membershipId: string; accepted: boolean }>('people.membership-decided');
export const qualificationClaimed = eventKind<{ qualificationId: string }>('people.qualification-claimed');
export const qualificationDecided = eventKind<{ qualificationId: string; accepted: boolean }>(
  'people.qualification-decided',
);
export const accessGranted = eventKind<{ grantId: string; accountId: string }>('people.access-granted');
export const accessRevoked = eventKind<{ grantId: string; accountId: string }>('people.access-revoked');
