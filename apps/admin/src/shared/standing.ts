import type { ActivityState } from '@jinguo/schema';

/** How an activity stands today: one that is over no longer recruits, though nobody closed it. */
export const standingOf = (
  activity: { state: ActivityState; endsAt?: string | null | undefined },
  now: Date = new Date(),
): ActivityState =>
  activity.state === 'PUBLISHED' && activity.endsAt && new Date(activity.endsAt) < now ? 'CLOSED' : activity.state;
