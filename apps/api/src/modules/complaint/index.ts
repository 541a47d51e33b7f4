/** What other modules and the entry points may use of complaints. */
export { complaintMoved, complaintWaits } from './complaint.events.ts';
export { complaintModule } from './complaint.module.ts';
export { ComplaintFilter } from './read/complaint.type.ts';
export { complaintList } from './read/complaint-list.ts';
export { complaintSteps, complaintsForMe } from './read/counts.ts';
export { complaintHandlers, complaintTold } from './told.ts';
