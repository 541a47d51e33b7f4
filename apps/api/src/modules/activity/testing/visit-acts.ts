/** What people do about a home visit, for tests of modules that go by what became of it. */
export { confirmVisit } from '../visit/confirm-visit.ts';
export { handInSlip } from '../visit/hand-in-slip.ts';
