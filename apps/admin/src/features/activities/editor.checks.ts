import { limits } from '@jinguo/schema';
import type { WireReason } from '@jinguo/web';
import { blanks, ownReason } from '../../shared/blank.ts';
import { toInstant } from '../../shared/when.ts';
import type { ActivityForm } from './activity.form.ts';
import { openingsOf, type PlanForm } from './plan.form.ts';

/** What recruitment must say by law (rules §1.2); the server decides, this only spares a first round trip. */
const lawful = ['place', 'content', 'requirements', 'risks', 'safeguards', 'personInCharge'] as const;

/** Without these not even a draft can be stored. */
export const basicsMissing = (form: ActivityForm): WireReason[] =>
  blanks(form, ['title', 'serviceTypeId', 'unitId', 'villageCode']);

/** Shifts without a beginning or an end: a blank is no instant the server could read. */
export const timesMissing = (plan: PlanForm): WireReason[] =>
  plan.shifts.flatMap((shift, i) =>
    (['startsAt', 'endsAt'] as const)
      .filter((field) => !shift[field])
      .map((field) => ownReason('REQUIRED', `shifts.${i}.${field}`)),
  );

/** The law's conditions as far as the screen can tell, for when nothing could be sent yet. */
export const lawMissing = (form: ActivityForm, plan: PlanForm, phoneKept: boolean): WireReason[] => [
  ...blanks(form, lawful),
  ...(form.contactPhone || phoneKept ? [] : [ownReason('REQUIRED', 'contactPhone')]),
  ...(form.risk === 'HAZARDOUS' && !form.insurancePolicyNo ? [ownReason('INSURANCE_NEEDED', 'insurancePolicyNo')] : []),
  ...planMissing(plan),
];

/** A qualification the kind of service asks of some post. */
interface Needed {
  readonly type: string;
  readonly code: string;
  readonly name: string;
}

/** The last instant a shift may begin: the server asks the same. */
function latestStart(now: number): number {
  const latest = new Date(now);
  return latest.setUTCFullYear(latest.getUTCFullYear() + limits.yearsAhead);
}

/** What publication misses in a plan that could not be stored: the server never saw it, so the screen tells (条例 §16). */
export function planMissing(plan: PlanForm, needed: Needed | null = null, now = Date.now()): WireReason[] {
  const named = openingsOf(plan).some(
    ({ post }) => post.needsQualification && post.requiredQualification === needed?.code,
  );
  return [
    ...(plan.shifts.length ? [] : [ownReason('NO_TIME', 'shifts')]),
    ...(openingsOf(plan).length ? [] : [ownReason('NO_OPENING', 'openings')]),
    ...(plan.shifts.some((shift) => shift.startsAt && Date.parse(toInstant(shift.startsAt)) <= now)
      ? [ownReason('STARTS_IN_PAST', 'shifts')]
      : []),
    ...(plan.shifts.some((shift) => shift.startsAt && Date.parse(toInstant(shift.startsAt)) > latestStart(now))
      ? [ownReason('STARTS_TOO_FAR', 'shifts', { years: String(limits.yearsAhead) })]
      : []),
    ...plan.posts.flatMap((post, i) =>
      post.needsQualification && !post.requiredQualification
        ? [ownReason('QUALIFICATION_UNNAMED', `posts.${i}.requiredQualification`, { post: post.name })]
        : [],
    ),
    ...(needed && !named
      ? [ownReason('TYPE_QUALIFICATION_MISSING', 'posts', { type: needed.type, qualification: needed.name })]
      : []),
  ];
}
