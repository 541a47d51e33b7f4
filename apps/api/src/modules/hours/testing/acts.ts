/** What people do about records, for tests of modules that go by what became of them. */
export { correctRecord } from '../correction/correct-record.ts';
export { decideCorrection } from '../correction/decide-correction.ts';
export { approveRecords } from '../record/approve-records.ts';
