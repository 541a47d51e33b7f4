/** What other modules and the entry points may use of hours. */

export { approverSteps } from './approver-flag/approver-steps.ts';
export { cutoffsOn } from './clock/record-clock.ts';
export { correctionList } from './correction/correction-list.ts';
export {
  approverFlagged,
  correctionDecided,
  deadlineNear,
  recordApproved,
  recordProposed,
  recordReturned,
  recordUrged,
} from './hours.events.ts';
export { hoursModule } from './hours.module.ts';
export { genesisOf, linkOf } from './ledger/chain.ts';
export { commitmentOf, newSalt } from './ledger/commitment.ts';
export { GradeMinutesType, gradesOf, type MinutesBySource } from './ledger/grades.ts';
export { ledgerList } from './ledger/ledger.resolver.ts';
export { LedgerFilter } from './ledger/ledger.type.ts';
export { MyHoursType } from './mine/my-record.type.ts';
export { urgeDay } from './notice/urge.policy.ts';
export { covered } from './record/covered.ts';
export { waysUp } from './record/desks.ts';
export { recordListProjection } from './record/record.projection.ts';
export { RecordFilter } from './record/record.type.ts';
export { correctionsForMe, recordReach, recordWhere, waitingForMe } from './record/record-filter.ts';
export { recordKeyword } from './record/record-keyword.ts';
export { recordStands } from './record/record-stands.ts';
