import type { Module } from '../../platform/module.ts';
import { ConsentResolver } from './consent/consent.resolver.ts';
import { ConsentsResolver } from './consent/consents.resolver.ts';
import { DuplicateResolver } from './duplicate/duplicate.resolver.ts';
import { findDuplicates, sweepDuplicates } from './duplicate/find-pairs.ts';
import { FieldRule } from './field-rule/field-rule.entity.ts';
import { FieldRuleResolver } from './field-rule/field-rule.resolver.ts';
import { TeamFields } from './fields/team.fields.ts';
import { UnitFields } from './fields/unit.fields.ts';
import { FirstAdministratorResolver } from './first/first.resolver.ts';
import { AccessGrant } from './grant/grant.entity.ts';
import { RightResolver } from './grant/right.resolver.ts';
import { HandoverResolver } from './handover/handover.resolver.ts';
import './handover/waiting-members.ts';
import { GrantResolver } from './grant/grant.resolver.ts';
import { comeOfAge } from './guardian/come-of-age.ts';
import { GuardianResolver } from './guardian/guardian.resolver.ts';
import { IdentityResolver } from './identity/identity.resolver.ts';
import { openDisputes } from './identity/open-disputes.ts';
import { forgetImports } from './import/forget-imports.ts';
import './import/handed-imports.ts';
import { ImportResolver, ImportSavedResolver } from './import/import.resolver.ts';
import { importWork } from './import/import-work.ts';
import { Membership } from './membership/membership.entity.ts';
import { MembershipResolver } from './membership/membership.resolver.ts';
import { MergeResolver } from './merge/merge.resolver.ts';
import { PaperResolver } from './paper/paper.resolver.ts';
import { Qualification } from './qualification/qualification.entity.ts';
import { QualificationResolver } from './qualification/qualification.resolver.ts';
import { QualificationsResolver } from './qualification/qualifications.resolver.ts';
import { tellOfExpiry } from './qualification/tell-of-expiry.ts';
import { RestorationResolver } from './restoration/restoration.resolver.ts';
import { RevealResolver } from './reveal/reveal.resolver.ts';
import { RevealsResolver } from './reveal/reveals.resolver.ts';
import { RightsResolver } from './rights/rights.resolver.ts';
import { forgetGuesses } from './session/guesses.ts';
import { KeysResolver } from './session/keys.resolver.ts';
import { SessionResolver } from './session/session.resolver.ts';
import { forgetSmsCodes } from './session/sms-code.ts';
import { removeErasedFiles } from './shared/erase-files.ts';
import { StandingResolver } from './standing/standing.resolver.ts';
import { Volunteer } from './volunteer/volunteer.entity.ts';
import { RegisteredForResolver, VolunteerResolver } from './volunteer/volunteer.resolver.ts';

/** Accounts and sessions, volunteers, consents, memberships, qualifications, grants. */
export const peopleModule: Module = {
  name: 'people',
  entities: [Volunteer, Membership, Qualification, AccessGrant, FieldRule],
  resolvers: [
    SessionResolver,
    KeysResolver,
    RestorationResolver,
    HandoverResolver,
    RightResolver,
    FirstAdministratorResolver,
    VolunteerResolver,
    RegisteredForResolver,
    ConsentResolver,
    ConsentsResolver,
    MembershipResolver,
    QualificationResolver,
    QualificationsResolver,
    GrantResolver,
    FieldRuleResolver,
    RevealResolver,
    RevealsResolver,
    GuardianResolver,
    PaperResolver,
    ImportResolver,
    ImportSavedResolver,
    IdentityResolver,
    MergeResolver,
    DuplicateResolver,
    StandingResolver,
    RightsResolver,
    TeamFields,
    UnitFields,
  ],
  subscribers: [removeErasedFiles, openDisputes, findDuplicates],
  jobs: [
    comeOfAge,
    tellOfExpiry,
    {
      name: 'people.forget-unknown-phones',
      cron: '20 3 * * *',
      run: async (tx) => {
        await tx.sql(forgetGuesses(tx.now));
        await tx.sql(forgetSmsCodes(tx.now));
      },
    },
    forgetImports,
    sweepDuplicates,
  ],
  work: [importWork],
  actions: [
    'volunteer.read',
    'volunteer.register',
    'volunteer.manage',
    'volunteer.reveal',
    'volunteer.reveal-id',
    'registration.call-back',
    'identity.resolve',
    'volunteer.merge',
    'rights.handle',
    'membership.decide',
    'coordinator.appoint',
    'qualification.verify',
    'account.restore',
    'account.read',
    'grant.manage',
    'notice.publish',
  ],
};
