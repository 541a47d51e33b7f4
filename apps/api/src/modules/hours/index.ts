/** What other modules and the entry points may use of hours. */
export {
  correctionDecided,
  recordApproved,
  recordProposed,
  recordReturned,
} from './hours.events.ts';
export { hoursModule } from './hours.module.ts';
export { commitmentOf, newSalt } from './ledger/commitment.ts';
export { correctionsForMe, waitingForMe } from './record/record-filter.ts';
