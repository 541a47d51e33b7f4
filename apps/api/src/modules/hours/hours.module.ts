import type { Module } from '../../platform/module.ts';
import { ApproverFlagResolver } from './approver-flag/approver-flag.resolver.ts';
import { flagFastApprovers } from './approver-flag/raise-approver-flags.ts';
import { CertificateRequestResolver, CertificateResolver } from './certificate/certificate.resolver.ts';
import { MyCertificatesResolver } from './certificate/my-certificates.resolver.ts';
import './certificate/person-part.ts';
import { printWork } from './certificate/print/print-work.ts';
import { VerifyResolver } from './certificate/verify.resolver.ts';
import { ActivityClockResolver, DeadlineResolver } from './clock/clock.resolver.ts';
import { remindOfDeadlines } from './clock/remind.ts';
import { CorrectionResolver } from './correction/correction.resolver.ts';
import { hoursEntities } from './entities.ts';
import './closing/records-gate.ts';
import './fields/person-part.ts';
import { VolunteerHoursResolver } from './fields/volunteer.fields.ts';
import { FlagResolver } from './flag/flag.resolver.ts';
import './handover/waiting-records.ts';
import { LateEntryResolver } from './late/late-entry.resolver.ts';
import { releaseOldPapers } from './late/release-papers.ts';
import { LedgerResolver } from './ledger/ledger.resolver.ts';
import { MyHoursResolver } from './mine/my-hours.resolver.ts';
import { finalOnClose } from './notice/final-on-close.ts';
import './notice/record-subject.ts';
import { HoursPolicyResolver } from './policy/hours-policy.resolver.ts';
import { MyProofResolver } from './proof/my-proof.resolver.ts';
import { RecordResolver, RecordSavedResolver } from './record/record.resolver.ts';
import { copyRoots } from './root/copy-roots.ts';
import { dailyRoot } from './root/daily-root.ts';
import { RootResolver } from './root/root.resolver.ts';
import { moveOnGranted, moveOnRevoked, moveOnTerms } from './subscribers/move-on-grants.ts';
import { proposeOnCompletion } from './subscribers/propose-on-completion.ts';
import { releaseOldSlips } from './visit/release-old-slips.ts';

/** Service records, their approval and the ledger. */
export const hoursModule: Module = {
  name: 'hours',
  entities: hoursEntities,
  resolvers: [
    RecordResolver,
    RecordSavedResolver,
    LateEntryResolver,
    FlagResolver,
    ApproverFlagResolver,
    CorrectionResolver,
    LedgerResolver,
    MyHoursResolver,
    MyProofResolver,
    RootResolver,
    VolunteerHoursResolver,
    HoursPolicyResolver,
    MyCertificatesResolver,
    CertificateRequestResolver,
    CertificateResolver,
    VerifyResolver,
    ActivityClockResolver,
    DeadlineResolver,
  ],
  subscribers: [proposeOnCompletion, moveOnGranted, moveOnRevoked, finalOnClose],
  jobs: [moveOnTerms, dailyRoot, releaseOldPapers, releaseOldSlips, remindOfDeadlines, flagFastApprovers],
  work: [copyRoots, printWork],
  actions: ['hours.read', 'hours.approve', 'hours.policy', 'certificate.issue'],
};
