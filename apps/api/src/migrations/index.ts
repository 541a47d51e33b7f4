import { M0001Platform } from './m0001-platform.ts';
import { M0002Organization } from './m0002-organization.ts';
import { M0003People } from './m0003-people.ts';
import { M0004Activity } from './m0004-activity.ts';
import { M0005Hours } from './m0005-hours.ts';
import { M0006Correction } from './m0006-correction.ts';
import { M0010Keys } from './m0010-keys.ts';
import { M0011Restoration } from './m0011-restoration.ts';
import { M0020Installation } from './m0020-installation.ts';
import { M0030Moving } from './m0030-moving.ts';
import { M0040Plans } from './m0040-plans.ts';
import { M0045Photos } from './m0045-photos.ts';
import { M0050PeopleRights } from './m0050-people-rights.ts';
import { M0060Reading } from './m0060-reading.ts';
import { M0070News } from './m0070-news.ts';
import { M0080FieldRules } from './m0080-field-rules.ts';
import { M0090Lists } from './m0090-lists.ts';
import { M0110Waiting } from './m0110-waiting.ts';
import { M0111Duplicates } from './m0111-duplicates.ts';
import { M0112RightsOnPaper } from './m0112-rights-on-paper.ts';
import { M0120OfflineScans } from './m0120-offline-scans.ts';
import { M0121UnfitAfterMove } from './m0121-unfit-after-move.ts';
import { M0130NothingToCount } from './m0130-nothing-to-count.ts';
import { M0131SealedByTitle } from './m0131-sealed-by-title.ts';
import { M0132NextFirst } from './m0132-next-first.ts';
import { M0145QualificationKinds } from './m0145-qualification-kinds.ts';
import { M0146MembershipLists } from './m0146-membership-lists.ts';
import { M0200LedgerChain } from './m0200-ledger-chain.ts';
import { M0210RequestsEnd } from './m0210-requests-end.ts';
import { M0211MergedOnce } from './m0211-merged-once.ts';
import { M0212ReasonsKept } from './m0212-reasons-kept.ts';
import { M0213QualificationEntered } from './m0213-qualification-entered.ts';
import { M0230TextQueue } from './m0230-text-queue.ts';
import { M0231Guards } from './m0231-guards.ts';
import { M0240OpeningNeeds } from './m0240-opening-needs.ts';
import { M0260Notices } from './m0260-notices.ts';
import { M0261SessionEnds } from './m0261-session-ends.ts';
import { M0270MoreExports } from './m0270-more-exports.ts';
import { M0275GuardianAgain } from './m0275-guardian-again.ts';
import { M0276NoticeWithdrawn } from './m0276-notice-withdrawn.ts';
import { M0277TermsKept } from './m0277-terms-kept.ts';
import { M0300LedgerRoots } from './m0300-ledger-roots.ts';
import { M0320LateEntries } from './m0320-late-entries.ts';
import { M0321RecordFlags } from './m0321-record-flags.ts';
import { M0330HoursPolicies } from './m0330-hours-policies.ts';
import { M0340OneDevice } from './m0340-one-device.ts';
import { M0341RecordLength } from './m0341-record-length.ts';
import { M0350Publicity } from './m0350-publicity.ts';
import { M0351AnswerReminders } from './m0351-answer-reminders.ts';
import { M0353ObjectedItems } from './m0353-objected-items.ts';
import { M0360Certificates } from './m0360-certificates.ts';
import { M0370ExternalHours } from './m0370-external-hours.ts';
import { M0371OutsideSystems } from './m0371-outside-systems.ts';
import { M0380Merits } from './m0380-merits.ts';
import { M0381Stars } from './m0381-stars.ts';
import { M0382Integrity } from './m0382-integrity.ts';
import { M0391Complaints } from './m0391-complaints.ts';
import { M0395ApproverFlags } from './m0395-approver-flags.ts';
import { M0400HomeVisits } from './m0400-home-visits.ts';
import { M0410RootMail } from './m0410-root-mail.ts';
import { M0411ComplaintSums } from './m0411-complaint-sums.ts';

/** In order; a landed migration is never edited. */
export const migrations = [
  M0001Platform,
  M0002Organization,
  M0003People,
  M0004Activity,
  M0005Hours,
  M0010Keys,
  M0060Reading,
  M0050PeopleRights,
  M0040Plans,
  M0006Correction,
  M0020Installation,
  M0030Moving,
  M0011Restoration,
  M0070News,
  M0045Photos,
  M0120OfflineScans,
  M0080FieldRules,
  M0110Waiting,
  M0111Duplicates,
  M0090Lists,
  M0112RightsOnPaper,
  M0121UnfitAfterMove,
  M0130NothingToCount,
  M0131SealedByTitle,
  M0200LedgerChain,
  M0145QualificationKinds,
  M0146MembershipLists,
  M0132NextFirst,
  M0240OpeningNeeds,
  M0230TextQueue,
  M0231Guards,
  M0210RequestsEnd,
  M0211MergedOnce,
  M0212ReasonsKept,
  M0213QualificationEntered,
  M0260Notices,
  M0261SessionEnds,
  M0300LedgerRoots,
  M0275GuardianAgain,
  M0276NoticeWithdrawn,
  M0277TermsKept,
  M0270MoreExports,
  M0330HoursPolicies,
  M0320LateEntries,
  M0321RecordFlags,
  M0340OneDevice,
  M0360Certificates,
  M0370ExternalHours,
  M0341RecordLength,
  M0371OutsideSystems,
  M0380Merits,
  M0350Publicity,
  M0351AnswerReminders,
  M0353ObjectedItems,
  M0381Stars,
  M0382Integrity,
  M0395ApproverFlags,
  M0391Complaints,
  M0400HomeVisits,
  M0410RootMail,
  M0411ComplaintSums,
] as const;
