import type { Module } from '../../platform/module.ts';
import { remindOfComplaints, tendComplaints } from './clock/tend.ts';
import { ComplaintHandlingResolver } from './handling/handling.resolver.ts';
import './person-part.ts';
import { ComplaintResolver } from './read/complaint.resolver.ts';

/**
 * 投诉 about services: intake, answer, clock, counted. A module of its own and none of publicity's: nothing is on notice, it asks
 * who had a hand in an activity and its hours, which publicity must not know.
 */
export const complaintModule: Module = {
  name: 'complaint',
  entities: [],
  resolvers: [ComplaintResolver, ComplaintHandlingResolver],
  jobs: [tendComplaints, remindOfComplaints],
  actions: ['complaint.enter', 'complaint.answer'],
};
