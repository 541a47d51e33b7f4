import { eventKind } from '../../platform/events.ts';

/** News of people, for the modules above. Ids only: names are read by whoever may read them. */
export const membershipRequested = eventKind<{ membershipId: string; teamId: string }>('people.membership-requested');
export const membershipDecided = eventKind<{ membershipId: string; accepted: boolean }>('people.membership-decided');
export const membershipEnded = eventKind<{ membershipId: string }>('people.membership-ended');
export const qualificationClaimed = eventKind<{ qualificationId: string }>('people.qualification-claimed');
export const qualificationDecided = eventKind<{ qualificationId: string; accepted: boolean }>(
  'people.qualification-decided',
);
export const accessGranted = eventKind<{ grantId: string; accountId: string }>('people.access-granted');
export const accessRevoked = eventKind<{ grantId: string; accountId: string }>('people.access-revoked');

export type SecretChange = 'PASSWORD' | 'SECOND_FACTOR' | 'RECOVERY_CODES' | 'RECOVERY_USED' | 'PIN' | 'RESTORED';
/** Something of her keys changed: she hears of it, in case it was not she. */
export const secretsChanged = eventKind<{ accountId: string; what: SecretChange }>('people.secrets-changed');
/** A code waits to be sent by text message; the code itself is sealed in its row. */
export const smsCodeIssued = eventKind<{ codeId: string }>('people.sms-code-issued');
/** A guardian is asked: the link goes to her own phone. */
export const guardianAsked = eventKind<{ consentId: string }>('people.guardian-asked');
export const guardianDecided = eventKind<{ consentId: string; accepted: boolean }>('people.guardian-decided');
export const guardianWithdrew = eventKind<{ consentId: string }>('people.guardian-withdrew');
/** A paper waits for a call-back by somebody else. */
export const paperSubmitted = eventKind<{ confirmationId: string; volunteerId: string }>('people.paper-submitted');
/** Files whose rows are gone: their bytes follow. */
export const filesErased = eventKind<{ keys: readonly string[] }>('people.files-erased');
/** The first of two has opened a restoration: the others hear that one waits, and she hears of it herself. */
export const restorationOpened = eventKind<{ restorationId: string }>('people.restoration-opened');
/** Somebody is registered, by whomever: what follows from it happens after the answer. */
export const volunteerRegistered = eventKind<{ volunteerId: string }>('people.volunteer-registered');
export const identityDisputed = eventKind<{ disputeId: string }>('people.identity-disputed');
export const identitySettled = eventKind<{ disputeId: string }>('people.identity-settled');
export const mergeProposed = eventKind<{ mergeId: string }>('people.merge-proposed');
export const volunteersMerged = eventKind<{ mergeId: string; keptId: string; absorbedId: string }>(
  'people.volunteers-merged',
);
export const standingChanged = eventKind<{ volunteerId: string; suspended: boolean }>('people.standing-changed');
export const rightsRequested = eventKind<{ requestId: string }>('people.rights-requested');
export const rightsDecided = eventKind<{ requestId: string }>('people.rights-decided');
export const qualificationExpiring = eventKind<{ qualificationId: string }>('people.qualification-expiring');
