/** What other modules and the entry points may use of activity. */

export { activityProjection } from './activity/activity.projection.ts';
export { ActivityType } from './activity/activity.type.ts';
export { planActivity } from './activity/plan-activity.ts';
export { publishActivity } from './activity/publish-activity.ts';
export { quickStart } from './activity/quick-start.ts';
export { saveActivity } from './activity/save-activity.ts';
export {
  activityPublished,
  attendanceCompleted,
  checkedIn,
  signUpCancelled,
  signUpDecided,
  signUpMade,
} from './activity.events.ts';
export { activityModule } from './activity.module.ts';
export { saveProject } from './project/save-project.ts';
export { signUp } from './taking/sign-up-self.ts';
