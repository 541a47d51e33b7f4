/** What other modules and the entry points may use of activity. */
export { activityProjection } from './activity/activity.projection.ts';
export { ActivityType } from './activity/activity.type.ts';
export { activityPublished, attendanceCompleted, planChanged, signUpDecided, signUpMade } from './activity.events.ts';
export { activityModule } from './activity.module.ts';
export { PlanChangeType, TimeRangeType } from './changing/changing.type.ts';
export { planChangeProjection } from './changing/plan-change.projection.ts';
export { addClosingGate } from './closing/closing-gates.ts';
