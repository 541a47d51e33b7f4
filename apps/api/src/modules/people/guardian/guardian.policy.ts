import type { Reason } from '@jinguo/schema';

/** A guardian's phone is not rung without end: minutes between two texts to one number, and texts for one child in a day. */
const MINUTES_BETWEEN = 10;
const A_DAY = 5;

export interface Asked {
  /** Minutes since the link was last sent to this number; null when it never was. */
  readonly minutesAgo: number | null;
  readonly inADay: number;
}

/** Whether the link may be sent once more now. */
export function mayAskGuardian({ minutesAgo, inADay }: Asked): readonly Reason[] {
  if (inADay >= A_DAY) return [{ code: 'GUARDIAN_ASKED_ENOUGH', params: { count: A_DAY } }];
  if (minutesAgo !== null && minutesAgo < MINUTES_BETWEEN)
    return [{ code: 'GUARDIAN_ASKED_JUST_NOW', params: { minutes: Math.ceil(MINUTES_BETWEEN - minutesAgo) } }];
  return [];
}
