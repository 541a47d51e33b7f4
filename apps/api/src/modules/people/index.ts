/** What other modules and the entry points may use of people. */
export { createSessions, forgetAccount } from './session/sessions.ts';
export { syntheticIdNumber } from './volunteer/id-number.ts';
