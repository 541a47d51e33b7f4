/** What other modules and the entry points may use of hours. */
export {
  correctionDecided,
  recordApproved,
  recordProposed,
  recordReturned,
} from './hours.events.ts';
export { hoursModule } from './hours.module.ts';
export { genesisOf, linkOf } from './ledger/chain.ts';
export { commitmentOf, newSalt } from './ledger/commitment.ts';
export { recordListProjection } from './record/record.projection.ts';
export { RecordFilter } from './record/record.type.ts';
export { correctionsForMe, recordReach, recordWhere, waitingForMe } from './record/record-filter.ts';
export { recordKeyword } from './record/record-keyword.ts';
