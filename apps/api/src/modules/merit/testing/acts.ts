/** What people say of a service, for tests of modules that go by it. */
export { evaluate } from '../evaluation/evaluate.ts';
export { rateActivity } from '../evaluation/rate-activity.ts';
export { takeBackMerit } from '../shared/take-back.ts';
