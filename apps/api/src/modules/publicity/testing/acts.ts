/** What people do about notices, for tests of modules whose things are on notice. */
export { closeNotices } from '../notice/close-notices.ts';
export { answerObjection } from '../objection/answer-objection.ts';
export { openObjection } from '../objection/open-objection.ts';
export { remindAnswerers } from '../objection/remind.ts';
export { revealObjector } from '../objection/reveal-objector.ts';
export { withdrawObjection } from '../objection/withdraw-objection.ts';
