/** The way of a complaint, for tests of modules that count complaints. */
export { acceptComplaint } from '../handling/accept-complaint.ts';
export { answerComplaint } from '../handling/answer-complaint.ts';
export { withdrawComplaint } from '../handling/withdraw-complaint.ts';
export { enterComplaint } from '../intake/enter-complaint.ts';
