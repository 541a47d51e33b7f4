/** What other modules and the entry points may use of activity. */

export { hoursOpenUntil } from './absence/absence.policy.ts';
export { ActivityFilter } from './activity/activity.args.ts';
export { activityProjection } from './activity/activity.projection.ts';
export { activitiesWhere, activityReach } from './activity/activity.resolver.ts';
export { ActivityType } from './activity/activity.type.ts';
export {
  absenceMarked,
  activityClosed,
  activityPublished,
  attendanceCompleted,
  companionAsked,
  offlineScanDecided,
  offlineScanKept,
  planChanged,
  signUpDecided,
  signUpMade,
  visitUnconfirmed,
} from './activity.events.ts';
export { activityModule } from './activity.module.ts';
export { rosterReach, rosterWhere } from './board/roster.ts';
export { RosterFilter } from './board/roster.type.ts';
export { PlanChangeType, TimeRangeType } from './changing/changing.type.ts';
export { planChangeProjection } from './changing/plan-change.projection.ts';
export { addClosingGate } from './closing/closing-gates.ts';
export { activityLineProjection } from './lists/activity-line.ts';
export { ActivityLineType } from './lists/activity-line.type.ts';
export { ScanFilter } from './lists/scan.type.ts';
export { scanList } from './lists/scans.resolver.ts';
export { SignUpFilter } from './lists/sign-up-line.type.ts';
export { signUpLineProjection, signUpList } from './lists/sign-ups.resolver.ts';
export { rosterPhoneGuard, rosterReasonsGuard } from './shared/field-guards.ts';
export { barred } from './shared/reach.ts';
export { peopleServed, type ServedOpening, type ServedPerson, servedOpening } from './taking/may-have-served.ts';
export { releaseSlips } from './visit/release-slips.ts';
