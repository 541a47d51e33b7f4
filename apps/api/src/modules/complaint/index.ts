/** What other modules and the entry points may use of complaints. */
export { complaintMoved, complaintWaits } from './complaint.events.ts';
export { complaintModule } from './complaint.module.ts';
export { complaintCounts, complaintsForMe } from './read/counts.ts';
export { complaintHandlers, complaintTold } from './told.ts';
