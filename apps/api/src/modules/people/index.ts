/** What other modules and the entry points may use of people. */

export { ConsentFilter } from './consent/consent.type.ts';
export { consentList } from './consent/consents.resolver.ts';
export { issueFirstAdministratorToken } from './first/issue-token.ts';
export { accountList } from './grant/grant.resolver.ts';
export { AccountFilter } from './grant/grant.type.ts';
export { rightList } from './grant/right.resolver.ts';
export { RightFilter } from './grant/right.type.ts';
export { FileContentType } from './import/import.type.ts';
export { currentNotice, loadPrivacyNotice } from './load/load-privacy-notice.ts';
export { membershipProjection, volunteerBriefFields } from './membership/membership.projection.ts';
export { MembershipFilter, VolunteerBriefType } from './membership/membership.type.ts';
export { membershipReach, membershipsWhere } from './membership/membership-list.ts';
export {
  accessGranted,
  accessRevoked,
  guardianAsked,
  guardianDecided,
  guardianWithdrew,
  identityDisputed,
  identitySettled,
  membershipDecided,
  membershipEnded,
  membershipRequested,
  mergeProposed,
  paperSubmitted,
  qualificationClaimed,
  qualificationDecided,
  qualificationExpiring,
  restorationOpened,
  rightsDecided,
  rightsRequested,
  secretsChanged,
  smsCodeIssued,
  standingChanged,
  volunteersMerged,
} from './people.events.ts';
export { peopleModule } from './people.module.ts';
export { QualificationFilter } from './qualification/qualification.type.ts';
export { qualificationList } from './qualification/qualifications.resolver.ts';
export { RevealFilter, RevealResult } from './reveal/reveal.type.ts';
export { revealList } from './reveal/reveals.resolver.ts';
export { revealsPerHour, showNumber } from './reveal/show-number.ts';
export { rightsRequestList } from './rights/rights-list.ts';
export { actorOfAccount } from './session/actor-of-account.ts';
export { loadActor, loadRequester } from './session/load-actor.ts';
export { passwordCost } from './session/password.ts';
export { MeType } from './session/session.type.ts';
export { createSessions, fieldRulesTopic } from './session/sessions.ts';
export { eraseFiles } from './shared/erase-files.ts';
export { herAccounts, samePersons } from './shared/her-accounts.ts';
export { livingAt, namedLike } from './shared/list-filters.ts';
export { phoneGuard, placeGuard } from './shared/person-guards.ts';
export { addPersonPart, type PersonPart, type Reads } from './shared/person-parts.ts';
export { lacksForPerson, personPaths } from './shared/person-places.ts';
export { normalizeIdNumber, syntheticIdNumber } from './volunteer/id-number.ts';
export { stateReasons } from './volunteer/lock-own-volunteer.ts';
export { normalizePhone } from './volunteer/phone.ts';
export { volunteerProjection } from './volunteer/volunteer.projection.ts';
export { volunteerReach } from './volunteer/volunteer.reach.ts';
export { volunteersWhere } from './volunteer/volunteer.resolver.ts';
export { VolunteerFilter, VolunteerType } from './volunteer/volunteer.type.ts';
export { type MatterWaiting, mattersWaiting } from './waiting/matters.ts';
