import { limits } from '@jinguo/schema';
import { digitsAt, same, stepOf, stepOfToken } from '../attendance/check-in-code.ts';

const STEP = limits.codeStepSeconds * 1000;
const SKEW = limits.offlineSkewMinutes * 60_000;

/** When a code was good: from its own step to the end of the next. */
export interface Shown {
  readonly from: Date;
  readonly until: Date;
}

const shownIn = (step: number): Shown => ({ from: new Date(step * STEP), until: new Date((step + 2) * STEP - 1) });

const near = ({ from, until }: Shown, claimed: Date): boolean =>
  claimed.getTime() >= from.getTime() - SKEW && claimed.getTime() <= until.getTime() + SKEW;

/**
 * When a code brought late was on the screen. A QR says so itself, under our own seal; six digits are looked for around
 * the time claimed, no wider than a phone's clock may be wrong, or guessing would become worthwhile.
 */
export function codeShownAt(
  secret: string,
  activityId: string,
  code: string,
  claimed: Date,
  now: Date,
): Shown | 'CODE_WRONG' | 'SCAN_TIME_MISMATCH' {
  const latest = stepOf(now);
  if (/^\d{6}$/.test(code)) {
    const middle = stepOf(claimed);
    const reach = Math.ceil(SKEW / STEP) + 1;
    for (let away = 0; away <= reach; away += 1) {
      for (const step of away === 0 ? [middle] : [middle - away, middle + away]) {
        if (step <= latest && near(shownIn(step), claimed) && same(digitsAt(secret, activityId, step), code))
          return shownIn(step);
      }
    }
    return 'SCAN_TIME_MISMATCH';
  }
  const step = stepOfToken(secret, activityId, code);
  if (step === null || step > latest) return 'CODE_WRONG';
  return near(shownIn(step), claimed) ? shownIn(step) : 'SCAN_TIME_MISMATCH';
}

/** The time that counts: what her phone says, within the time the code was good; never later than now. */
export const countedAt = ({ from, until }: Shown, claimed: Date, now: Date): Date =>
  new Date(Math.min(Math.max(claimed.getTime(), from.getTime()), until.getTime(), now.getTime()));
