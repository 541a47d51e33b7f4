import { keysOf, type Tongue, type Words } from './choice.ts';

/** From when time counts. National reading: from the shift's start, since waiting for it is no service (2012 办法). */
export const clockStartWords = {
  SHIFT: { zh: '从时段开始计', en: 'From the start of the shift' },
  CHECK_IN: { zh: '从签到（集合）计', en: 'From check-in (assembly)' },
} as const satisfies Record<string, Words>;
export const ClockStart = keysOf(clockStartWords);
export type ClockStart = keyof typeof clockStartWords;

/** How the minutes of an attendance are counted; the national rule, or what a unit set for its own. */
export interface HoursRule {
  readonly clockStart: ClockStart;
  /** Whoever was there for less than this share of the shift, in percent, is counted nothing; 0: no such share. */
  readonly minimumPresence: number;
  /** Whole units of so many minutes count, what is left over does not: never rounded up. */
  readonly unitMinutes: number;
  /** What anybody who came is counted at least, in minutes; 0: only what she gave. */
  readonly leastMinutes: number;
}

/** The time actually given (令67 §7): whole minutes from the shift's start to her leaving, never rounded up, no other condition. */
export const nationalRule: HoursRule = { clockStart: 'SHIFT', minimumPresence: 0, unitMinutes: 1, leastMinutes: 0 };

/** What a rule may say: a share of the shift, minutes of an hour at most; more would be another kind of rule. */
export const hoursRuleLimits = { minimumPresence: 100, unitMinutes: 60, leastMinutes: 60 } as const;

/** One record never holds more than a day: a shift is at most 24 hours. */
const MOST = 24 * 60;
const MINUTE = 60_000;

/** An attendance, in milliseconds. */
export interface AttendedTime {
  readonly checkedInAt: number;
  readonly checkedOutAt: number;
  readonly shiftStartsAt: number;
  readonly shiftEndsAt: number;
}

/** What of an attendance counts: from when to when, in milliseconds, and how many minutes of it. */
export function countTime(
  rule: HoursRule,
  time: AttendedTime,
): { startedAt: number; endedAt: number; minutes: number } {
  const endedAt = time.checkedOutAt;
  const begun = rule.clockStart === 'CHECK_IN' ? time.checkedInAt : Math.max(time.checkedInAt, time.shiftStartsAt);
  // Left before the clock began: nothing counts, and the record says so instead of vanishing.
  const startedAt = Math.min(begun, endedAt);
  const given = Math.min(Math.floor((endedAt - startedAt) / MINUTE), MOST);
  if (given < 1 || presence(time) < rule.minimumPresence) return { startedAt, endedAt, minutes: 0 };
  const whole = given - (given % rule.unitMinutes);
  return { startedAt, endedAt, minutes: Math.max(whole, rule.leastMinutes) };
}

/** How much of the shift somebody was there, in percent. */
function presence({ checkedInAt, checkedOutAt, shiftStartsAt, shiftEndsAt }: AttendedTime): number {
  const there = Math.min(checkedOutAt, shiftEndsAt) - Math.max(checkedInAt, shiftStartsAt);
  return shiftEndsAt > shiftStartsAt ? (100 * Math.max(0, there)) / (shiftEndsAt - shiftStartsAt) : 100;
}

/** A rule in one sentence, to be read beside the minutes it counted. */
export function tellRule(rule: HoursRule, tongue: Tongue): string {
  const { clockStart, minimumPresence, unitMinutes, leastMinutes } = rule;
  const parts: Words[] = [clockStartWords[clockStart]];
  if (unitMinutes > 1)
    parts.push({ zh: `每满 ${unitMinutes} 分钟计一次，不满不计`, en: `in whole units of ${unitMinutes} minutes` });
  else parts.push({ zh: '按实际分钟计，不进位', en: 'whole minutes, never rounded up' });
  if (minimumPresence > 0)
    parts.push({
      zh: `在场不足时段的 ${minimumPresence}% 不计`,
      en: `nothing for less than ${minimumPresence}% of the shift`,
    });
  if (leastMinutes > 0)
    parts.push({ zh: `不足 ${leastMinutes} 分钟按 ${leastMinutes} 分钟计`, en: `${leastMinutes} minutes at least` });
  return parts.map((part) => part[tongue]).join(tongue === 'zh' ? '；' : '; ');
}

/** Whose rule it is: the nation's, or a unit's from a day on. */
export function tellRuleOwner(rule: { unitName: string | null; validFrom: string | null }, tongue: Tongue): string {
  if (rule.unitName === null) return tongue === 'zh' ? '全国规则' : 'National rule';
  return tongue === 'zh'
    ? `${rule.unitName}的规则（${rule.validFrom} 起）`
    : `Rule of ${rule.unitName} (from ${rule.validFrom})`;
}
