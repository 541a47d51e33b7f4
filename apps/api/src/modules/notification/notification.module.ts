import type { Module } from '../../platform/module.ts';
import { MeInboxResolver } from './fields/me.fields.ts';
import { InboxResolver } from './inbox/inbox.resolver.ts';
import { PlanNoticeResolver } from './plan/plan-notice.resolver.ts';
import { sendCode } from './sms/send-code.ts';
import { forgetCodes, sendCodes, sendTexts } from './sms/send-sms.ts';
import { tellOfActivity } from './subscribers/activities.ts';
import { tellOfAbsence, tellOfClosing } from './subscribers/closings.ts';
import { tellOfComplaintMoved, tellOfComplaintWaiting } from './subscribers/complaints.ts';
import { askByText, tellOfGuardian, tellOfPaper, tellOfWithdrawal } from './subscribers/guardians.ts';
import {
  tellOfApproval,
  tellOfCorrection,
  tellOfFastApprover,
  tellOfProposal,
  tellOfReturn,
} from './subscribers/hours.ts';
import { tellOfKeys, tellOfRestoration } from './subscribers/keys.ts';
import { tellOfMerit } from './subscribers/merits.ts';
import { tellOfOfflineDecision, tellOfOfflineScan } from './subscribers/offline-scans.ts';
import { tellOfExternalHours, tellOfSilence } from './subscribers/outside.ts';
import {
  tellOfClaim,
  tellOfGranted,
  tellOfMembership,
  tellOfQualification,
  tellOfRemoval,
  tellOfRequest,
  tellOfRevoked,
} from './subscribers/people.ts';
import { tellOfPlanChange } from './subscribers/plan-changes.ts';
import { tellOfAnswer, tellOfAnswerDue, tellOfDeadline, tellOfObjection, tellOfUrge } from './subscribers/publicity.ts';
import {
  tellOfDispute,
  tellOfExpiringPaper,
  tellOfMerge,
  tellOfMergeProposal,
  tellOfRightsDecision,
  tellOfRightsRequest,
  tellOfSettlement,
  tellOfStanding,
} from './subscribers/rights.ts';
import { tellOfDecision, tellOfSignUp } from './subscribers/sign-ups.ts';
import { tellOfStar } from './subscribers/stars.ts';
import { tellOfCompanion, tellOfUnconfirmed } from './subscribers/visits.ts';

/** The in-app inbox and text messages; it only subscribes, and nobody imports it. */
export const notificationModule: Module = {
  name: 'notification',
  entities: [],
  resolvers: [InboxResolver, MeInboxResolver, PlanNoticeResolver],
  subscribers: [
    tellOfStar,
    tellOfActivity,
    tellOfSilence,
    tellOfExternalHours,
    tellOfMerit,
    tellOfAbsence,
    tellOfClosing,
    tellOfOfflineScan,
    tellOfOfflineDecision,
    tellOfCompanion,
    tellOfUnconfirmed,
    tellOfPlanChange,
    tellOfSignUp,
    tellOfDecision,
    tellOfRequest,
    tellOfMembership,
    tellOfRemoval,
    tellOfClaim,
    tellOfQualification,
    askByText,
    tellOfGuardian,
    tellOfWithdrawal,
    tellOfPaper,
    tellOfDispute,
    tellOfSettlement,
    tellOfMergeProposal,
    tellOfMerge,
    tellOfStanding,
    tellOfExpiringPaper,
    tellOfRightsRequest,
    tellOfRightsDecision,
    tellOfGranted,
    tellOfRevoked,
    tellOfProposal,
    tellOfApproval,
    tellOfReturn,
    tellOfKeys,
    tellOfCorrection,
    tellOfFastApprover,
    tellOfRestoration,
    tellOfObjection,
    tellOfAnswer,
    tellOfAnswerDue,
    tellOfUrge,
    tellOfDeadline,
    tellOfComplaintWaiting,
    tellOfComplaintMoved,
    sendCode,
  ],
  jobs: [forgetCodes],
  work: [sendCodes, sendTexts],
};
