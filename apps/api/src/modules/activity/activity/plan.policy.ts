import { limits, type Reason } from '@jinguo/schema';
import type { SoundPlan } from './activity.input.ts';

const HOUR = 3_600_000;
const duplicates = (texts: readonly (string | undefined)[]): number[] =>
  texts.flatMap((text, i) => (text !== undefined && texts.indexOf(text) < i ? [i] : []));
const pairOf = ({ postKey, shiftKey }: SoundPlan['openings'][number]): string | undefined =>
  postKey !== undefined && shiftKey !== undefined ? JSON.stringify([postKey, shiftKey]) : undefined;
/** A key that no row has; while a row's own key is malformed, nobody can say. */
const unknown = (key: string | undefined, keys: readonly (string | undefined)[]): boolean =>
  key !== undefined && !keys.includes(key) && !keys.includes(undefined);
const invalid = (field: string): Reason => ({ code: 'INVALID_INPUT', field });

/** A time range: the end after the start, at most a day; over midnight is fine. */
export function rangeReasons(
  range: { readonly startsAt?: Date | undefined; readonly endsAt?: Date | undefined },
  field: string,
): readonly Reason[] {
  if (!range.startsAt || !range.endsAt) return [];
  const length = range.endsAt.getTime() - range.startsAt.getTime();
  if (length <= 0) return [{ code: 'END_BEFORE_START', field }];
  return length > limits.shiftHours * HOUR
    ? [{ code: 'SHIFT_TOO_LONG', field, params: { hours: limits.shiftHours } }]
    : [];
}

/** No plan reaches further than `limits.yearsAhead`; whoever types 2062 for 2026 is told so. */
export function farReasons(startsAt: Date | null | undefined, now: Date, field: string): readonly Reason[] {
  if (!startsAt) return [];
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + limits.yearsAhead);
  return startsAt > latest ? [{ code: 'STARTS_TOO_FAR', field, params: { years: limits.yearsAhead } }] : [];
}

/** When something may begin that people are to come to: from now on, not too far away. */
export const startReasons = (startsAt: Date | null | undefined, now: Date, field: string): readonly Reason[] =>
  startsAt && startsAt <= now ? [{ code: 'STARTS_IN_PAST', field }] : farReasons(startsAt, now, field);

/** How many people an opening takes. */
export function placesReasons(
  opening: { readonly minimum?: number | undefined; readonly maximum?: number | undefined },
  field: { minimum: string; maximum: string },
): readonly Reason[] {
  if (opening.minimum === undefined || opening.maximum === undefined) return [];
  if (opening.maximum < 1 || opening.maximum > limits.openingMax)
    return [{ code: 'OUT_OF_RANGE', field: field.maximum, params: { min: 1, max: limits.openingMax } }];
  if (opening.minimum < 0 || opening.minimum > opening.maximum)
    return [{ code: 'OUT_OF_RANGE', field: field.minimum, params: { min: 0, max: opening.maximum } }];
  return [];
}

/** What a post, or one opening of it, asks of people. */
function needReasons(
  needs: { readonly requiredQualification?: string | undefined; readonly minAge?: number | null | undefined },
  kinds: ReadonlyMap<string, boolean>,
  field: string,
): readonly Reason[] {
  const reasons: Reason[] = [];
  const offered = needs.requiredQualification ? kinds.get(needs.requiredQualification) : true;
  if (offered === undefined) reasons.push(invalid(`${field}.requiredQualification`));
  if (offered === false) reasons.push({ code: 'QUALIFICATION_RETIRED', field: `${field}.requiredQualification` });
  const age = needs.minAge ?? null;
  if (age !== null && (age < 8 || age > 100))
    reasons.push({ code: 'OUT_OF_RANGE', field: `${field}.minAge`, params: { min: 8, max: 100 } });
  return reasons;
}

/**
 * Whether what is sound of a plan holds together by itself; every reason at once, each with its field. `kinds`: every kind
 * of qualification, with whether it may be named here.
 */
export function planReasons(plan: SoundPlan, kinds: ReadonlyMap<string, boolean>): readonly Reason[] {
  const postKeys = plan.posts.map((post) => post.key);
  const shiftKeys = plan.shifts.map((shift) => shift.key);
  return [
    ...duplicates(postKeys).map((i) => invalid(`posts.${i}.key`)),
    ...duplicates(shiftKeys).map((i) => invalid(`shifts.${i}.key`)),
    ...duplicates(plan.openings.map((opening) => pairOf(opening))).map((i) => invalid(`openings.${i}`)),
    ...plan.posts.flatMap((post, i) => needReasons(post, kinds, `posts.${i}`)),
    ...plan.shifts.flatMap((shift, i) => rangeReasons(shift, `shifts.${i}.endsAt`)),
    ...plan.openings.flatMap((opening, i): readonly Reason[] => {
      if (unknown(opening.postKey, postKeys)) return [invalid(`openings.${i}.postKey`)];
      if (unknown(opening.shiftKey, shiftKeys)) return [invalid(`openings.${i}.shiftKey`)];
      return [
        ...placesReasons(opening, { minimum: `openings.${i}.minimum`, maximum: `openings.${i}.maximum` }),
        ...needReasons(opening, kinds, `openings.${i}`),
      ];
    }),
  ];
}
